import { useState, type FormEvent } from 'react';
import 'trtc-calling';
import type { TrtcCallingProperties } from 'trtc-calling/jsx';
import { loadLogin } from './login.js';

export function App() {
  const [login, setLogin] = useState<TrtcCallingProperties>({});
  const [whom, setWhom] = useState('');
  const [news, setNews] = useState('');

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const user = new FormData(event.currentTarget).get('user');
    setLogin(await loadLogin(String(user)));
  }

  return (
    <>
      <form onSubmit={signIn}>
        <label>
          You <input name="user" required />
        </label>
        <button>Sign in</button>
      </form>

      {/* Properties by their names; events by `on` and their own name. */}
      <trtc-calling
        {...login}
        display="floating"
        oninvited={({ detail }) => setNews(`${detail.sponsor} is calling`)}
        oncall-end={({ detail }) => setNews(`The call is over: ${detail.summary.reason}`)}
      />

      <label>
        Whom <input value={whom} onChange={(event) => setWhom(event.target.value)} />
      </label>
      <trtc-call-button userID={whom} type={2}>
        Call
      </trtc-call-button>
      <p role="status">{news}</p>
    </>
  );
}

import { useState, type FormEvent } from 'react';
import { TrtcCallButton, TrtcCalling, type TrtcCallingProps } from 'trtc-calling/react';
import { loadLogin } from './login.js';

export function App() {
  const [login, setLogin] = useState<TrtcCallingProps>({});
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

      <TrtcCalling
        {...login}
        display="floating"
        onInvited={({ detail }) => setNews(`${detail.sponsor} is calling`)}
        onCallEnd={({ detail }) => setNews(`The call is over: ${detail.summary.reason}`)}
      />

      <label>
        Whom <input value={whom} onChange={(event) => setWhom(event.target.value)} />
      </label>
      <TrtcCallButton userID={whom} type={2}>
        Call
      </TrtcCallButton>
      <p role="status">{news}</p>
    </>
  );
}

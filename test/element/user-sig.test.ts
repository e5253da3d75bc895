import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { Login } from '../../src/core/types.js';
import '../../src/index.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { control } from '../support/local-cloud.js';
import { button, hasButton, textOf } from '../support/dom.js';
import { connected } from '../support/samples.js';
import { FakeCore } from './fake-core.js';
import { become, settled } from './setup.js';

interface Scene {
  readonly core: FakeCore;
  readonly element: TrtcCallingElement;
  /** Reasons of `error` events. */
  readonly errors: string[];
  /** Who was asked for, in order. */
  readonly asked: string[];
}

type Answer = string | Error | Promise<string>;

/** An element with a provider that answers in turn, and then with its last answer for ever. */
async function scene(...answers: Answer[]): Promise<Scene> {
  const core = new FakeCore();
  const asked: string[] = [];
  const errors: string[] = [];
  const provide = (userID: string): string | Promise<string> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? '';
    asked.push(userID);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const element = await fixture<TrtcCallingElement>(
    html`<trtc-calling
      .core=${core}
      sdkappid="1400"
      userid="ann"
      .userSigProvider=${provide}
      @error=${({ detail }: { detail: { reason: string } }) => errors.push(detail.reason)}
    ></trtc-calling>`,
  );
  return { core, element, errors, asked };
}

const logins = (core: FakeCore) =>
  core.asked.filter(([verb]) => verb === 'login').map(([, login]) => login as Login);

async function untilLogins({ core }: Scene, ...userSigs: string[]): Promise<void> {
  await waitUntil(() => logins(core).length >= userSigs.length, `logins ${userSigs.join()}`, {
    timeout: 10_000,
  });
  expect(logins(core).map(({ userSig }) => userSig)).to.deep.equal(userSigs);
}

async function untilShown({ element }: Scene, text: string): Promise<void> {
  await waitUntil(() => textOf(element).includes(text), text, { timeout: 10_000 });
  await settled(element);
}

async function sign(expireSeconds: number): Promise<string> {
  const answer = await control('user-sig', { userID: 'ann', expireSeconds });
  return (answer as { userSig: string }).userSig;
}

function expire({ core }: Scene): void {
  const error = new CallError('user-sig-expired', 'The userSig has expired.');
  core.become({ session: { status: 'kicked-out', userID: 'ann', error } });
  core.emit({ name: 'kicked-out', detail: { type: 'userSigExpired', message: '' } });
}

describe('<trtc-calling> with a userSigProvider', () => {
  it('logs in with what it gives', async () => {
    const phone = await scene('one');
    await untilLogins(phone, 'one');
    expect(phone.asked).to.deep.equal(['ann']);
    expect(logins(phone.core)[0]).to.include({ sdkAppID: 1400, userID: 'ann' });
  });

  it('asks it no more than once for a user, whatever else changes and renders', async () => {
    const phone = await scene('one');
    phone.element.rtcProxy = 'wss://one.example';
    await phone.element.updateComplete;
    await untilLogins(phone, 'one');
    phone.element.userSigProvider = () => 'of another function';
    phone.element.rtcProxy = 'wss://two.example';
    await settled(phone.element);
    expect(phone.asked).to.deep.equal(['ann']);
    expect(logins(phone.core).at(-1)).to.include({
      ...{ userSig: 'one', rtcProxy: 'wss://two.example' },
    });
  });

  it('asks for another user, whose predecessor is logged out meanwhile', async () => {
    let give: (userSig: string) => void = () => undefined;
    const late = new Promise<string>((resolve) => {
      give = resolve;
    });
    const phone = await scene('one', late);
    await untilLogins(phone, 'one');
    phone.element.userID = 'bob';
    await settled(phone.element);
    expect(phone.core.verbs).to.deep.equal(['login', 'logout']);
    give('two');
    await untilLogins(phone, 'one', 'two');
    expect(phone.asked).to.deep.equal(['ann', 'bob']);
  });

  it('does not ask it while there is a usersig', async () => {
    const phone = await scene('one');
    await untilLogins(phone, 'one');
    phone.element.userSig = 'own';
    await untilLogins(phone, 'one', 'own');
    expect(phone.asked).to.have.length(1);
  });

  it('gets a fresh one before the old one runs out, also during a call', async () => {
    const [short, long] = [await sign(3), await sign(3600)];
    const phone = await scene(short, long);
    await untilLogins(phone, short);
    await become(phone, connected());
    await untilLogins(phone, short, long);
    expect(phone.core.verbs).to.deep.equal(['login', 'login']);
  });

  it('gets a fresh one when the old one has run out', async () => {
    const phone = await scene('one', 'two');
    await untilLogins(phone, 'one');
    await become(phone, connected());
    expire(phone);
    await untilLogins(phone, 'one', 'two');
  });

  it('does not come back after another login, but when it is asked to', async () => {
    const phone = await scene('one', 'two');
    await untilLogins(phone, 'one');
    const error = new CallError('kicked-out', 'elsewhere');
    phone.core.become({ session: { status: 'kicked-out', userID: 'ann', error } });
    phone.core.emit({ name: 'kicked-out', detail: { type: 'multipleAccount', message: '' } });
    await settled(phone.element);
    expect(phone.asked).to.have.length(1);
    button(phone.element, 'Use here again').click();
    await untilLogins(phone, 'one', 'two');
  });

  it('asks nobody any more after logout()', async () => {
    const phone = await scene(await sign(2));
    await waitUntil(() => logins(phone.core).length === 1);
    await phone.element.logout();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(phone.asked).to.have.length(1);
  });

  it('tells and shows that it has failed, and tries again when asked', async () => {
    const phone = await scene(new Error('no'), 'two');
    await untilShown(phone, 'You could not be signed in for calls');
    expect(phone.errors).to.deep.equal(['user-sig-unavailable']);
    await expect(phone.element).to.be.accessible();
    button(phone.element, 'Try again').click();
    await untilLogins(phone, 'two');
    await settled(phone.element);
    expect(hasButton(phone.element, 'Try again')).to.equal(false);
  });

  it('says that it has failed after the old one has run out', async () => {
    const phone = await scene('one', new Error('no'));
    await untilLogins(phone, 'one');
    expire(phone);
    await untilShown(phone, 'You could not be signed in for calls');
    expect(phone.core.verbs).to.deep.equal(['login']);
  });

  it('asks it at login() while it is manual', async () => {
    const phone = await scene('one');
    await untilLogins(phone, 'one');
    phone.element.manual = true;
    await phone.element.logout();
    phone.element.userID = 'bob';
    await settled(phone.element);
    expect(phone.asked).to.have.length(1);
    await phone.element.login();
    expect(phone.asked).to.deep.equal(['ann', 'bob']);
    expect(logins(phone.core).at(-1)).to.include({ userID: 'bob', userSig: 'one' });
  });

  it('rejects login() with its failure', async () => {
    const phone = await scene('one', new Error('no'));
    await untilLogins(phone, 'one');
    const failure: unknown = await phone.element.login().catch((error: unknown) => error);
    expect(failure).to.include({ reason: 'user-sig-unavailable', code: 61016 });
    expect(phone.errors).to.deep.equal(['user-sig-unavailable']);
  });
});

describe('<trtc-calling> with a usersig', () => {
  it('says that it has run out, and tries again when asked', async () => {
    const phone = await scene('one');
    phone.element.userSig = 'own';
    await untilLogins(phone, 'own');
    expire(phone);
    await untilShown(phone, 'Your sign-in has run out');
    expect(phone.asked).to.deep.equal(['ann']);
    await expect(phone.element).to.be.accessible();
    button(phone.element, 'Try again').click();
    await untilLogins(phone, 'own', 'own');
  });
});

describe('<trtc-calling> and a secret key', () => {
  const KEY = '0123456789abcdef'.repeat(4);

  async function refusal(change: (element: TrtcCallingElement) => void): Promise<void> {
    const core = new FakeCore();
    const element = document.createElement('trtc-calling');
    element.core = core;
    const errors: string[] = [];
    element.addEventListener('error', ({ detail }) => errors.push(detail.reason));
    const { error } = console;
    const said: unknown[] = [];
    console.error = (...words: unknown[]) => said.push(words.join(' '));
    try {
      element.config = { sdkAppID: 1400, userID: 'ann', userSig: 'sig' };
      change(element);
      document.body.append(element);
      await settled(element);
      await settled(element);
      expect(core.verbs).to.deep.equal([]);
      expect(errors).to.deep.equal(['invalid-argument']);
      expect(textOf(element)).to.contain('is a secret key');
      expect(textOf(element)).not.to.contain(KEY);
      expect(said.join()).to.contain('make a new one').and.not.to.contain(KEY);
      await element.login().catch(() => undefined);
      expect(core.verbs).to.deep.equal([]);
    } finally {
      console.error = error;
      element.remove();
    }
  }

  for (const name of ['secretkey', 'secret-key', 'sdksecretkey']) {
    it(`refuses the attribute ${name}`, () =>
      refusal((element) => {
        element.setAttribute(name, KEY);
      }));
  }

  for (const name of ['secretKey', 'SDKSECRETKEY']) {
    it(`refuses the property ${name}`, () =>
      refusal((element) => {
        Object.assign(element, { [name]: KEY });
      }));

    it(`refuses ${name} in the configuration`, () =>
      refusal((element) => {
        element.config = { [name]: KEY };
      }));
  }

  it('refuses a usersig that is one', () =>
    refusal((element) => {
      element.userSig = KEY;
    }));
});

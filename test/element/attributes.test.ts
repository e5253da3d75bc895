import { expect, fixture, html } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { KickKind } from '../../src/core/ports.js';
import type { CallState } from '../../src/core/state.js';
import '../../src/index.js';
import { TrtcCallingElement, type TrtcCallingConfig } from '../../src/trtc-calling-element.js';
import { textOf } from '../support/dom.js';
import {
  accepting,
  connected,
  connecting,
  incoming,
  outgoing,
  preparing,
  summary,
} from '../support/samples.js';
import { FakeCore } from './fake-core.js';
import { become, settled, type Phone } from './setup.js';

/*
 * What becomes of login and call when an attribute changes or goes, in each phase: docs/attributes.md as a
 * test. That the login of another user ends the call, and a fresh userSig does not, is the core's business and
 * tested there.
 */

type Effect =
  /** Asks the core at once to log in with the new value. */
  | 'logs in'
  | 'logs out'
  /** Tells the core of the picture. */
  | 'quality'
  /** Neither login nor call hear of it. */
  | 'nothing'
  /** The same, but whoever was logged out is in again. */
  | 'at most a login';

type Property = (keyof TrtcCallingConfig & keyof TrtcCallingElement) | Own;
type Own =
  | 'userSigUrl'
  | 'userSigCredentials'
  | 'imProxy'
  | 'rtcProxy'
  | 'logProxy'
  | 'timeout'
  | 'videoQuality'
  | 'display'
  | 'manual'
  | 'backgroundMute'
  | 'ringtone'
  | 'ringback'
  | 'silent'
  | 'attention'
  | 'preCall'
  | 'lang';

interface Attribute {
  readonly property: Property;
  /** As it is at the beginning; null if it is not there. */
  readonly value: string | null;
  readonly other: string;
  /** The property once the attribute says the other value, and once it is gone. */
  readonly properties: readonly [other: unknown, gone: unknown];
  readonly change: Effect;
  readonly removal: Effect;
  /** What it can never be. */
  readonly wrong?: string;
}

const proxy = (property: Property, scheme: string): Attribute => ({
  property,
  value: `${scheme}://one.example`,
  other: `${scheme}://two.example`,
  properties: [`${scheme}://two.example`, null],
  change: 'logs in',
  removal: 'logs in',
  wrong: 'gateway',
});

const setting = (
  property: Property,
  value: string | null,
  other: string,
  properties: Attribute['properties'],
  wrong?: string,
): Attribute => ({
  ...{ property, value, other, properties, change: 'nothing', removal: 'nothing' },
  ...(wrong === undefined ? {} : { wrong }),
});

const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  sdkappid: {
    ...{ property: 'sdkAppID', value: '1400', other: '1500', properties: [1500, undefined] },
    ...{ change: 'logs in', removal: 'logs out', wrong: 'many' },
  },
  userid: {
    ...{ property: 'userID', value: 'ann', other: 'carol', properties: ['carol', ''] },
    ...{ change: 'logs in', removal: 'logs out', wrong: 'ann lee' },
  },
  usersig: {
    ...{ property: 'userSig', value: 'sig', other: 'fresh', properties: ['fresh', ''] },
    ...{ change: 'logs in', removal: 'logs out', wrong: 'two words' },
  },
  // The usersig that is there counts, not these.
  'usersig-url': {
    ...setting('userSigUrl', null, '/usersig', ['/usersig', null], 'ftp://one.example'),
    ...{ change: 'at most a login', removal: 'nothing' },
  },
  'usersig-credentials': {
    ...setting('userSigCredentials', null, 'include', ['include', null], 'always'),
    ...{ change: 'at most a login', removal: 'nothing' },
  },
  'im-proxy': proxy('imProxy', 'wss'),
  'rtc-proxy': proxy('rtcProxy', 'wss'),
  'log-proxy': proxy('logProxy', 'https'),
  type: setting('type', '1', '2', [2, 2], '3'),
  timeout: setting('timeout', '20', '40', [40, 30], '0'),
  'video-quality': {
    ...setting('videoQuality', '360p', '720p', ['720p', '480p'], 'fine'),
    ...{ change: 'quality', removal: 'quality' },
  },
  display: setting('display', null, 'floating', ['floating', 'inline'], 'window'),
  manual: setting('manual', null, '', [true, false]),
  'background-mute': setting('backgroundMute', 'false', 'true', [true, undefined]),
  ringtone: setting('ringtone', 'none', '/chime.mp3', ['/chime.mp3', '']),
  ringback: setting('ringback', 'none', '/tone.mp3', ['/tone.mp3', '']),
  silent: setting('silent', '', 'silent', [true, false]),
  'pre-call': setting('preCall', null, '', [true, false]),
  attention: setting('attention', 'title', 'favicon badge', ['favicon badge', ''], 'title bell'),
  lang: setting('lang', 'en', 'zh-CN', ['zh-CN', '']),
};

const NO_CALL: CallState = { phase: 'idle', ended: undefined };

const CALLS: Readonly<Record<string, CallState>> = {
  preparing: preparing(),
  outgoing: outgoing(),
  incoming: incoming(),
  accepting: accepting(),
  connecting: connecting(),
  connected: connected(),
  ended: { phase: 'idle', ended: summary() },
};

/** Logged in by its attributes, in that phase; what the core has been asked for so far is forgotten. */
async function phoneIn(phase: string): Promise<Phone> {
  const core = new FakeCore();
  const element = await fixture<TrtcCallingElement>(
    html`<trtc-calling style="inline-size: 24rem" .core=${core}></trtc-calling>`,
  );
  for (const [name, { value }] of Object.entries(ATTRIBUTES)) {
    if (value !== null) element.setAttribute(name, value);
  }
  await settled(element);
  const call = CALLS[phase];
  if (call) await become({ element, core }, call);
  if (phase === 'logged out') await element.logout();
  core.asked.length = 0;
  return { element, core };
}

function logins({ core }: Phone): unknown[] {
  return core.asked.filter(([verb]) => verb === 'login').map(([, login]) => login);
}

async function change({ element }: Phone, name: string, value: string | null): Promise<void> {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
  await settled(element);
}

async function kick({ element, core }: Phone, type: KickKind): Promise<void> {
  const error = new CallError('kicked-out', type);
  core.become({ call: { phase: 'idle', ended: summary({ reason: 'kicked-out', error }) } });
  core.become({ session: { status: 'kicked-out', userID: 'ann', error } });
  core.emit({ name: 'kicked-out', detail: { type, message: '' } });
  await settled(element);
}

function expectEffect(
  phone: Phone,
  phase: string,
  effect: Effect,
  property: Property,
  value: unknown,
): void {
  const { core } = phone;
  switch (effect) {
    case 'nothing':
      expect(core.verbs).to.deep.equal([]);
      break;
    case 'at most a login':
      expect(core.verbs).to.deep.equal(phase === 'logged out' ? ['login'] : []);
      break;
    case 'quality':
      expect(core.asked).to.deep.equal([['setVideoQuality', value]]);
      break;
    case 'logs out':
      expect(core.verbs).to.deep.equal(phase === 'logged out' ? [] : ['logout']);
      break;
    case 'logs in':
      expect(core.verbs).to.deep.equal(['login']);
      expect(logins(phone)[0]).to.include({ [property]: value ?? undefined });
  }
}

describe('<trtc-calling> when an attribute changes', () => {
  it('knows of all of them here', () => {
    // `lang` is looked for in the elements around as well.
    const observed = [...TrtcCallingElement.observedAttributes, 'lang'];
    expect(Object.keys(ATTRIBUTES).sort()).to.deep.equal([...new Set(observed)].sort());
  });

  for (const phase of ['logged out', 'idle', ...Object.keys(CALLS)]) {
    describe(phase, () => {
      for (const [name, { property, other, properties, ...attribute }] of Object.entries(
        ATTRIBUTES,
      )) {
        it(`${name} changes: ${attribute.change}`, async () => {
          const phone = await phoneIn(phase);
          await change(phone, name, other);
          expect(phone.element[property]).to.equal(properties[0]);
          expectEffect(phone, phase, attribute.change, property, properties[0]);
        });

        it(`${name} goes: ${attribute.removal}`, async () => {
          const phone = await phoneIn(phase);
          if (attribute.value === null) {
            await change(phone, name, other);
            phone.core.asked.length = 0;
          }
          await change(phone, name, null);
          expect(phone.element[property]).to.equal(properties[1]);
          expectEffect(phone, phase, attribute.removal, property, properties[1]);
        });
      }
    });
  }

  for (const [name, { wrong }] of Object.entries(ATTRIBUTES)) {
    if (wrong === undefined) continue;
    it(`${name}="${wrong}" is told, and leaves login and call alone`, async () => {
      const phone = await phoneIn('connected');
      const heard: string[] = [];
      phone.element.addEventListener('error', ({ detail }) => heard.push(detail.reason));
      await change(phone, name, wrong);
      expect(heard).to.deep.equal(['invalid-argument']);
      expect(phone.core.verbs).to.deep.equal([]);
      await become(phone, NO_CALL);
      expect(textOf(phone.element)).to.contain(name);
    });

    it(`${name} is not called wrong any more once it is right`, async () => {
      const phone = await phoneIn('idle');
      await change(phone, name, wrong);
      expect(textOf(phone.element)).to.contain(name);
      await change(phone, name, ATTRIBUTES[name]!.other);
      expect(textOf(phone.element)).to.equal('');
    });
  }
});

describe('<trtc-calling> with a fresh userSig during a call', () => {
  const fresh = { userSig: 'fresh' };

  it('asks for the login once for many changes at a time', async () => {
    const phone = await phoneIn('connected');
    for (const sig of ['second', 'third', 'fresh']) phone.element.setAttribute('usersig', sig);
    await settled(phone.element);
    expect(logins(phone)).to.have.length(1);
    expect(logins(phone)[0]).to.include(fresh);
  });

  it('logs in with it when it comes after the old one has run out', async () => {
    const phone = await phoneIn('connected');
    await kick(phone, 'userSigExpired');
    expect(phone.core.verbs).to.deep.equal([]);
    await change(phone, 'usersig', 'fresh');
    expect(logins(phone)[0]).to.include(fresh);
  });

  it('does not take the calls back from another device that has ended the login', async () => {
    const phone = await phoneIn('connected');
    await change(phone, 'usersig', 'fresh');
    phone.core.asked.length = 0;
    await kick(phone, 'multipleAccount');
    await become(phone, NO_CALL);
    expect(phone.core.verbs).to.deep.equal([]);
    await phone.element.login();
    expect(logins(phone)[0]).to.include(fresh);
  });

  it('has it when the page comes back out of the cache', async () => {
    const phone = await phoneIn('connected');
    await change(phone, 'usersig', 'fresh');
    phone.core.asked.length = 0;
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled(phone.element);
    expect(logins(phone)).to.have.length(1);
    expect(logins(phone)[0]).to.include(fresh);
  });
});

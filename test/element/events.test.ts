import { expect, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { CallEvent } from '../../src/core/events.js';
import { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { phone } from './setup.js';

/** TRTCCalling.EVENT of trtc-calling-js 1.0.6. */
const CALLING_JS_EVENTS = {
  ERROR: 'onError',
  SDK_READY: 'sdkReady',
  INVITED: 'onInvited',
  USER_ACCEPT: 'onUserAccept',
  USER_ENTER: 'onUserEnter',
  USER_LEAVE: 'onUserLeave',
  REJECT: 'onReject',
  NO_RESP: 'onNoResp',
  LINE_BUSY: 'onLineBusy',
  CALLING_CANCEL: 'onCallingCancel',
  KICKED_OUT: 'onKickedOut',
  CALLING_TIMEOUT: 'onCallingTimeout',
  CALL_END: 'onCallEnd',
  CALLING_END: 'onCallEnd',
  USER_VIDEO_AVAILABLE: 'onUserVideoAvailable',
  USER_AUDIO_AVAILABLE: 'onUserAudioAvailable',
  USER_VOICE_VOLUME: 'onUserVoiceVolume',
  GROUP_CALL_INVITEE_LIST_UPDATE: 'onGroupCallInviteeListUpdate',
};

/** The table of events in the mini-programs' documents. */
const MINI_PROGRAM_EVENTS = [
  ...['REJECT', 'NO_RESP', 'CALLING_TIMEOUT', 'LINE_BUSY', 'CALLING_CANCEL', 'INVITED'],
  ...['USER_ENTER', 'USER_LEAVE', 'CALL_END', 'USER_VOICE_VOLUME', 'HANG_UP', 'ERROR'],
];

function listen(element: TrtcCallingElement, event: string): void {
  element.on(event, () => undefined);
}

/** How many errors the page is told of meanwhile. */
function reportsOf(work: () => void): number {
  const { reportError } = globalThis;
  let reports = 0;
  globalThis.reportError = () => (reports += 1);
  work();
  globalThis.reportError = reportError;
  return reports;
}

const enter: CallEvent = {
  name: 'user-enter',
  detail: { userID: 'bob', playerList: ['bob'] },
};

describe('<trtc-calling> events', () => {
  it('bubble out of shadow roots, with the fields themselves and again as data', async () => {
    const { element, core } = await phone();
    let heard: Event | undefined;
    document.addEventListener('user-enter', (event) => (heard = event), { once: true });
    core.emit(enter);
    expect(heard).to.include({ bubbles: true, composed: true, target: element });
    expect((heard as CustomEvent<unknown>).detail).to.deep.equal({
      userID: 'bob',
      playerList: ['bob'],
      eventCode: 'USER_ENTER',
      name: 'user-enter',
      data: { userID: 'bob', playerList: ['bob'] },
    });
  });

  it('that are errors do not bubble into the page’s reports of script errors', async () => {
    const { element, core } = await phone();
    core.failure = new CallError('user-unknown', 'nobody');
    let onWindow = 0;
    let onElement = 0;
    const count = (): void => void (onWindow += 1);
    window.addEventListener('error', count);
    element.addEventListener('error', () => (onElement += 1));
    await element.call('bob').catch(() => undefined);
    window.removeEventListener('error', count);
    expect([onElement, onWindow]).to.deep.equal([1, 0]);
  });

  it('tell of a person by both names of that event', async () => {
    const { element, core } = await phone();
    const heard: string[] = [];
    for (const name of ['USER_UPDATE', 'onUserUpdate'] as string[]) {
      element.on(name, ({ nick, eventCode }: { nick: string; eventCode: string }) => {
        heard.push(`${eventCode} ${nick}`);
      });
    }
    const detail = { userID: 'bob', nick: 'Bob', avatar: '', playerList: [] };
    core.emit({ name: 'user-update', detail });
    expect(heard).to.deep.equal(['USER_UPDATE Bob', 'USER_UPDATE Bob']);
  });

  it('reach on() by the value, the key and the name of either generation', async () => {
    const { element, core } = await phone();
    const heard: unknown[] = [];
    const add = (event: string) => element.on(event, (detail: unknown) => heard.push(detail));
    for (const name of ['user-enter', 'USER_ENTER', 'onUserEnter']) add(name);
    core.emit(enter);
    expect(heard).to.have.length(3);
    expect(new Set(heard).size).to.equal(1);
    add('sdkReady');
    core.emit({ name: 'sdk-ready', detail: { message: 'ready' } });
    expect(heard[3]).to.include({ eventCode: 'SDK_READY', name: 'sdk-ready', message: 'ready' });
  });

  it('tell of a sent message by each of its names, with the message as data', async () => {
    const { element, core } = await phone();
    const message = { ID: 'message-1', from: 'ann', to: 'bob', payload: { data: '{}' } };
    const heard: unknown[] = [];
    const names = ['MESSAGE_SENT_BY_ME', 'onMessageSentByMe', element.EVENT.MESSAGE_SENT_BY_ME];
    for (const name of names) {
      element.on(name, (detail: unknown) => heard.push(detail));
    }
    element.addEventListener('message-sent-by-me', ({ detail }) => heard.push(detail));
    core.emit({ name: 'message-sent-by-me', detail: message });
    expect(heard).to.have.length(4);
    expect(new Set(heard).size).to.equal(1);
    expect(heard[0]).to.deep.equal({
      ...message,
      eventCode: 'MESSAGE_SENT_BY_ME',
      name: 'message-sent-by-me',
      data: message,
    });
  });

  for (const [key, alias] of Object.entries(CALLING_JS_EVENTS)) {
    it(`take ${key} and ${alias} of trtc-calling-js`, async () => {
      const { element } = await phone();
      expect(reportsOf(() => listen(element, key))).to.equal(0);
      expect(reportsOf(() => listen(element, alias))).to.equal(0);
    });
  }

  it('take every key of the mini-programs, as name and out of EVENT', async () => {
    const { element } = await phone();
    for (const key of MINI_PROGRAM_EVENTS) {
      expect(
        reportsOf(() => listen(element, key)),
        key,
      ).to.equal(0);
      const { EVENT }: { EVENT: Readonly<Record<string, string>> } = element;
      const value = EVENT[key];
      if (value === undefined) throw new Error(`EVENT.${key} is missing.`);
      expect(
        reportsOf(() => listen(element, value)),
        value,
      ).to.equal(0);
    }
  });

  it('of the later components are known too, though they do not come yet', async () => {
    const { element } = await phone();
    expect(element.EVENT.CALL_TYPE_CHANGED).to.equal(element.EVENT.CALL_MODE);
    const names = ['GROUP_CALL_INVITEE_LIST_UPDATE', 'CALL_MODE', 'CALL_TYPE_CHANGED'];
    for (const name of [...names, 'onCallTypeChanged', 'USER_UPDATE']) {
      expect(
        reportsOf(() => listen(element, name)),
        name,
      ).to.equal(0);
      element.off(name);
    }
  });

  it('name the end of a call by both keys', async () => {
    const { element } = await phone();
    expect(element.EVENT.CALL_END).to.equal(element.EVENT.CALLING_END);
    expect(TrtcCallingElement.EVENT).to.equal(element.EVENT);
  });

  it('call handlers in their context, the element by default', async () => {
    const { element, core } = await phone();
    const seen: unknown[] = [];
    const note = function (this: unknown): void {
      seen.push(this);
    };
    const context = {};
    element.on('USER_ENTER', note, context);
    element.on('user-enter', note);
    core.emit(enter);
    expect(seen[0] === context && seen[1] === element).to.equal(true);
  });

  it('stop for one handler by off(), and for all of an event without one', async () => {
    const { element, core } = await phone();
    const heard: string[] = [];
    const a = (): void => void heard.push('a');
    const b = (): void => void heard.push('b');
    element.on('USER_ENTER', a);
    element.on('USER_ENTER', b);
    element.on('onUserEnter', b);
    core.emit(enter);
    expect(heard).to.deep.equal(['a', 'b']);
    element.off('onUserEnter', a);
    core.emit(enter);
    expect(heard).to.deep.equal(['a', 'b', 'b']);
    element.off('USER_ENTER');
    core.emit(enter);
    expect(heard).to.have.length(3);
  });

  it('stop for one context by off(), or for all of them', async () => {
    const { element, core } = await phone();
    const seen: unknown[] = [];
    const note = function (this: unknown): void {
      seen.push(this);
    };
    const [one, other] = [{}, {}];
    element.on('USER_ENTER', note, one);
    element.on('USER_ENTER', note, other);
    element.off('USER_ENTER', note, one);
    core.emit(enter);
    expect(seen.length === 1 && seen[0] === other).to.equal(true);
    element.off('USER_ENTER', note);
    core.emit(enter);
    expect(seen).to.have.length(1);
  });

  it('survive a handler that throws', async () => {
    const { element, core } = await phone();
    const reported: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (error) => reported.push(error);
    let heard = 0;
    element.on('USER_ENTER', () => {
      throw new Error('mine');
    });
    element.on('USER_ENTER', () => (heard += 1));
    core.emit(enter);
    element.on('NO_SUCH_EVENT', () => undefined);
    globalThis.reportError = reportError;
    expect(heard).to.equal(1);
    expect(reported).to.have.length(2);
  });
});

describe('<trtc-calling> methods', () => {
  it('call by one object or by user and type, with defaults from the attributes', async () => {
    const { element, core } = await phone();
    element.setAttribute('type', '1');
    element.setAttribute('timeout', '12');
    await element.call({ userID: 'bob', type: 2, timeout: 5 });
    await element.call('bob', 2);
    await element.call({ userID: 'bob' });
    expect(core.asked.map(([, options]) => options)).to.deep.equal([
      { userID: 'bob', type: 2, timeout: 5 },
      { userID: 'bob', type: 2, timeout: 12 },
      { userID: 'bob', type: 1, timeout: 12 },
    ]);
  });

  it('call with the page’s own data and push information', async () => {
    const { element, core } = await phone();
    const extras = { userData: { order: 7 }, offlinePushInfo: { title: 'Ann' } };
    await element.call({ userID: 'bob', type: 1, ...extras });
    expect(core.asked.at(-1)).to.deep.equal([
      'call',
      { userID: 'bob', type: 1, timeout: 30, ...extras },
    ]);
  });

  it('put the calls of a chat history into words of the page’s language', async () => {
    const { element } = await phone();
    const signal = {
      ...{ businessID: 1, inviteID: 'invite-1', inviter: 'ann', actionType: 1, timeout: 30 },
      ...{ inviteeList: ['bob'], data: '{"businessID":"av_call","call_type":2,"room_id":7}' },
    };
    const payload = { data: JSON.stringify(signal), description: '', extension: '' };
    const message = { type: 'TIMCustomElem', from: 'ann', payload };
    expect(element.extractCallingInfoFromMessage(message)).to.equal('Started a video call');
    element.lang = 'zh-CN';
    await waitUntil(() => element.extractCallingInfoFromMessage(message) === '发起视频通话');
    expect(element.extractCallingInfoFromMessage({ ...message, type: 'TIMTextElem' })).to.equal('');
    expect(element.extractCallingInfoFromMessage(undefined)).to.equal('');
  });

  it('reject with a CallError for what is no call at all', async () => {
    const { element, core } = await phone();
    const failure = await element.call(undefined as never).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(CallError).and.include({ reason: 'invalid-argument' });
    expect(core.verbs).to.be.empty;
  });

  it('hand every verb to the core', async () => {
    const { element, core } = await phone();
    await element.accept();
    await element.reject();
    await element.hangup();
    await element.openCamera();
    await element.closeCamera();
    await element.setMicMute(true);
    await element.setSelfInfo('Ann', 'https://a.example/ann.png');
    await element.setSelfInfo({ nickName: 'Ann' });
    expect(core.asked).to.deep.equal([
      ['accept'],
      ['reject'],
      ['hangup'],
      ['openCamera'],
      ['closeCamera'],
      ['setMicMute', true],
      ['setSelfInfo', 'Ann', 'https://a.example/ann.png'],
      ['setSelfInfo', { nickName: 'Ann' }, undefined],
    ]);
  });

  it('leave nothing behind after destroyed()', async () => {
    const { element, core } = await phone();
    await element.destroyed();
    expect(core.verbs).to.deep.equal(['logout', 'logout', 'destroy']);
    expect(core.listenerCount).to.equal(0);
    expect(element.state.session.status).to.equal('logged-out');
  });
});

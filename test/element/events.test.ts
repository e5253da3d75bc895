import { expect, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { CallEvent } from '../../src/core/events.js';
import { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { phone } from './setup.js';

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
    element.on('GROUP_CALL_INVITEE_LIST_UPDATE', () => undefined);
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
    expect(core.asked).to.deep.equal([
      ['accept'],
      ['reject'],
      ['hangup'],
      ['openCamera'],
      ['closeCamera'],
      ['setMicMute', true],
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

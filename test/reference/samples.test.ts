import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PhoneState } from '../../src/core/state.js';
import '../../src/index.js';
import type { TrtcRemoteSound } from '../../src/parts/remote-sound.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { Person, World } from '../core/people.js';
import { settle } from '../fakes/fake-clock.js';
import { fakeDevice } from '../fakes/fake-media.js';
import { all as below } from '../support/dom.js';

/*
 * The samples of the five documents of Tencent's calling components, word by word, for a user whose element
 * stands on the real core, and for another one whom they call. Where a document writes 0 or a few words for
 * what everybody has to fill in, that is filled in.
 *
 * Left out is what cannot run on the web, or is no code of a page:
 * - WXML and Vue templates (`<TRTCCalling id="…" config="{{config}}">`, `<tuicallkit ref="…">`): the tags are
 *   other ones, and an object in an attribute needs a framework; its part is played by bind();
 * - app.json and pages.json with `usingComponents`, and the lists of domains: settings of mini-programs;
 * - `const TIM = require('./wxcomponents/TUICallKit/lib/tim-wx-sdk')` with `uni.$TUIKit = TIM.create(…)`: an
 *   SDK for mini-programs; on the web it is tim-js-sdk;
 * - `npm install trtc-js-sdk …` and four script tags: one package or one script takes their place;
 * - `new TRTCCalling(options)`: the element in the page is the object, and takes the options as `config`.
 */

interface Stage {
  readonly world: World;
  readonly ann: Person;
  readonly bob: Person;
  readonly element: TrtcCallingElement;
  /** Runs a sample in a page where these names mean something; returns what it leaves in `result`. */
  readonly run: (sample: string, names?: Readonly<Record<string, unknown>>) => unknown;
}

const SELECT_TRTC = `const TRTCCallingContext = this.selectComponent('#TRTCCalling-room')`;
const SELECT_TUI = `let TUICallingContext = this.selectComponent('#TUICalling-room')`;

async function stage(id: string): Promise<Stage> {
  const world = new World();
  const ann = new Person(world, 'test_user_001');
  const bob = await world.person('test');
  const element = await fixture<TrtcCallingElement>(
    html`<trtc-calling manual .core=${ann.core}></trtc-calling>`,
  );
  element.id = id;
  const component: Readonly<Record<string, unknown>> = {
    selectComponent: (selector: string) => document.querySelector(selector),
    data: { userId: 'test' },
    TUICalling: undefined,
  };
  const run = (sample: string, names: Readonly<Record<string, unknown>> = {}): unknown => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the samples are text
    const script = new Function(...Object.keys(names), `${sample}\n`) as (
      ...values: unknown[]
    ) => unknown;
    return script.apply(component, Object.values(names));
  };
  return { world, ann, bob, element, run };
}

/** The made-up outputs of the browser. */
async function outputs(): Promise<[string, string]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const ids = devices.filter(({ kind }) => kind === 'audiooutput').map(({ deviceId }) => deviceId);
  const [, first, second] = ids;
  if (!first || !second) throw new Error('There are not two outputs.');
  return [first, second];
}

/** As WXML's `config="{{config}}"`. */
function bind(element: TrtcCallingElement, config: unknown): void {
  element.config = config as TrtcCallingElement['config'];
  // The documents write 0 for the number that everybody has to fill in.
  element.sdkAppID = 1400000001;
}

/** The machine may have other work. */
const until = (holds: () => boolean): Promise<void> =>
  waitUntil(holds, undefined, { timeout: 10_000 });

const phaseOf = ({ state }: { state: PhoneState }): string => state.call.phase;

/** Logged in as the documents of TRTCCalling say. */
async function withTrtcCalling(): Promise<Stage> {
  const all = await stage('TRTCCalling-room');
  bind(
    all.element,
    all.run(`
      const trtcConfig = {
        sdkAppID: 0, // 开通实时音视频服务创建应用后分配的 SDKAppID
        userID: 'test_user_001', // 用户 ID，可以由您的帐号系统指定
        userSig: 'xxxxxxxxxxxx', // 身份签名，相当于登录密码的作用
        type: 2, // 通话模式
      }
      return trtcConfig`),
  );
  all.run(`
    let TRTCCallingContext = this.selectComponent('#TRTCCalling-room')
    TRTCCallingContext.login()`);
  await until(() => all.element.state.session.status === 'ready');
  return all;
}

async function called(): Promise<Stage> {
  const all = await withTrtcCalling();
  await all.bob.core.call({ userID: 'test_user_001', type: 2 });
  return all;
}

async function inCall(): Promise<Stage> {
  const all = await called();
  await all.element.accept();
  await settle();
  expect(phaseOf(all.element)).to.equal('connected');
  return all;
}

describe('the samples of TUICalling', () => {
  it('initialise, call and destroy', async () => {
    const { bob, element, run } = await stage('TUICalling-room');
    bind(
      element,
      run(`
        const tuiConfig = {
          sdkAppID: 0, // 开通实时音视频服务创建应用后分配的 SDKAppID
          userID: 'test_user_001', // 用户 ID，可以由您的帐号系统指定
          userSig: 'xxxxxxxxxxxx', // 身份签名，相当于登录密码的作用
          type: 1, // 通话模式
          tim: null, // tim 参数适用于业务中已存在 TIM 实例，为保证 TIM 实例唯一性
        }
        return tuiConfig`),
    );
    run(`${SELECT_TUI}
      TUICallingContext.init()`);
    await until(() => element.state.session.status === 'ready');

    run(`${SELECT_TUI}
      let userID = 'test'
      let type = 1
      TUICallingContext.call({userID, type})`);
    await settle();
    expect(bob.detail('invited')).to.deep.include({ sponsor: 'test_user_001' });
    expect(bob.detail('invited').inviteData.callType).to.equal(1);

    run(`${SELECT_TUI}
      TUICallingContext.destroyed()`);
    await until(() => element.state.session.status === 'logged-out');
    await settle();
    expect([bob.phase, bob.ended]).to.deep.equal(['idle', 'remote-cancelled']);
  });

  it('keep the component in a field of the page’s', async () => {
    const { bob, element, run } = await stage('TUICalling-component');
    bind(element, { sdkAppID: 0, userID: 'test_user_001', userSig: 'xxxxxxxxxxxx', type: 2 });
    run(`
      // 将初始化后到TUICalling实例注册到this.TUICalling。
      this.TUICalling = this.selectComponent('#TUICalling-component');
      // 初始化 TUICalling
      this.TUICalling.init()`);
    await until(() => element.state.session.status === 'ready');
    run(`this.TUICalling.call({ userID: this.data.userId, type:2})`);
    await settle();
    expect(bob.phase).to.equal('incoming');
    run(`
      // 回收 TUICalling
      this.TUICalling.destroyed()`);
    await until(() => bob.phase === 'idle');
  });
});

describe('the samples of TRTCCalling for mini-programs', () => {
  it('call somebody', async () => {
    const { bob, run } = await withTrtcCalling();
    run(`${SELECT_TRTC}
      let userID = 'test'
      let type = 2
      TRTCCallingContext.call({userID, type})`);
    await settle();
    expect(bob.detail('invited').inviteData.callType).to.equal(2);
  });

  it('accept when they are invited', async () => {
    const { bob, element, run } = await withTrtcCalling();
    run(`${SELECT_TRTC}
      const EVENT = TRTCCallingContext.EVENT
      TRTCCallingContext.on(EVENT.INVITED, () => {
        TRTCCallingContext.accept()
      })`);
    await bob.core.call({ userID: 'test_user_001', type: 2 });
    await until(() => phaseOf(element) === 'connected');
    expect(bob.phase).to.equal('connected');
  });

  it('decline when they are invited', async () => {
    const { bob, run } = await withTrtcCalling();
    run(`${SELECT_TRTC}
      const EVENT = TRTCCallingContext.EVENT
      TRTCCallingContext.on(EVENT.INVITED, () => {
        TRTCCallingContext.reject()
      })`);
    await bob.core.call({ userID: 'test_user_001', type: 2 });
    await until(() => bob.ended === 'rejected');
  });

  it('stop listening', async () => {
    const { bob, element, run } = await withTrtcCalling();
    run(`${SELECT_TRTC}
      const EVENT = TRTCCallingContext.EVENT
      TRTCCallingContext.on(EVENT.INVITED, () => {
        TRTCCallingContext.accept()
      })
      TRTCCallingContext.off(EVENT.INVITED)`);
    await bob.core.call({ userID: 'test_user_001', type: 2 });
    await settle();
    expect(phaseOf(element)).to.equal('incoming');
  });

  it('hang up', async () => {
    const { bob, run } = await inCall();
    run(`${SELECT_TRTC}
      TRTCCallingContext.hangup()`);
    await until(() => bob.ended === 'remote-hangup');
  });

  it('show and hide a picture, switch the camera and the microphone', async () => {
    const { element, run } = await inCall();
    const call = () => {
      const state = element.state.call;
      if (state.phase === 'idle') throw new Error('The call is over.');
      return state;
    };
    const names = { userID: 'test' };
    run(
      `${SELECT_TRTC}
      TRTCCallingContext.stopRemoteView(userID)`,
      names,
    );
    run(
      `${SELECT_TRTC}
      TRTCCallingContext.startRemoteView(userID)`,
      names,
    );
    run(`${SELECT_TRTC}
      TRTCCallingContext.closeCamera()`);
    await until(() => !call().camera.on && !call().camera.pending);
    run(`${SELECT_TRTC}
      TRTCCallingContext.openCamera()`);
    await until(() => call().camera.on);
    run(`${SELECT_TRTC}
      TRTCCallingContext.setMicMute(true) // 开启麦克风`);
    await until(() => !call().microphone.on);
  });

  it('choose the camera at the front', async () => {
    const { ann, run } = await withTrtcCalling();
    ann.media.plugged.camera = [fakeDevice('back', 'environment'), fakeDevice('front', 'user')];
    await ann.core.call({ userID: 'test', type: 2 });
    expect(ann.media.current.uses.camera).to.equal('back');
    run(`${SELECT_TRTC}
      TRTCCallingContext.switchCamera(true) // 开启前置摄像头`);
    await until(() => ann.media.current.uses.camera === 'front');
  });

  it('let the sound come out of the loudspeaker', async () => {
    const all = await inCall();
    const [ear, loud] = await outputs();
    all.ann.media.plugged.speaker = [
      { ...fakeDevice(ear), label: 'Headset earpiece' },
      { ...fakeDevice(loud), label: 'Speakerphone' },
    ];
    all.run(`${SELECT_TRTC}
      TRTCCallingContext.setHandsFree(true) // 开启外放模式`);
    await until(() => below<TrtcRemoteSound>(all.element, 'trtc-remote-sound')[0]?.sink === loud);
  });

  it('listen to every event of the table, and stop', async () => {
    const { bob, element, run } = await withTrtcCalling();
    const told: string[] = [];
    const keys = [
      ...['REJECT', 'NO_RESP', 'CALLING_TIMEOUT', 'LINE_BUSY', 'CALLING_CANCEL', 'INVITED'],
      ...['USER_ENTER', 'USER_LEAVE', 'CALL_END', 'USER_VOICE_VOLUME', 'HANG_UP'],
    ];
    const todo = (key: string) => told.push(key);
    const subscribe = (sample: (key: string) => string) => {
      for (const key of keys) {
        run(
          `const TRTCCallingContext = this.selectComponent('#TRTCCalling-room')
          const EVENT = trtcRoomContext.EVENT // 以下事件均在此EVENT对象下
          ${sample(key)}`,
          { trtcRoomContext: element, todo },
        );
      }
    };
    subscribe((key) => `TRTCCallingContext.on(EVENT.${key}, () => { todo('${key}') })`);
    await bob.core.call({ userID: 'test_user_001', type: 2 });
    await element.accept();
    await settle();
    await element.hangup();
    await settle();
    await element.call({ userID: 'test', type: 1 });
    await bob.core.reject();
    await settle();
    await bob.core.call({ userID: 'test_user_001', type: 1 });
    await bob.core.hangup();
    await settle();
    expect([...new Set(told)].sort()).to.deep.equal([
      ...['CALLING_CANCEL', 'CALL_END', 'HANG_UP', 'INVITED', 'REJECT', 'USER_ENTER'],
    ]);
    expect(told.filter((key) => key === 'CALL_END')).to.have.length(3);

    subscribe((key) => `TRTCCallingContext.off(EVENT.${key})`);
    told.length = 0;
    await bob.core.call({ userID: 'test_user_001', type: 2 });
    expect(told).to.deep.equal([]);
  });

  it('read an error out of event.data', async () => {
    const { element, run } = await withTrtcCalling();
    const logged: unknown[] = [];
    const trtcRoomContext = element;
    run(
      `let EVENT = trtcRoomContext.EVENT
      trtcRoomContext.on(EVENT.ERROR,(event)=>{
        console.log(event.data)
      })`,
      { trtcRoomContext, console: { log: (data: unknown) => logged.push(data) } },
    );
    await element.accept().catch(() => undefined);
    expect(logged).to.have.length(1);
    expect(logged[0]).to.include({ code: 61003, reason: 'invalid-state' });
  });

  it('log out', async () => {
    const { element, run } = await withTrtcCalling();
    run(`${SELECT_TRTC}
      TRTCCallingContext.logout()`);
    await until(() => element.state.session.status === 'logged-out');
  });
});

describe('the samples of trtc-calling-js', () => {
  it('listen in the life of a Vue application', async () => {
    const { bob, element, run } = await withTrtcCalling();
    const heard: string[] = [];
    const methods = run(
      `return {
        initListener: function() {
          // 远端用户呼叫
          trtcCalling.on(trtcCalling.EVENT.INVITED, this.handleNewInvitationReceived);
          // 远端用户接听
          trtcCalling.on(trtcCalling.EVENT.USER_ACCEPT, this.handleUserAccept);
          // 远端用户拒绝
          trtcCalling.on(trtcCalling.EVENT.REJECT, this.handleInviteeReject);
          // ...
        },
        removeListener: function() {
          trtcCalling.off(trtcCalling.EVENT.INVITED, this.handleNewInvitationReceived);
          trtcCalling.off(trtcCalling.EVENT.USER_ACCEPT, this.handleUserAccept);
          trtcCalling.off(trtcCalling.EVENT.REJECT, this.handleInviteeReject);
        },
      }`,
      { trtcCalling: element },
    ) as { initListener: () => void; removeListener: () => void };
    const app = {
      ...methods,
      handleNewInvitationReceived: (payload: { sponsor: string }) => heard.push(payload.sponsor),
      handleUserAccept: (payload: { userID: string }) => heard.push(`${payload.userID}: yes`),
      handleInviteeReject: (payload: { userID: string }) => heard.push(`${payload.userID}: no`),
    };
    app.initListener();
    await bob.core.call({ userID: 'test_user_001', type: 2 });
    await element.reject();
    await settle();
    await element.call({ userID: 'test', type: 2 });
    await bob.core.reject();
    await settle();
    app.removeListener();
    await bob.core.call({ userID: 'test_user_001', type: 2 });
    expect(heard).to.deep.equal(['test', 'test: no']);
  });

  it('log in with userID and userSig, call with a timeout, and hang up', async () => {
    const { bob, element, run } = await stage('TRTCCalling-room');
    bind(element, { SDKAppID: 0 });
    const login = { trtcCalling: element, userID: 'test_user_001', userSig: 'xxxxxxxxxxxx' };
    run(
      `trtcCalling.login({
        userID,
        userSig,
      });`,
      login,
    );
    await until(() => element.state.session.status === 'ready');
    const names = { trtcCalling: element, userID: 'test', timeout: 20 };
    run(
      `trtcCalling.call({
        userID,  //用户 ID
        type: 2, //通话类型，0-未知， 1-语音通话，2-视频通话
        timeout  //邀请超时时间, 单位 s(秒)
      });`,
      names,
    );
    await settle();
    await bob.accept();
    expect(phaseOf(element)).to.equal('connected');
    run(`trtcCalling.hangup()`, names);
    await until(() => bob.ended === 'remote-hangup');
  });

  it('decline', async () => {
    const { bob, element, run } = await called();
    run(
      `// 拒绝
      trtcCalling.reject()`,
      { trtcCalling: element },
    );
    await until(() => bob.ended === 'rejected');
  });

  it('answer, open the camera, and show both pictures in the page', async () => {
    const { element, run } = await called();
    const places = document.createElement('div');
    places.innerHTML = '<div id="theirs"></div><div id="mine"></div>';
    document.body.append(places);
    run(
      `// 接听
      trtcCalling.accept();`,
      { trtcCalling: element },
    );
    await until(() => phaseOf(element) === 'connected');
    run(`trtcCalling.openCamera()`, { trtcCalling: element });
    run(
      `trtcCalling.startRemoteView({
        userID, //远端用户 ID
        videoViewDomID //该用户数据将渲染到该 DOM ID 节点里
      })`,
      { trtcCalling: element, userID: 'test', videoViewDomID: 'theirs' },
    );
    run(
      `trtcCalling.startLocalView({
        userID, //本地用户 ID
        videoViewDomID //该用户数据将渲染到该 DOM ID 节点里
      })`,
      { trtcCalling: element, userID: 'test_user_001', videoViewDomID: 'mine' },
    );
    await until(() => places.querySelectorAll('#theirs video, #mine video').length === 2);
    places.remove();
  });
});

describe('the list of methods of trtc-calling-js', () => {
  it('mute, change the quality and the devices, and say what a message means', async () => {
    const { ann, element, run } = await inCall();
    const names = { trtcCalling: element };
    expect(await run(`return trtcCalling.getCameras()`, names)).to.have.length(2);
    const microphones = await run(`return trtcCalling.getMicrophones()`, names);
    expect(microphones).to.have.nested.property('[1].deviceId', 'mic-2');
    run(`trtcCalling.switchDevice({ deviceType: 'audio', deviceId: 'mic-2' })`, names);
    await until(() => ann.media.current.uses.microphone === 'mic-2');
    run(`trtcCalling.setVideoQuality('720p')`, names);
    await until(() => ann.media.current.uses.profile?.height === 720);
    run(`trtcCalling.stopLocalView({ userID: 'test_user_001' })`, names);
    const text = run(`return trtcCalling.extractCallingInfoFromMessage({})`, names);
    expect(text).to.equal('');
  });

  it('make it a voice call, and a video call again', async () => {
    const { bob, element, run } = await inCall();
    run(`trtcCalling.switchToAudioCall()`, { trtcCalling: element });
    await until(() => bob.type === 1);
    run(`trtcCalling.switchToVideoCall()`, { trtcCalling: element });
    await until(() => bob.told().includes('switch-request'));
    await bob.core.acceptSwitch();
    await until(() => bob.type === 2);
  });
});

describe('the samples of TUICallKit', () => {
  it('initialise as the page loads, call a user, and are destroyed with it', async () => {
    const { bob, element, run } = await stage('TUICallKit');
    const life: { load?: () => void; unload?: () => void } = {};
    const uniApp = {
      ...{ SDKAPPID: 1400000001, uni: {} },
      nextTick: (work: () => void) => void Promise.resolve().then(work),
      // The template's `ref` puts the component there.
      shallowRef: () => ({ value: element }),
      onLoad: (hook: () => void) => (life.load = hook),
    };
    const TUICallKit = run(
      `let TUICallKit = shallowRef(null);

      onLoad(() => {
          nextTick(() => {
              TUICallKit.value.init({
                  sdkAppID: SDKAPPID, // 替换为您自己账号下的 SDKAppId
                  userID: 'jane',   // 填写当前用的 userID
                  userSig: 'xxxxxxxxxxxx', // 通过 genTestUserSig(userID) 生成
                  tim: uni.$TUIKit,   //  如果您不需要 TIM 实例，可忽略
              })
          })
      });
      return TUICallKit`,
      uniApp,
    );
    life.load?.();
    await until(() => element.state.session.status === 'ready');
    expect(element.userID).to.equal('jane');

    run(
      `// 发起1对1视频通话，假设被邀请人的userId为: user1, type 1：语音通话，2：视频通话。
      TUICallKit.value.call({ userID: 'test', type:2 })`,
      { TUICallKit },
    );
    await settle();
    expect(bob.detail('invited').inviteData.callType).to.equal(2);

    const page = run(
      `return {
        onUnload() {
          TUICallKit.value.destroyed();
        },
      }`,
      { TUICallKit },
    ) as { onUnload: () => void };
    page.onUnload();
    await until(() => bob.phase === 'idle');
  });

  it('tell others a name and a picture', async () => {
    const { bob, element, run } = await withTrtcCalling();
    run(`TUICallKit.value.setSelfInfo("昵称", "https://app.example/face.png");`, {
      TUICallKit: { value: element },
    });
    await settle();
    await element.call({ userID: 'test', type: 1 });
    await until(() => bob.core.state.people.test_user_001?.nick === '昵称');
    expect(bob.core.state.people.test_user_001?.avatar).to.equal('https://app.example/face.png');
  });
});

const GROUP = '@TGS#group';

describe('the samples of group calls', () => {
  it('of TUICalling: call the members of a group', async () => {
    const { world, bob, element, run } = await stage('TUICalling-room');
    const carol = await world.person('carol');
    world.service.createGroup(GROUP, ['test_user_001', 'test', 'carol']);
    bind(element, { sdkAppID: 0, userID: 'test_user_001', userSig: 'xxxxxxxxxxxx', type: 1 });
    run(`${SELECT_TUI}
      TUICallingContext.init()`);
    await until(() => element.state.session.status === 'ready');
    const names = { userIDList: ['test', 'carol'], type: 1, groupID: GROUP };
    run(
      `let TUICallingContext = this.selectComponent('#TUICalling-room')
      TUICallingContext.groupCall({userIDList, type, groupID})`,
      names,
    );
    await settle();
    for (const { core } of [bob, carol]) {
      expect(core.state.call.phase).to.equal('incoming');
    }
    expect(bob.detail('invited')).to.deep.include({
      sponsor: 'test_user_001',
      isFromGroup: true,
      groupID: GROUP,
    });
    expect([...bob.detail('invited').userIDList].sort()).to.deep.equal(['carol', 'test']);
    expect(bob.detail('invited').inviteData.callType).to.equal(1);
    // groupCall() takes a copy: the page's own array stays as it was.
    expect(names.userIDList).to.deep.equal(['test', 'carol']);
  });

  it('of TRTCCalling for mini-programs: call the members of a group, who answer', async () => {
    const { world, bob, element, run } = await withTrtcCalling();
    const carol = await world.person('carol');
    world.service.createGroup(GROUP, ['test_user_001', 'test', 'carol']);
    run(
      `${SELECT_TRTC}
      TRTCCallingContext.groupCall({userIDList, type, groupID})`,
      { userIDList: ['test', 'carol'], type: 2, groupID: GROUP },
    );
    await settle();
    await bob.accept();
    await until(() => phaseOf(element) === 'connected');
    await carol.accept();
    await until(() => carol.phase === 'connected');
    run(`${SELECT_TRTC}
      TRTCCallingContext.hangup()`);
    await until(() => phaseOf(element) === 'idle');
    // The others go on without this one.
    expect([bob.phase, carol.phase]).to.deep.equal(['connected', 'connected']);
  });

  it('of trtc-calling-js: without a group, and with the list of those who still ring', async () => {
    const { world, bob, element, run } = await withTrtcCalling();
    const carol = await world.person('carol');
    const lists: (readonly string[])[] = [];
    run(`trtcCalling.on(trtcCalling.EVENT.GROUP_CALL_INVITEE_LIST_UPDATE, handleInviteeList)`, {
      trtcCalling: element,
      handleInviteeList: ({ userIDList }: { userIDList: readonly string[] }) =>
        lists.push([...userIDList].sort()),
    });
    run(
      `trtcCalling.groupCall({
        userIDList,
        type: 2, //通话类型，0-未知， 1-语音通话，2-视频通话
      });`,
      { trtcCalling: element, userIDList: ['test', 'carol'] },
    );
    await settle();
    expect(bob.detail('invited')).to.include({ isFromGroup: true, groupID: '' });
    await bob.accept();
    await carol.core.reject();
    await settle();
    expect(lists.at(-1)).to.deep.equal([]);
    for (const list of lists) expect(new Set(list).size).to.equal(list.length);
    expect(phaseOf(element)).to.equal('connected');
  });

  it('of trtc-calling-js: invite one more into the running call', async () => {
    const { world, bob, element, run } = await withTrtcCalling();
    const carol = await world.person('carol');
    const names = { trtcCalling: element, userIDList: ['test'] };
    run(`trtcCalling.groupCall({ userIDList, type: 1 })`, names);
    await settle();
    await bob.accept();
    run(`trtcCalling.groupCall({ userIDList, type: 1 })`, { ...names, userIDList: ['carol'] });
    await settle();
    expect(carol.detail('invited').inviteData.roomID).to.equal(
      bob.detail('invited').inviteData.roomID,
    );
    await carol.accept();
    await until(() => carol.phase === 'connected');
    expect(bob.phase).to.equal('connected');
  });
});

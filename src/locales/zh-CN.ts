import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'zh-CN';

/** Simplified Chinese. */
export const zhCN: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: '语音通话', 2: '视频通话' },
  incoming: { 1: '邀请你进行语音通话', 2: '邀请你进行视频通话' },
  groupKind: { 1: '多人语音通话', 2: '多人视频通话' },
  groupIncoming: { 1: '邀请你进行多人语音通话', 2: '邀请你进行多人视频通话' },
  preparing: {
    1: '如果浏览器询问，请允许使用麦克风',
    2: '如果浏览器询问，请允许使用摄像头和麦克风',
  },
  ...FIRST_TEXTS['zh-Hans'],
  calling: '正在呼叫…',
  ringing: '等待对方接听…',
  connecting: '正在接通…',
  reconnecting: '正在重新连接…',
  inCall: '通话中',
  callableFrom: (time) => `${weekdayAndTime(tag, time)} 起可呼叫`,

  answer: '接听',
  decline: '拒绝',
  cancel: '取消',
  hangUp: '挂断',
  close: '关闭',
  useHere: '在此处继续使用',
  takeOver: '在此处使用',

  controls: '通话控制',
  mute: '麦克风静音',
  cameraOff: '关闭摄像头',
  unmute: '取消静音',
  cameraOn: '打开摄像头',

  shareScreen: '共享屏幕',
  stopSharing: '停止共享',
  sharing: '你正在共享屏幕',
  screen: (name) => `${name} 的屏幕`,
  screenShareFailed: {
    what: '无法共享屏幕',
    todo: '请在电脑的隐私设置中允许浏览器录制屏幕，然后重试。',
  },

  callWindow: '通话',
  windowControls: '通话窗口',
  minimize: '最小化',
  fullscreen: '全屏',
  exitFullscreen: '退出全屏',
  pictureInPicture: '画中画',
  backToPage: '返回页面',
  backToCall: (name) => `返回通话：${name}`,
  bubbleKeys: '可用方向键沿边缘移动。',

  switchToVoice: '切换到语音通话',
  switchToVideo: '切换到视频通话',
  switchAsked: (name) => `${name} 想切换到视频通话`,
  switchTodo: '在你同意之前，摄像头保持关闭。',
  switchWaiting: (name) => `正在等待 ${name} 同意…`,
  notNow: '暂不',

  ownPicture: '你的画面',
  movePicture: '移动你的画面',
  pictureKeys: '可用方向键移到其他角落。',
  picture: (name) => `${name} 的画面`,
  ownMuted: '你已静音',
  muted: (name) => `${name} 已静音`,
  cameraIsOff: (name) => `${name} 的摄像头已关闭`,
  speaking: '正在讲话',
  weakNetwork: '你的网络较差',
  elapsed: '通话时长',

  you: '我',
  people: '通话成员',
  names: (names) => namesInWords(tag, names, (count) => `其他 ${count} 人`),
  alsoCalled: (names) => `同时邀请了：${names}`,

  soundBlocked: '浏览器暂时阻止了声音播放。',
  soundOn: '打开声音',
  clickToAnswer: '点击接听。',

  callEnded: '通话已结束',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return '你已挂断';
      case 'remote-hangup':
        return `${name} 已挂断`;
      case 'declined':
        return '你已拒绝';
      case 'rejected':
        return `${name} 已拒绝`;
      case 'busy':
        return `${name} 正在通话中`;
      case 'cancelled':
        return '你已取消';
      case 'remote-cancelled':
        return `${name} 已取消`;
      case 'no-answer':
        return role === 'caller' ? `${name} 无人接听` : `未接来电：${name}`;
      case 'offline':
        return `${name} 不在线`;
      case 'crossed':
        return '你们同时呼叫了对方';
      case 'answered-elsewhere':
        return '已在其他设备处理';
      case 'connection-lost':
        return '连接已断开';
      case 'kicked-out':
        return '你的账号已在别处登录';
      case 'logged-out':
        return '你已退出登录';
      case 'error':
        return '通话无法继续';
    }
  },
  groupEnded: {
    left: '你已离开通话',
    alone: '其他人都已离开',
    unanswered: '无人接听',
    missed: (name) => `未接多人通话：${name}`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? '发起视频通话' : '发起语音通话';
      case 'accepted':
        return '已接听';
      case 'declined':
        return '拒绝通话';
      case 'busy':
        return '对方忙线中';
      case 'cancelled':
        return '取消通话';
      case 'no-answer':
        return '无应答';
      case 'ended':
        return message.seconds > 0
          ? `结束通话，通话时长：${durationOnClock(tag, message.seconds)}`
          : '结束通话';
      case 'switch-asked':
        return message.to === 2 ? '请求切换为视频通话' : '请求切换为语音通话';
      case 'switch-accepted':
        return '同意切换通话方式';
      case 'switch-declined':
        return '拒绝切换通话方式';
    }
  },

  devicesButton: '选择设备',
  callBack: '回拨',
  devices: async () => (await import('./devices/zh-CN.js')).devicesZhCN,

  sessionReconnecting: {
    what: '连接已断开',
    todo: '正在尝试重新连接，恢复后即可继续接打电话。',
  },
  standby: {
    what: '来电将在另一个标签页响铃',
    todo: '你可以切换到本页面；从本页面拨打时也会自动切换。',
  },
  screenFailed: {
    what: '通话界面加载失败',
    todo: '请检查网络。你仍可在此接听或挂断。',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: '仍为视频通话',
      todo: '对方没有同意。你可以关闭自己的摄像头。',
    },
    'switch-to-video-failed': {
      what: '仍为语音通话',
      todo: '对方没有同意或没有回应。',
    },
    'microphone-missing': { what: '未找到麦克风', todo: '请连接麦克风或耳机后重试。' },
    'camera-missing': { what: '未找到摄像头', todo: '请连接摄像头后在此打开。' },
    'permission-denied': {
      what: '浏览器未获准使用摄像头或麦克风',
      todo: '请在地址栏或浏览器设置中允许本页面使用，然后重试。',
    },
    'webrtc-unsupported': {
      what: '此浏览器不支持通话',
      todo: '请使用最新版本的 Chrome、Edge、Firefox 或 Safari。',
    },
    'insecure-context': { what: '通话需要安全的页面', todo: '请通过 https 打开本页面。' },
    'invalid-argument': { what: '本页面的通话功能配置有误', todo: '请联系页面管理员。' },
    'not-logged-in': { what: '你尚未登录', todo: '请先登录再拨打。' },
    'invalid-state': { what: '现在无法进行此操作', todo: '请先结束当前通话。' },
    'login-failed': { what: '暂时无法通话', todo: '登录失败，请重试；若仍失败，请刷新页面。' },
    'kicked-out': { what: '你的账号已在别处登录', todo: '来电将在那边响铃，你可以切换回本页面。' },
    'signalling-failed': { what: '呼叫未能送达', todo: '请检查网络后重试。' },
    'user-unknown': { what: '无法联系此用户', todo: '请核对名称后重试。' },
    'room-failed': { what: '通话未能接通', todo: '请检查网络后重试。' },
    'publish-failed': { what: '你的声音或画面无法发送', todo: '请检查网络后重试。' },
    'device-in-use': { what: '摄像头或麦克风被占用', todo: '请关闭正在使用它的其他程序后重试。' },
    'user-sig-expired': { what: '登录已过期', todo: '请重新登录以拨打和接听通话。' },
    'user-sig-unavailable': {
      what: '无法登录通话服务',
      todo: '请检查网络后重试；如仍失败，请刷新页面。',
    },
    'speaker-unavailable': { what: '无法切换到该扬声器', todo: '请在系统设置中选择声音输出设备。' },
    'load-failed': { what: '通话组件加载失败', todo: '请检查网络后重试。' },
    'call-ended': { what: '通话已经结束', todo: '请重新拨打。' },
    'timed-out': { what: '操作超时', todo: '请检查网络后重试。' },
    destroyed: { what: '通话功能已关闭', todo: '请刷新页面后再使用。' },
    'call-elsewhere': {
      what: '你在另一个标签页中有通话',
      todo: '请先在那边接听或结束。',
    },
    unexpected: { what: '出错了', todo: '请重试；若仍失败，请刷新页面。' },
  },

  announce: {
    incoming: (name, type) => `${name} ${type === 2 ? '邀请你进行视频通话' : '邀请你进行语音通话'}`,
    outgoing: (name, type) => `正在向 ${name} 发起${type === 2 ? '视频通话' : '语音通话'}`,
    groupIncoming: (name, type) =>
      `${name} ${type === 2 ? '邀请你进行多人视频通话' : '邀请你进行多人语音通话'}`,
    connected: (name) => `已与 ${name} 接通`,
    groupConnected: '你已进入通话',
    between: '；',
    news: {
      entered: (names) => `${names} 已加入通话`,
      left: (names) => `${names} 已离开通话`,
      declined: (names) => `${names} 已拒绝`,
      busy: (names) => `${names} 正在通话中`,
      unanswered: (names) => `${names} 未接听`,
      shares: (names) => `${names} 正在共享屏幕`,
      'stopped-sharing': (names) => `${names} 停止了共享`,
    },
    ended: (sentence) => `通话已结束。${sentence}。`,
  },
};

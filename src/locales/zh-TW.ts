import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'zh-TW';

/** Traditional Chinese. */
export const zhTW: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: '語音通話', 2: '視訊通話' },
  incoming: { 1: '邀請你進行語音通話', 2: '邀請你進行視訊通話' },
  groupKind: { 1: '群組語音通話', 2: '群組視訊通話' },
  groupIncoming: { 1: '邀請你加入群組語音通話', 2: '邀請你加入群組視訊通話' },
  preparing: { 1: '瀏覽器詢問時，請允許使用麥克風', 2: '瀏覽器詢問時，請允許使用攝影機和麥克風' },
  ...FIRST_TEXTS['zh-Hant'],
  calling: '正在撥打…',
  ringing: '等待對方接聽…',
  connecting: '正在接通…',
  reconnecting: '正在重新連線…',
  inCall: '通話中',
  callableFrom: (time) => `${weekdayAndTime(tag, time)} 起可撥打`,

  answer: '接聽',
  decline: '拒絕',
  cancel: '取消',
  hangUp: '掛斷',
  close: '關閉',
  useHere: '改回在此使用',
  takeOver: '在此使用',

  controls: '通話控制項',
  mute: '麥克風靜音',
  cameraOff: '關閉攝影機',
  unmute: '解除靜音',
  cameraOn: '開啟攝影機',

  callWindow: '通話',
  windowControls: '通話視窗',
  minimize: '最小化',
  fullscreen: '全螢幕',
  exitFullscreen: '結束全螢幕',
  pictureInPicture: '子母畫面',
  backToPage: '返回頁面',
  backToCall: (name) => `返回通話：${name}`,
  bubbleKeys: '可用方向鍵沿著邊緣移動。',

  shareScreen: '分享螢幕',
  stopSharing: '停止分享',
  sharing: '你正在分享螢幕',
  screen: (name) => `${name} 的螢幕`,
  screenShareFailed: {
    what: '無法分享螢幕',
    todo: '請在電腦的隱私權設定中允許瀏覽器錄製螢幕，然後再試一次。',
  },

  switchToVoice: '切換為語音通話',
  switchToVideo: '切換為視訊通話',
  switchAsked: (name) => `${name} 想切換為視訊通話`,
  switchTodo: '除非你開啟，否則攝影機會保持關閉。',
  switchWaiting: (name) => `正在等待 ${name} 同意…`,
  notNow: '暫時不要',

  ownPicture: '你的畫面',
  movePicture: '移動你的畫面',
  pictureKeys: '可用方向鍵移到其他角落。',
  picture: (name) => `${name} 的畫面`,
  ownMuted: '你已靜音',
  muted: (name) => `${name} 已靜音`,
  cameraIsOff: (name) => `${name} 的攝影機已關閉`,
  speaking: '正在說話',
  weakNetwork: '你的網路連線不穩',
  elapsed: '通話時間',

  you: '我',
  people: '通話成員',
  names: (names) => namesInWords(tag, names, (count) => `其他 ${count} 人`),
  alsoCalled: (names) => `同時邀請了：${names}`,

  soundBlocked: '瀏覽器暫時封鎖了聲音。',
  soundOn: '開啟聲音',
  clickToAnswer: '按一下即可接聽。',

  callEnded: '通話已結束',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return '你已掛斷';
      case 'remote-hangup':
        return `${name} 已掛斷`;
      case 'declined':
        return '你已拒絕通話';
      case 'rejected':
        return `${name} 已拒絕通話`;
      case 'busy':
        return `${name} 正在通話中`;
      case 'cancelled':
        return '你已取消通話';
      case 'remote-cancelled':
        return `${name} 已取消通話`;
      case 'no-answer':
        return role === 'caller' ? `${name} 沒有接聽` : `未接來電：${name}`;
      case 'offline':
        return `${name} 不在線上`;
      case 'crossed':
        return '你們同時撥給了對方';
      case 'answered-elsewhere':
        return '已在其他裝置處理';
      case 'connection-lost':
        return '連線已中斷';
      case 'kicked-out':
        return '你的帳號已在其他地方登入';
      case 'logged-out':
        return '你已登出';
      case 'error':
        return '通話無法繼續';
    }
  },
  groupEnded: {
    left: '你已離開通話',
    alone: '其他人都已離開',
    unanswered: '沒有人接聽',
    missed: (name) => `未接群組通話：${name}`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? '發起視訊通話' : '發起語音通話';
      case 'accepted':
        return '已接聽';
      case 'declined':
        return '已拒絕通話';
      case 'busy':
        return '對方忙線中';
      case 'cancelled':
        return '已取消通話';
      case 'no-answer':
        return '無人接聽';
      case 'ended':
        return message.seconds > 0
          ? `通話結束，通話時間：${durationOnClock(tag, message.seconds)}`
          : '通話結束';
      case 'switch-asked':
        return message.to === 2 ? '要求切換為視訊通話' : '要求切換為語音通話';
      case 'switch-accepted':
        return '同意切換通話方式';
      case 'switch-declined':
        return '拒絕切換通話方式';
    }
  },

  devicesButton: '選擇裝置',
  callBack: '回撥',
  devices: async () => (await import('./devices/zh-TW.js')).devicesZhTW,

  sessionReconnecting: { what: '連線已中斷', todo: '正在嘗試重新連線，恢復後即可繼續撥打和接聽。' },
  standby: {
    what: '來電會在另一個分頁響鈴',
    todo: '你可以切換到這個頁面；從這裡撥打時也會自動切換。',
  },
  screenFailed: { what: '無法載入通話畫面', todo: '請檢查網路連線。你仍可在此接聽或掛斷。' },
  trouble: {
    'switch-to-audio-failed': {
      what: '仍為視訊通話',
      todo: '對方沒有同意。你可以關閉自己的攝影機。',
    },
    'switch-to-video-failed': { what: '仍為語音通話', todo: '對方沒有同意或沒有回應。' },
    'microphone-missing': { what: '找不到麥克風', todo: '請接上麥克風或耳機後再試一次。' },
    'camera-missing': { what: '找不到攝影機', todo: '請接上攝影機並在此開啟。' },
    'permission-denied': {
      what: '瀏覽器無法使用你的攝影機或麥克風',
      todo: '請在網址列或瀏覽器設定中允許此頁面使用，然後再試一次。',
    },
    'webrtc-unsupported': {
      what: '此瀏覽器不支援通話',
      todo: '請使用最新版本的 Chrome、Edge、Firefox 或 Safari。',
    },
    'insecure-context': { what: '通話需要安全的頁面', todo: '請透過 https 開啟此頁面。' },
    'invalid-argument': { what: '此頁面的通話功能設定有誤', todo: '請通知網頁管理員。' },
    'not-logged-in': { what: '你尚未登入', todo: '請先登入再撥打。' },
    'invalid-state': { what: '目前無法這麼做', todo: '請先結束目前的通話。' },
    'login-failed': {
      what: '目前無法通話',
      todo: '登入失敗，請再試一次；若仍失敗，請重新整理頁面。',
    },
    'kicked-out': {
      what: '你的帳號已在其他地方登入',
      todo: '來電現在會在那裡響鈴，你可以切換回這個頁面。',
    },
    'signalling-failed': { what: '通話無法撥出', todo: '請檢查網路連線後再試一次。' },
    'user-unknown': { what: '無法聯絡此使用者', todo: '請確認名稱後再試一次。' },
    'room-failed': { what: '通話無法接通', todo: '請檢查網路連線後再試一次。' },
    'publish-failed': { what: '無法傳送你的聲音或畫面', todo: '請檢查網路連線後再試一次。' },
    'device-in-use': {
      what: '攝影機或麥克風正在使用中',
      todo: '請關閉其他正在使用的程式後再試一次。',
    },
    'user-sig-expired': { what: '登入已過期', todo: '請重新登入以撥打和接聽通話。' },
    'user-sig-unavailable': {
      what: '無法登入通話服務',
      todo: '請檢查網路連線後再試一次；若仍失敗，請重新整理頁面。',
    },
    'speaker-unavailable': {
      what: '無法從該裝置播放聲音',
      todo: '請在系統設定中選擇聲音輸出裝置。',
    },
    'load-failed': { what: '無法載入通話功能', todo: '請檢查網路連線後再試一次。' },
    'call-ended': { what: '通話已經結束', todo: '請重新撥打。' },
    'timed-out': { what: '等候時間過長', todo: '請檢查網路連線後再試一次。' },
    destroyed: { what: '通話功能已關閉', todo: '請重新整理頁面後再使用。' },
    'call-elsewhere': { what: '你在另一個分頁中有通話', todo: '請先在那裡接聽或結束。' },
    unexpected: { what: '發生錯誤', todo: '請再試一次；若仍失敗，請重新整理頁面。' },
  },

  announce: {
    incoming: (name, type) =>
      type === 2 ? `${name} 邀請你進行視訊通話` : `${name} 邀請你進行語音通話`,
    outgoing: (name, type) =>
      type === 2 ? `正在撥打視訊通話給 ${name}` : `正在撥打語音通話給 ${name}`,
    groupIncoming: (name, type) =>
      type === 2 ? `${name} 邀請你加入群組視訊通話` : `${name} 邀請你加入群組語音通話`,
    connected: (name) => `已與 ${name} 接通`,
    groupConnected: '你已加入通話',
    between: '；',
    news: {
      entered: (names) => `${names} 已加入通話`,
      left: (names) => `${names} 已離開通話`,
      declined: (names) => `${names} 已拒絕`,
      busy: (names) => `${names} 正在通話中`,
      unanswered: (names) => `${names} 沒有接聽`,
      shares: (names) => `${names} 正在分享螢幕`,
      'stopped-sharing': (names) => `${names} 停止了分享`,
    },
    ended: (sentence) => `通話已結束。${sentence}。`,
  },
};

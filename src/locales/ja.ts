import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'ja';

/** Japanese. */
export const ja: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: '音声通話', 2: 'ビデオ通話' },
  incoming: { 1: '音声通話の着信', 2: 'ビデオ通話の着信' },
  groupKind: { 1: 'グループ音声通話', 2: 'グループビデオ通話' },
  groupIncoming: { 1: 'グループ音声通話の着信', 2: 'グループビデオ通話の着信' },
  preparing: {
    1: 'ブラウザーの確認が表示されたら、マイクを許可してください',
    2: 'ブラウザーの確認が表示されたら、カメラとマイクを許可してください',
  },
  ...FIRST_TEXTS.ja,
  calling: '発信中…',
  ringing: '呼び出し中…',
  connecting: '接続中…',
  reconnecting: '再接続中…',
  inCall: '通話中',
  callableFrom: (time) => `${weekdayAndTime(tag, time)}から通話できます`,

  answer: '応答',
  decline: '拒否',
  cancel: 'キャンセル',
  hangUp: '通話を終了',
  close: '閉じる',
  useHere: 'ここで再び使う',
  takeOver: 'ここで使う',

  controls: '通話の操作',
  mute: 'マイクをミュート',
  cameraOff: 'カメラをオフ',
  unmute: 'ミュートを解除',
  cameraOn: 'カメラをオン',

  callWindow: '通話',
  windowControls: '通話ウィンドウ',
  minimize: '最小化',
  fullscreen: '全画面表示',
  exitFullscreen: '全画面表示を終了',
  pictureInPicture: 'ピクチャーインピクチャー',
  backToPage: 'ページに戻る',
  backToCall: (name) => `通話に戻る：${name}`,
  bubbleKeys: '矢印キーで画面の端に沿って移動できます。',

  shareScreen: '画面を共有',
  stopSharing: '共有を停止',
  sharing: '画面を共有しています',
  screen: (name) => `${name}さんの画面`,
  screenShareFailed: {
    what: '画面を共有できませんでした',
    todo: 'パソコンのプライバシー設定でブラウザに画面の録画を許可して、もう一度お試しください。',
  },

  switchToVoice: '音声通話に切り替え',
  switchToVideo: 'ビデオ通話に切り替え',
  switchAsked: (name) => `${name}さんがビデオ通話への切り替えを希望しています`,
  switchTodo: 'オンにするまで、カメラはオフのままです。',
  switchWaiting: (name) => `${name}さんの承認を待っています…`,
  notNow: '今はしない',

  ownPicture: '自分の映像',
  movePicture: '自分の映像を移動',
  pictureKeys: '矢印キーで別の隅に移動できます。',
  picture: (name) => `${name}さんの映像`,
  ownMuted: 'ミュート中です',
  muted: (name) => `${name}さんはミュート中です`,
  cameraIsOff: (name) => `${name}さんのカメラはオフです`,
  speaking: '発言中',
  weakNetwork: '接続が不安定です',
  elapsed: '通話時間',

  you: '自分',
  people: '通話の参加者',
  names: (names) =>
    namesInWords(
      tag,
      names.map((name) => `${name}さん`),
      (count) => `他${count}人`,
    ),
  alsoCalled: (names) => `一緒に呼び出し中：${names}`,

  soundBlocked: 'ブラウザーが音声の再生を止めています。',
  soundOn: '音声をオン',
  clickToAnswer: 'クリックして応答します。',

  callEnded: '通話が終了しました',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return '通話を終了しました';
      case 'remote-hangup':
        return `${name}さんが通話を終了しました`;
      case 'declined':
        return '通話を拒否しました';
      case 'rejected':
        return `${name}さんが通話を拒否しました`;
      case 'busy':
        return `${name}さんは別の通話中です`;
      case 'cancelled':
        return '発信をキャンセルしました';
      case 'remote-cancelled':
        return `${name}さんが発信をキャンセルしました`;
      case 'no-answer':
        return role === 'caller' ? `${name}さんは応答しませんでした` : `${name}さんからの不在着信`;
      case 'offline':
        return `${name}さんはオフラインです`;
      case 'crossed':
        return 'お互いに同時に発信しました';
      case 'answered-elsewhere':
        return '別のデバイスで対応しました';
      case 'connection-lost':
        return '接続が切れました';
      case 'kicked-out':
        return '別の場所でサインインしました';
      case 'logged-out':
        return 'サインアウトしました';
      case 'error':
        return '通話を続けられませんでした';
    }
  },
  groupEnded: {
    left: '通話から退出しました',
    alone: '他の参加者が全員退出しました',
    unanswered: '誰も応答しませんでした',
    missed: (name) => `${name}さんからのグループ通話の不在着信`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? 'ビデオ通話を開始しました' : '音声通話を開始しました';
      case 'accepted':
        return '通話に応答しました';
      case 'declined':
        return '通話を拒否しました';
      case 'busy':
        return '話し中です';
      case 'cancelled':
        return '通話をキャンセルしました';
      case 'no-answer':
        return '応答なし';
      case 'ended':
        return message.seconds > 0
          ? `通話終了、通話時間：${durationOnClock(tag, message.seconds)}`
          : '通話終了';
      case 'switch-asked':
        return message.to === 2
          ? 'ビデオ通話への切り替えをリクエストしました'
          : '音声通話への切り替えをリクエストしました';
      case 'switch-accepted':
        return '通話の切り替えを承認しました';
      case 'switch-declined':
        return '通話の切り替えを拒否しました';
    }
  },

  devicesButton: 'デバイスを選択',
  callBack: 'かけ直す',
  devices: async () => (await import('./devices/ja.js')).devicesJa,

  sessionReconnecting: {
    what: '接続が切れました',
    todo: '再接続しています。オンラインに戻ると、再び通話を受けられます。',
  },
  standby: {
    what: '着信は別のタブで鳴ります',
    todo: 'このページに切り替えられます。ここから発信した場合も切り替わります。',
  },
  screenFailed: {
    what: '通話画面を読み込めませんでした',
    todo: '接続を確認してください。ここから応答や通話の終了はできます。',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: 'ビデオ通話のままです',
      todo: '相手が承認しませんでした。自分のカメラはオフにできます。',
    },
    'switch-to-video-failed': {
      what: '音声通話のままです',
      todo: '相手が承認しなかったか、応答しませんでした。',
    },
    'microphone-missing': {
      what: 'マイクが見つかりません',
      todo: 'マイクまたはヘッドセットを接続して、もう一度お試しください。',
    },
    'camera-missing': {
      what: 'カメラが見つかりません',
      todo: 'カメラを接続して、ここでオンにしてください。',
    },
    'permission-denied': {
      what: 'ブラウザーでカメラまたはマイクを使えません',
      todo: 'アドレスバーまたはブラウザーの設定でこのページに許可して、もう一度お試しください。',
    },
    'webrtc-unsupported': {
      what: 'このブラウザーでは通話できません',
      todo: '最新版の Chrome、Edge、Firefox、Safari をお使いください。',
    },
    'insecure-context': {
      what: '通話には安全なページが必要です',
      todo: 'このページを https で開いてください。',
    },
    'invalid-argument': {
      what: 'このページの通話機能が正しく設定されていません',
      todo: 'ページの管理者にお知らせください。',
    },
    'not-logged-in': {
      what: 'サインインしていません',
      todo: 'サインインしてから、もう一度発信してください。',
    },
    'invalid-state': {
      what: '今はその操作はできません',
      todo: 'まず現在の通話を終了してください。',
    },
    'login-failed': {
      what: '通話を利用できません',
      todo: 'サインインできませんでした。もう一度お試しください。解決しない場合は、ページを再読み込みしてください。',
    },
    'kicked-out': {
      what: '別の場所でサインインしています',
      todo: '着信はそちらで鳴ります。このページに戻すこともできます。',
    },
    'signalling-failed': {
      what: '通話がつながりませんでした',
      todo: '接続を確認して、もう一度お試しください。',
    },
    'user-unknown': {
      what: 'この相手には通話できません',
      todo: '名前を確認して、もう一度お試しください。',
    },
    'room-failed': {
      what: '通話に接続できませんでした',
      todo: '接続を確認して、もう一度お試しください。',
    },
    'publish-failed': {
      what: '音声または映像を送信できませんでした',
      todo: '接続を確認して、もう一度お試しください。',
    },
    'device-in-use': {
      what: 'カメラまたはマイクが使用中です',
      todo: '使用している他のプログラムを閉じて、もう一度お試しください。',
    },
    'user-sig-expired': {
      what: 'サインインの有効期限が切れました',
      todo: '通話を発着信するには、もう一度サインインしてください。',
    },
    'user-sig-unavailable': {
      what: '通話サービスにサインインできませんでした',
      todo: '接続を確認して、もう一度お試しください。解決しない場合は、ページを再読み込みしてください。',
    },
    'speaker-unavailable': {
      what: 'そのデバイスから音を出せません',
      todo: 'システムの設定で出力先を選択してください。',
    },
    'load-failed': {
      what: '通話を読み込めませんでした',
      todo: '接続を確認して、もう一度お試しください。',
    },
    'call-ended': { what: '通話はすでに終了しています', todo: 'もう一度発信してください。' },
    'timed-out': {
      what: '時間がかかりすぎました',
      todo: '接続を確認して、もう一度お試しください。',
    },
    destroyed: {
      what: '通話機能がオフになりました',
      todo: '再び使うには、ページを再読み込みしてください。',
    },
    'call-elsewhere': {
      what: '別のタブで通話があります',
      todo: 'まずそちらで応答するか、終了してください。',
    },
    unexpected: {
      what: '問題が発生しました',
      todo: 'もう一度お試しください。解決しない場合は、ページを再読み込みしてください。',
    },
  },

  announce: {
    incoming: (name, type) =>
      type === 2 ? `${name}さんからビデオ通話の着信` : `${name}さんから音声通話の着信`,
    outgoing: (name, type) =>
      type === 2 ? `ビデオ通話を発信中：${name}` : `音声通話を発信中：${name}`,
    groupIncoming: (name, type) =>
      type === 2
        ? `${name}さんからグループビデオ通話の着信`
        : `${name}さんからグループ音声通話の着信`,
    connected: (name) => `${name}さんとつながりました`,
    groupConnected: '通話に参加しました',
    between: '。',
    news: {
      entered: (names) => `${names}が通話に参加しました`,
      left: (names) => `${names}が通話から退出しました`,
      declined: (names) => `${names}が拒否しました`,
      busy: (names) => `${names}は別の通話中です`,
      unanswered: (names) => `${names}は応答しませんでした`,
      shares: (names) => `${names}さんが画面を共有しています`,
      'stopped-sharing': (names) => `${names}さんが共有を停止しました`,
    },
    ended: (sentence) => `通話が終了しました。${sentence}。`,
  },
};

import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'ko';

/** Korean. */
export const ko: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: '음성 통화', 2: '영상 통화' },
  incoming: { 1: '음성 통화 수신 중', 2: '영상 통화 수신 중' },
  groupKind: { 1: '그룹 음성 통화', 2: '그룹 영상 통화' },
  groupIncoming: { 1: '그룹 음성 통화 수신 중', 2: '그룹 영상 통화 수신 중' },
  preparing: {
    1: '브라우저에서 요청하면 마이크를 허용해 주세요',
    2: '브라우저에서 요청하면 카메라와 마이크를 허용해 주세요',
  },
  ...FIRST_TEXTS.ko,
  calling: '전화 거는 중…',
  ringing: '신호 가는 중…',
  connecting: '연결 중…',
  reconnecting: '다시 연결 중…',
  inCall: '통화 중',
  callableFrom: (time) => `${weekdayAndTime(tag, time)}부터 통화할 수 있습니다`,

  answer: '받기',
  decline: '거절',
  cancel: '취소',
  hangUp: '전화 끊기',
  close: '닫기',
  useHere: '여기서 다시 사용',
  takeOver: '여기서 사용',

  controls: '통화 제어',
  mute: '마이크 음소거',
  cameraOff: '카메라 끄기',
  unmute: '음소거 해제',
  cameraOn: '카메라 켜기',

  callWindow: '통화',
  windowControls: '통화 창',
  minimize: '최소화',
  fullscreen: '전체 화면',
  exitFullscreen: '전체 화면 종료',
  pictureInPicture: '화면 속 화면',
  backToPage: '페이지로 돌아가기',
  backToCall: (name) => `통화로 돌아가기: ${name}`,
  bubbleKeys: '화살표 키로 가장자리를 따라 옮길 수 있습니다.',

  shareScreen: '화면 공유',
  stopSharing: '공유 중지',
  sharing: '화면을 공유하고 있습니다',
  screen: (name) => `${name}님의 화면`,
  screenShareFailed: {
    what: '화면을 공유할 수 없습니다',
    todo: '컴퓨터의 개인정보 보호 설정에서 브라우저의 화면 기록을 허용한 후 다시 시도하세요.',
  },

  switchToVoice: '음성 통화로 전환',
  switchToVideo: '영상 통화로 전환',
  switchAsked: (name) => `${name}님이 영상 통화로 전환하려고 합니다`,
  switchTodo: '직접 켜기 전까지 카메라는 꺼져 있습니다.',
  switchWaiting: (name) => `${name}님의 동의를 기다리는 중…`,
  notNow: '나중에',

  ownPicture: '내 화면',
  movePicture: '내 화면 옮기기',
  pictureKeys: '화살표 키로 다른 모서리로 옮길 수 있습니다.',
  picture: (name) => `${name}님의 화면`,
  ownMuted: '음소거되어 있습니다',
  muted: (name) => `${name}님이 음소거했습니다`,
  cameraIsOff: (name) => `${name}님의 카메라가 꺼져 있습니다`,
  speaking: '말하는 중',
  weakNetwork: '네트워크 연결이 약합니다',
  elapsed: '통화 시간',

  you: '나',
  people: '통화 참여자',
  names: (names) =>
    namesInWords(
      tag,
      names.map((name) => `${name}님`),
      (count) => `다른 ${count}명`,
    ),
  alsoCalled: (names) => `함께 통화 요청: ${names}`,

  soundBlocked: '브라우저가 소리를 차단하고 있습니다.',
  soundOn: '소리 켜기',
  clickToAnswer: '클릭하여 받으세요.',

  callEnded: '통화 종료',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return '전화를 끊었습니다';
      case 'remote-hangup':
        return `${name}님이 전화를 끊었습니다`;
      case 'declined':
        return '통화를 거절했습니다';
      case 'rejected':
        return `${name}님이 통화를 거절했습니다`;
      case 'busy':
        return `${name}님이 다른 통화 중입니다`;
      case 'cancelled':
        return '통화를 취소했습니다';
      case 'remote-cancelled':
        return `${name}님이 통화를 취소했습니다`;
      case 'no-answer':
        return role === 'caller' ? `${name}님이 전화를 받지 않았습니다` : `${name}님의 부재중 전화`;
      case 'offline':
        return `${name}님이 오프라인입니다`;
      case 'crossed':
        return '서로 동시에 전화를 걸었습니다';
      case 'answered-elsewhere':
        return '다른 기기에서 처리했습니다';
      case 'connection-lost':
        return '연결이 끊어졌습니다';
      case 'kicked-out':
        return '다른 곳에서 로그인했습니다';
      case 'logged-out':
        return '로그아웃했습니다';
      case 'error':
        return '통화를 계속할 수 없습니다';
    }
  },
  groupEnded: {
    left: '통화에서 나갔습니다',
    alone: '다른 참여자가 모두 나갔습니다',
    unanswered: '아무도 전화를 받지 않았습니다',
    missed: (name) => `${name}님의 부재중 그룹 통화`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? '영상 통화를 시작했습니다' : '음성 통화를 시작했습니다';
      case 'accepted':
        return '전화를 받았습니다';
      case 'declined':
        return '통화를 거절했습니다';
      case 'busy':
        return '통화 중입니다';
      case 'cancelled':
        return '통화를 취소했습니다';
      case 'no-answer':
        return '응답 없음';
      case 'ended':
        return message.seconds > 0
          ? `통화 종료, 통화 시간: ${durationOnClock(tag, message.seconds)}`
          : '통화 종료';
      case 'switch-asked':
        return message.to === 2
          ? '영상 통화로 전환을 요청했습니다'
          : '음성 통화로 전환을 요청했습니다';
      case 'switch-accepted':
        return '통화 전환에 동의했습니다';
      case 'switch-declined':
        return '통화 전환을 거절했습니다';
    }
  },

  devicesButton: '기기 선택',
  callBack: '다시 걸기',
  devices: async () => (await import('./devices/ko.js')).devicesKo,

  sessionReconnecting: {
    what: '연결이 끊어졌습니다',
    todo: '다시 연결하는 중입니다. 온라인 상태가 되면 다시 전화를 받을 수 있습니다.',
  },
  standby: {
    what: '전화가 다른 탭에서 울립니다',
    todo: '이 페이지로 가져올 수 있습니다. 여기서 전화를 걸어도 자동으로 바뀝니다.',
  },
  screenFailed: {
    what: '통화 화면을 불러오지 못했습니다',
    todo: '연결을 확인해 주세요. 여기서 전화를 받거나 끊을 수는 있습니다.',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: '영상 통화를 유지합니다',
      todo: '상대방이 동의하지 않았습니다. 내 카메라는 끌 수 있습니다.',
    },
    'switch-to-video-failed': {
      what: '음성 통화를 유지합니다',
      todo: '상대방이 동의하지 않았거나 응답하지 않았습니다.',
    },
    'microphone-missing': {
      what: '마이크를 찾을 수 없습니다',
      todo: '마이크나 헤드셋을 연결하고 다시 시도해 주세요.',
    },
    'camera-missing': {
      what: '카메라를 찾을 수 없습니다',
      todo: '카메라를 연결하고 여기서 켜 주세요.',
    },
    'permission-denied': {
      what: '브라우저에서 카메라나 마이크를 사용할 수 없습니다',
      todo: '주소창이나 브라우저 설정에서 이 페이지에 허용한 다음 다시 시도해 주세요.',
    },
    'webrtc-unsupported': {
      what: '이 브라우저에서는 통화할 수 없습니다',
      todo: '최신 버전의 Chrome, Edge, Firefox 또는 Safari를 사용해 주세요.',
    },
    'insecure-context': {
      what: '통화하려면 보안 페이지가 필요합니다',
      todo: '이 페이지를 https로 열어 주세요.',
    },
    'invalid-argument': {
      what: '이 페이지의 통화 기능이 올바르게 설정되지 않았습니다',
      todo: '페이지 관리자에게 알려 주세요.',
    },
    'not-logged-in': {
      what: '로그인하지 않았습니다',
      todo: '먼저 로그인한 다음 다시 걸어 주세요.',
    },
    'invalid-state': { what: '지금은 할 수 없습니다', todo: '먼저 현재 통화를 끝내 주세요.' },
    'login-failed': {
      what: '통화를 사용할 수 없습니다',
      todo: '로그인하지 못했습니다. 다시 시도해 주세요. 계속 실패하면 페이지를 새로 고쳐 주세요.',
    },
    'kicked-out': {
      what: '다른 곳에서 로그인되어 있습니다',
      todo: '이제 전화가 그곳에서 울립니다. 이 페이지로 다시 가져올 수 있습니다.',
    },
    'signalling-failed': {
      what: '전화를 걸지 못했습니다',
      todo: '연결을 확인하고 다시 시도해 주세요.',
    },
    'user-unknown': {
      what: '이 사용자에게 연락할 수 없습니다',
      todo: '이름을 확인하고 다시 시도해 주세요.',
    },
    'room-failed': {
      what: '통화를 연결하지 못했습니다',
      todo: '연결을 확인하고 다시 시도해 주세요.',
    },
    'publish-failed': {
      what: '내 소리나 영상을 보내지 못했습니다',
      todo: '연결을 확인하고 다시 시도해 주세요.',
    },
    'device-in-use': {
      what: '카메라나 마이크가 사용 중입니다',
      todo: '사용 중인 다른 프로그램을 닫고 다시 시도해 주세요.',
    },
    'user-sig-expired': {
      what: '로그인이 만료되었습니다',
      todo: '전화를 걸고 받으려면 다시 로그인해 주세요.',
    },
    'user-sig-unavailable': {
      what: '통화 서비스에 로그인하지 못했습니다',
      todo: '연결을 확인하고 다시 시도해 주세요. 계속 실패하면 페이지를 새로 고쳐 주세요.',
    },
    'speaker-unavailable': {
      what: '해당 장치로 소리를 낼 수 없습니다',
      todo: '시스템 설정에서 출력 장치를 선택해 주세요.',
    },
    'load-failed': {
      what: '통화를 불러오지 못했습니다',
      todo: '연결을 확인하고 다시 시도해 주세요.',
    },
    'call-ended': { what: '통화가 이미 끝났습니다', todo: '다시 걸어 주세요.' },
    'timed-out': {
      what: '시간이 너무 오래 걸렸습니다',
      todo: '연결을 확인하고 다시 시도해 주세요.',
    },
    destroyed: {
      what: '통화 기능이 꺼졌습니다',
      todo: '다시 사용하려면 페이지를 새로 고쳐 주세요.',
    },
    'call-elsewhere': {
      what: '다른 탭에 통화가 있습니다',
      todo: '먼저 그 탭에서 받거나 끝내 주세요.',
    },
    unexpected: {
      what: '문제가 발생했습니다',
      todo: '다시 시도해 주세요. 계속 실패하면 페이지를 새로 고쳐 주세요.',
    },
  },

  announce: {
    incoming: (name, type) =>
      type === 2 ? `${name}님의 영상 통화 수신 중` : `${name}님의 음성 통화 수신 중`,
    outgoing: (name, type) =>
      type === 2 ? `영상 통화 거는 중: ${name}` : `음성 통화 거는 중: ${name}`,
    groupIncoming: (name, type) =>
      type === 2 ? `${name}님의 그룹 영상 통화 수신 중` : `${name}님의 그룹 음성 통화 수신 중`,
    connected: (name) => `${name}님과 연결되었습니다`,
    groupConnected: '통화에 참여했습니다',
    between: '. ',
    news: {
      entered: (names) => `${names}이 통화에 참여했습니다`,
      left: (names) => `${names}이 통화에서 나갔습니다`,
      declined: (names) => `${names}이 거절했습니다`,
      busy: (names) => `${names}이 다른 통화 중입니다`,
      unanswered: (names) => `${names}이 전화를 받지 않았습니다`,
      shares: (names) => `${names}님이 화면을 공유하고 있습니다`,
      'stopped-sharing': (names) => `${names}님이 공유를 중지했습니다`,
    },
    ended: (sentence) => `통화 종료. ${sentence}.`,
  },
};

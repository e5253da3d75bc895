import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';
import { plural } from './plural.js';

/** Keeps the order of names and sentence, also where the name is not Arabic. */
const apart = (name: string): string => `\u2068${name}\u2069`;

/** Arabic, with the digits of the region that the tag names. */
export const arabic = (tag: string): Messages => ({
  tag,
  dir: 'rtl',
  kind: { 1: 'مكالمة صوتية', 2: 'مكالمة فيديو' },
  incoming: { 1: 'مكالمة صوتية واردة', 2: 'مكالمة فيديو واردة' },
  groupKind: { 1: 'مكالمة صوتية جماعية', 2: 'مكالمة فيديو جماعية' },
  groupIncoming: { 1: 'مكالمة صوتية جماعية واردة', 2: 'مكالمة فيديو جماعية واردة' },
  preparing: {
    1: 'اسمح باستخدام الميكروفون إذا طلب المتصفح ذلك',
    2: 'اسمح باستخدام الكاميرا والميكروفون إذا طلب المتصفح ذلك',
  },
  ...FIRST_TEXTS.ar,
  calling: 'جارٍ الاتصال…',
  ringing: 'يرن…',
  connecting: 'جارٍ التوصيل…',
  reconnecting: 'جارٍ إعادة الاتصال…',
  inCall: 'في مكالمة',
  callableFrom: (time) => `متاح ابتداءً من ${weekdayAndTime(tag, time)}`,

  answer: 'رد',
  decline: 'رفض',
  cancel: 'إلغاء',
  hangUp: 'إنهاء',
  close: 'إغلاق',
  useHere: 'الاستخدام هنا مجددًا',
  takeOver: 'الاستخدام هنا',

  controls: 'عناصر التحكم في المكالمة',
  mute: 'كتم الميكروفون',
  cameraOff: 'إيقاف الكاميرا',
  unmute: 'إلغاء كتم الميكروفون',
  cameraOn: 'تشغيل الكاميرا',

  callWindow: 'المكالمة',
  windowControls: 'نافذة المكالمة',
  minimize: 'تصغير',
  fullscreen: 'ملء الشاشة',
  exitFullscreen: 'إنهاء ملء الشاشة',
  pictureInPicture: 'صورة داخل صورة',
  backToPage: 'العودة إلى الصفحة',
  backToCall: (name) => `العودة إلى المكالمة: ${apart(name)}`,
  bubbleKeys: 'تحرّكها مفاتيح الأسهم على امتداد الحواف.',

  shareScreen: 'مشاركة الشاشة',
  stopSharing: 'إيقاف المشاركة',
  sharing: 'أنت تشارك شاشتك',
  screen: (name) => `شاشة ${apart(name)}`,
  screenShareFailed: {
    what: 'تعذّرت مشاركة شاشتك',
    todo: 'اسمح للمتصفح بتسجيل الشاشة في إعدادات الخصوصية على جهازك، ثم حاول مرة أخرى.',
  },

  switchToVoice: 'التبديل إلى مكالمة صوتية',
  switchToVideo: 'التبديل إلى مكالمة فيديو',
  switchAsked: (name) => `طلب ${apart(name)} التبديل إلى مكالمة فيديو`,
  switchTodo: 'تبقى الكاميرا متوقفة إلى أن تشغّلها.',
  switchWaiting: (name) => `في انتظار موافقة ${apart(name)}…`,
  notNow: 'ليس الآن',

  ownPicture: 'صورة الكاميرا لديك',
  movePicture: 'نقل صورتك',
  pictureKeys: 'تنقلها مفاتيح الأسهم إلى زاوية أخرى.',
  picture: (name) => `فيديو ${apart(name)}`,
  ownMuted: 'الميكروفون لديك مكتوم',
  muted: (name) => `ميكروفون ${apart(name)} مكتوم`,
  cameraIsOff: (name) => `كاميرا ${apart(name)} متوقفة`,
  speaking: 'يتحدث الآن',
  weakNetwork: 'اتصالك ضعيف',
  elapsed: 'مدة المكالمة',

  you: 'أنت',
  people: 'المشاركون في المكالمة',
  names: (names) =>
    namesInWords(tag, names.map(apart), (count) =>
      plural(tag, count, {
        two: 'شخصان آخران',
        few: '# أشخاص آخرين',
        many: '# شخصًا آخر',
        other: '# شخص آخر',
      }),
    ),
  alsoCalled: (names) => `في المكالمة أيضًا: ${names}`,

  soundBlocked: 'يحظر المتصفح الصوت حاليًا.',
  soundOn: 'تشغيل الصوت',
  clickToAnswer: 'انقر للرد.',

  callEnded: 'انتهت المكالمة',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return 'أنهيت المكالمة';
      case 'remote-hangup':
        return `أنهى ${apart(name)} المكالمة`;
      case 'declined':
        return 'رفضت المكالمة';
      case 'rejected':
        return `رفض ${apart(name)} المكالمة`;
      case 'busy':
        return `المستخدم ${apart(name)} في مكالمة أخرى`;
      case 'cancelled':
        return 'ألغيت المكالمة';
      case 'remote-cancelled':
        return `ألغى ${apart(name)} المكالمة`;
      case 'no-answer':
        return role === 'caller' ? `لم يرد ${apart(name)}` : `مكالمة فائتة من ${apart(name)}`;
      case 'offline':
        return `المستخدم ${apart(name)} غير متصل بالإنترنت`;
      case 'crossed':
        return 'اتصل كل منكما بالآخر في الوقت نفسه';
      case 'answered-elsewhere':
        return 'تم التعامل معها على جهاز آخر';
      case 'connection-lost':
        return 'انقطع الاتصال';
      case 'kicked-out':
        return 'سجّلت الدخول من مكان آخر';
      case 'logged-out':
        return 'سجّلت الخروج';
      case 'error':
        return 'تعذّر إكمال المكالمة';
    }
  },
  groupEnded: {
    left: 'غادرت المكالمة',
    alone: 'غادر جميع المشاركين الآخرين',
    unanswered: 'لم يرد أحد على المكالمة',
    missed: (name) => `مكالمة جماعية فائتة من ${apart(name)}`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? 'بدء مكالمة فيديو' : 'بدء مكالمة صوتية';
      case 'accepted':
        return 'تم الرد على المكالمة';
      case 'declined':
        return 'تم رفض المكالمة';
      case 'busy':
        return 'الخط مشغول';
      case 'cancelled':
        return 'تم إلغاء المكالمة';
      case 'no-answer':
        return 'لا يوجد رد';
      case 'ended':
        return message.seconds > 0
          ? `انتهت المكالمة، المدة: ${durationOnClock(tag, message.seconds)}`
          : 'انتهت المكالمة';
      case 'switch-asked':
        return message.to === 2 ? 'طلب التبديل إلى مكالمة فيديو' : 'طلب التبديل إلى مكالمة صوتية';
      case 'switch-accepted':
        return 'تمت الموافقة على تبديل المكالمة';
      case 'switch-declined':
        return 'تم رفض تبديل المكالمة';
    }
  },

  devicesButton: 'اختيار الأجهزة',
  callBack: 'معاودة الاتصال',
  devices: async () => (await import('./devices/ar.js')).devicesAr,

  sessionReconnecting: {
    what: 'انقطع الاتصال',
    todo: 'جارٍ إعادة الاتصال. ستصلك المكالمات مجددًا فور اتصالك بالإنترنت.',
  },
  standby: {
    what: 'ترن المكالمات في علامة تبويب أخرى',
    todo: 'يمكنك نقلها إلى هنا. وتنتقل أيضًا عند الاتصال من هنا.',
  },
  screenFailed: {
    what: 'تعذّر تحميل شاشة المكالمة',
    todo: 'تحقق من اتصالك بالإنترنت. لا يزال بإمكانك الرد على المكالمة وإنهاؤها من هنا.',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: 'لا تزال مكالمة فيديو',
      todo: 'لم يوافق الطرف الآخر. يمكنك إيقاف الكاميرا لديك.',
    },
    'switch-to-video-failed': {
      what: 'لا تزال مكالمة صوتية',
      todo: 'لم يوافق الطرف الآخر أو لم يستجب.',
    },
    'microphone-missing': {
      what: 'لم يتم العثور على ميكروفون',
      todo: 'وصّل ميكروفونًا أو سماعة رأس ثم أعد المحاولة.',
    },
    'camera-missing': { what: 'لم يتم العثور على كاميرا', todo: 'وصّل كاميرا وشغّلها من هنا.' },
    'permission-denied': {
      what: 'لا يملك المتصفح إذن استخدام الكاميرا أو الميكروفون',
      todo: 'اسمح بهما لهذه الصفحة من شريط العناوين أو إعدادات المتصفح ثم أعد المحاولة.',
    },
    'webrtc-unsupported': {
      what: 'لا يدعم هذا المتصفح المكالمات',
      todo: 'استخدم إصدارًا حديثًا من Chrome أو Edge أو Firefox أو Safari.',
    },
    'insecure-context': { what: 'تتطلب المكالمات صفحة آمنة', todo: 'افتح هذه الصفحة عبر https.' },
    'invalid-argument': {
      what: 'لم يتم إعداد الهاتف في هذه الصفحة بشكل صحيح',
      todo: 'أبلغ المسؤول عن الصفحة.',
    },
    'not-logged-in': { what: 'لم تسجّل الدخول', todo: 'سجّل الدخول أولًا ثم اتصل مجددًا.' },
    'invalid-state': { what: 'هذا غير ممكن الآن', todo: 'أنهِ المكالمة الحالية أولًا.' },
    'login-failed': {
      what: 'المكالمات غير متاحة',
      todo: 'تعذّر تسجيل الدخول. أعد المحاولة، وإذا تكرر ذلك فأعد تحميل الصفحة.',
    },
    'kicked-out': {
      what: 'سجّلت الدخول من مكان آخر',
      todo: 'ترن المكالمات هناك الآن. يمكنك إعادتها إلى هذه الصفحة.',
    },
    'signalling-failed': {
      what: 'تعذّر إجراء المكالمة',
      todo: 'تحقق من اتصالك بالإنترنت ثم أعد المحاولة.',
    },
    'user-unknown': { what: 'يتعذّر الوصول إلى هذا الشخص', todo: 'تحقق من الاسم ثم أعد المحاولة.' },
    'room-failed': {
      what: 'تعذّر توصيل المكالمة',
      todo: 'تحقق من اتصالك بالإنترنت ثم أعد المحاولة.',
    },
    'publish-failed': {
      what: 'تعذّر إرسال صوتك أو صورتك',
      todo: 'تحقق من اتصالك بالإنترنت ثم أعد المحاولة.',
    },
    'device-in-use': {
      what: 'الكاميرا أو الميكروفون قيد الاستخدام',
      todo: 'أغلق البرامج الأخرى التي تستخدمه ثم أعد المحاولة.',
    },
    'user-sig-expired': {
      what: 'انتهت صلاحية تسجيل الدخول',
      todo: 'سجّل الدخول مجددًا لإجراء المكالمات وتلقيها.',
    },
    'user-sig-unavailable': {
      what: 'تعذّر تسجيل دخولك لإجراء المكالمات',
      todo: 'تحقق من اتصالك بالإنترنت ثم أعد المحاولة، وإذا تكرر ذلك فأعد تحميل الصفحة.',
    },
    'speaker-unavailable': {
      what: 'يتعذّر إخراج الصوت من هناك',
      todo: 'اختر جهاز إخراج الصوت من إعدادات النظام.',
    },
    'load-failed': {
      what: 'تعذّر تحميل المكالمة',
      todo: 'تحقق من اتصالك بالإنترنت ثم أعد المحاولة.',
    },
    'call-ended': { what: 'انتهت المكالمة بالفعل', todo: 'اتصل مجددًا.' },
    'timed-out': {
      what: 'استغرق ذلك وقتًا طويلًا',
      todo: 'تحقق من اتصالك بالإنترنت ثم أعد المحاولة.',
    },
    destroyed: { what: 'تم إيقاف الهاتف', todo: 'أعد تحميل الصفحة لاستخدامه مجددًا.' },
    'call-elsewhere': {
      what: 'لديك مكالمة في علامة تبويب أخرى',
      todo: 'رد عليها أو أنهِها هناك أولًا.',
    },
    unexpected: { what: 'حدث خطأ ما', todo: 'أعد المحاولة، وإذا تكرر ذلك فأعد تحميل الصفحة.' },
  },

  announce: {
    incoming: (name, type) =>
      type === 2 ? `مكالمة فيديو واردة من ${apart(name)}` : `مكالمة صوتية واردة من ${apart(name)}`,
    outgoing: (name, type) =>
      type === 2 ? `مكالمة فيديو إلى ${apart(name)}` : `مكالمة صوتية إلى ${apart(name)}`,
    groupIncoming: (name, type) =>
      type === 2
        ? `مكالمة فيديو جماعية واردة من ${apart(name)}`
        : `مكالمة صوتية جماعية واردة من ${apart(name)}`,
    connected: (name) => `تم الاتصال مع ${apart(name)}`,
    groupConnected: 'أنت في المكالمة',
    between: '. ',
    news: {
      entered: (names) => `انضم إلى المكالمة ${names}`,
      left: (names) => `غادر المكالمة ${names}`,
      declined: (names) => `رفض المكالمة ${names}`,
      busy: (names) => `في مكالمة أخرى: ${names}`,
      unanswered: (names) => `لم يرد ${names}`,
      shares: (names) => `تجري الآن مشاركة الشاشة من ${names}`,
      'stopped-sharing': (names) => `توقفت مشاركة الشاشة من ${names}`,
    },
    ended: (sentence) => `انتهت المكالمة. ${sentence}.`,
  },
});

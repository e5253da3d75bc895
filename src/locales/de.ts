import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'de';

/** German. */
export const de: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: 'Sprachanruf', 2: 'Videoanruf' },
  incoming: { 1: 'Eingehender Sprachanruf', 2: 'Eingehender Videoanruf' },
  groupKind: { 1: 'Gruppenanruf', 2: 'Gruppenvideoanruf' },
  groupIncoming: { 1: 'Eingehender Gruppenanruf', 2: 'Eingehender Gruppenvideoanruf' },
  preparing: {
    1: 'Bitte erlauben Sie das Mikrofon, wenn Ihr Browser fragt',
    2: 'Bitte erlauben Sie Kamera und Mikrofon, wenn Ihr Browser fragt',
  },
  ...FIRST_TEXTS.de,
  calling: 'Anruf wird aufgebaut…',
  ringing: 'Es klingelt…',
  connecting: 'Verbindung wird hergestellt…',
  reconnecting: 'Verbindung wird wiederhergestellt…',
  inCall: 'Im Gespräch',
  callableFrom: (time) => `Erreichbar ab ${weekdayAndTime(tag, time)}`,

  answer: 'Annehmen',
  decline: 'Ablehnen',
  cancel: 'Abbrechen',
  hangUp: 'Auflegen',
  close: 'Schließen',
  useHere: 'Wieder hier verwenden',
  takeOver: 'Hier verwenden',

  controls: 'Anrufsteuerung',
  mute: 'Mikrofon stummschalten',
  cameraOff: 'Kamera ausschalten',
  unmute: 'Stummschaltung aufheben',
  cameraOn: 'Kamera einschalten',

  callWindow: 'Anruf',
  windowControls: 'Anruffenster',
  minimize: 'Minimieren',
  fullscreen: 'Vollbild',
  exitFullscreen: 'Vollbild beenden',
  pictureInPicture: 'Bild im Bild',
  backToPage: 'Zurück zur Seite',
  backToCall: (name) => `Zurück zum Anruf: ${name}`,
  bubbleKeys: 'Mit den Pfeiltasten am Rand verschieben.',

  shareScreen: 'Bildschirm teilen',
  stopSharing: 'Nicht mehr teilen',
  sharing: 'Ihr Bildschirm wird geteilt',
  screen: (name) => `Bildschirm von ${name}`,
  screenShareFailed: {
    what: 'Der Bildschirm konnte nicht geteilt werden',
    todo: 'Erlauben Sie dem Browser in den Datenschutzeinstellungen des Computers, den Bildschirm aufzunehmen, und versuchen Sie es erneut.',
  },

  switchToVoice: 'Zu Sprachanruf wechseln',
  switchToVideo: 'Zu Videoanruf wechseln',
  switchAsked: (name) => `${name} möchte zum Videoanruf wechseln`,
  switchTodo: 'Ihre Kamera bleibt aus, bis Sie sie einschalten.',
  switchWaiting: (name) => `Warten auf Zustimmung von ${name}…`,
  notNow: 'Nicht jetzt',

  ownPicture: 'Ihre Kamera',
  movePicture: 'Eigenes Bild verschieben',
  pictureKeys: 'Mit den Pfeiltasten in eine andere Ecke verschieben.',
  picture: (name) => `Video von ${name}`,
  ownMuted: 'Sie sind stummgeschaltet',
  muted: (name) => `${name} ist stummgeschaltet`,
  cameraIsOff: (name) => `Kamera von ${name} ist aus`,
  speaking: 'Spricht',
  weakNetwork: 'Ihre Verbindung ist schwach',
  elapsed: 'Gesprächsdauer',

  you: 'Ich',
  people: 'Personen im Anruf',
  names: (names) => namesInWords(tag, names, (count) => `${count} weitere`),
  alsoCalled: (names) => `Ebenfalls angerufen: ${names}`,

  soundBlocked: 'Ihr Browser hält den Ton zurück.',
  soundOn: 'Ton einschalten',
  clickToAnswer: 'Zum Annehmen klicken.',

  callEnded: 'Anruf beendet',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return 'Sie haben aufgelegt';
      case 'remote-hangup':
        return `${name} hat aufgelegt`;
      case 'declined':
        return 'Sie haben den Anruf abgelehnt';
      case 'rejected':
        return `${name} hat den Anruf abgelehnt`;
      case 'busy':
        return `${name} ist in einem anderen Gespräch`;
      case 'cancelled':
        return 'Sie haben den Anruf abgebrochen';
      case 'remote-cancelled':
        return `${name} hat den Anruf abgebrochen`;
      case 'no-answer':
        return role === 'caller' ? `${name} hat nicht geantwortet` : `Verpasster Anruf von ${name}`;
      case 'offline':
        return `${name} ist nicht online`;
      case 'crossed':
        return 'Sie haben sich gegenseitig angerufen';
      case 'answered-elsewhere':
        return 'Auf einem anderen Gerät angenommen oder abgelehnt';
      case 'connection-lost':
        return 'Die Verbindung wurde unterbrochen';
      case 'kicked-out':
        return 'Sie haben sich an anderer Stelle angemeldet';
      case 'logged-out':
        return 'Sie haben sich abgemeldet';
      case 'error':
        return 'Der Anruf konnte nicht fortgesetzt werden';
    }
  },
  groupEnded: {
    left: 'Sie haben den Anruf verlassen',
    alone: 'Alle anderen haben den Anruf verlassen',
    unanswered: 'Niemand hat den Anruf angenommen',
    missed: (name) => `Verpasster Gruppenanruf von ${name}`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? 'Videoanruf gestartet' : 'Sprachanruf gestartet';
      case 'accepted':
        return 'Anruf angenommen';
      case 'declined':
        return 'Anruf abgelehnt';
      case 'busy':
        return 'Besetzt';
      case 'cancelled':
        return 'Anruf abgebrochen';
      case 'no-answer':
        return 'Keine Antwort';
      case 'ended':
        return message.seconds > 0
          ? `Anruf beendet, Dauer: ${durationOnClock(tag, message.seconds)}`
          : 'Anruf beendet';
      case 'switch-asked':
        return message.to === 2
          ? 'Wechsel zum Videoanruf angefragt'
          : 'Wechsel zum Sprachanruf angefragt';
      case 'switch-accepted':
        return 'Wechsel zugestimmt';
      case 'switch-declined':
        return 'Wechsel abgelehnt';
    }
  },

  devicesButton: 'Geräte auswählen',
  callBack: 'Zurückrufen',
  devices: async () => (await import('./devices/de.js')).devicesDe,

  sessionReconnecting: {
    what: 'Verbindung unterbrochen',
    todo: 'Die Verbindung wird wiederhergestellt. Sobald Sie online sind, kommen Anrufe wieder an.',
  },
  standby: {
    what: 'Anrufe klingeln in einem anderen Tab',
    todo: 'Sie können sie hierher holen. Das geschieht auch, wenn Sie von hier anrufen.',
  },
  screenFailed: {
    what: 'Die Anrufansicht konnte nicht geladen werden',
    todo: 'Prüfen Sie Ihre Verbindung. Annehmen und Auflegen ist hier weiterhin möglich.',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: 'Es bleibt ein Videoanruf',
      todo: 'Die andere Seite hat nicht zugestimmt. Sie können Ihre eigene Kamera ausschalten.',
    },
    'switch-to-video-failed': {
      what: 'Es bleibt ein Sprachanruf',
      todo: 'Die andere Seite hat nicht zugestimmt oder nicht reagiert.',
    },
    'microphone-missing': {
      what: 'Kein Mikrofon gefunden',
      todo: 'Schließen Sie ein Mikrofon oder Headset an und versuchen Sie es erneut.',
    },
    'camera-missing': {
      what: 'Keine Kamera gefunden',
      todo: 'Schließen Sie eine Kamera an und schalten Sie sie hier ein.',
    },
    'permission-denied': {
      what: 'Der Browser darf Kamera oder Mikrofon nicht verwenden',
      todo: 'Erlauben Sie beides für diese Seite in der Adressleiste oder in den Browsereinstellungen und versuchen Sie es erneut.',
    },
    'webrtc-unsupported': {
      what: 'Dieser Browser unterstützt keine Anrufe',
      todo: 'Verwenden Sie eine aktuelle Version von Chrome, Edge, Firefox oder Safari.',
    },
    'insecure-context': {
      what: 'Anrufe brauchen eine sichere Seite',
      todo: 'Öffnen Sie diese Seite über https.',
    },
    'invalid-argument': {
      what: 'Das Telefon auf dieser Seite ist nicht richtig eingerichtet',
      todo: 'Bitte wenden Sie sich an die Betreiber der Seite.',
    },
    'not-logged-in': {
      what: 'Sie sind nicht angemeldet',
      todo: 'Melden Sie sich an und rufen Sie dann erneut an.',
    },
    'invalid-state': {
      what: 'Das ist gerade nicht möglich',
      todo: 'Beenden Sie zuerst das laufende Gespräch.',
    },
    'login-failed': {
      what: 'Anrufe sind nicht verfügbar',
      todo: 'Die Anmeldung ist fehlgeschlagen. Versuchen Sie es erneut oder laden Sie die Seite neu.',
    },
    'kicked-out': {
      what: 'Sie sind an anderer Stelle angemeldet',
      todo: 'Anrufe klingeln jetzt dort. Sie können sie auf diese Seite zurückholen.',
    },
    'signalling-failed': {
      what: 'Der Anruf kam nicht durch',
      todo: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    },
    'user-unknown': {
      what: 'Diese Person ist nicht erreichbar',
      todo: 'Prüfen Sie den Namen und versuchen Sie es erneut.',
    },
    'room-failed': {
      what: 'Der Anruf konnte nicht verbunden werden',
      todo: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    },
    'publish-failed': {
      what: 'Ihr Ton oder Bild konnte nicht gesendet werden',
      todo: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    },
    'device-in-use': {
      what: 'Ihre Kamera oder Ihr Mikrofon ist belegt',
      todo: 'Schließen Sie andere Programme, die darauf zugreifen, und versuchen Sie es erneut.',
    },
    'user-sig-expired': {
      what: 'Ihre Anmeldung ist abgelaufen',
      todo: 'Melden Sie sich erneut an, um Anrufe zu tätigen und zu empfangen.',
    },
    'user-sig-unavailable': {
      what: 'Die Anmeldung für Anrufe ist fehlgeschlagen',
      todo: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut oder laden Sie die Seite neu.',
    },
    'speaker-unavailable': {
      what: 'Der Ton kann dort nicht ausgegeben werden',
      todo: 'Wählen Sie die Ausgabe in den Systemeinstellungen.',
    },
    'load-failed': {
      what: 'Der Anruf konnte nicht geladen werden',
      todo: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    },
    'call-ended': { what: 'Der Anruf ist bereits beendet', todo: 'Rufen Sie erneut an.' },
    'timed-out': {
      what: 'Das hat zu lange gedauert',
      todo: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    },
    destroyed: {
      what: 'Das Telefon wurde ausgeschaltet',
      todo: 'Laden Sie die Seite neu, um es wieder zu verwenden.',
    },
    'call-elsewhere': {
      what: 'Sie haben einen Anruf in einem anderen Tab',
      todo: 'Nehmen Sie ihn dort an oder beenden Sie ihn zuerst.',
    },
    unexpected: {
      what: 'Etwas ist schiefgelaufen',
      todo: 'Versuchen Sie es erneut oder laden Sie die Seite neu.',
    },
  },

  announce: {
    incoming: (name, type) =>
      type === 2 ? `Eingehender Videoanruf von ${name}` : `Eingehender Sprachanruf von ${name}`,
    outgoing: (name, type) => (type === 2 ? `Videoanruf an ${name}` : `Sprachanruf an ${name}`),
    groupIncoming: (name, type) =>
      type === 2
        ? `Eingehender Gruppenvideoanruf von ${name}`
        : `Eingehender Gruppenanruf von ${name}`,
    connected: (name) => `Verbunden mit ${name}`,
    groupConnected: 'Sie sind im Anruf',
    between: '. ',
    news: {
      entered: (names, isOne) => (isOne ? `${names} ist im Anruf` : `${names} sind im Anruf`),
      left: (names, isOne) =>
        isOne ? `${names} hat den Anruf verlassen` : `${names} haben den Anruf verlassen`,
      declined: (names, isOne) => (isOne ? `${names} hat abgelehnt` : `${names} haben abgelehnt`),
      busy: (names, isOne) =>
        isOne ? `${names} ist in einem anderen Gespräch` : `${names} sind in anderen Gesprächen`,
      unanswered: (names, isOne) =>
        isOne ? `${names} hat nicht geantwortet` : `${names} haben nicht geantwortet`,
      shares: (names, isOne) =>
        isOne ? `${names} teilt den Bildschirm` : `${names} teilen ihre Bildschirme`,
      'stopped-sharing': (names, isOne) =>
        isOne ? `${names} teilt nicht mehr` : `${names} teilen nicht mehr`,
    },
    ended: (sentence) => `Anruf beendet. ${sentence}.`,
  },
};

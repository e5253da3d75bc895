import type { DeviceMessages } from './messages.js';

/** German. */
export const devicesDe: DeviceMessages = {
  why: {
    1: 'Ihr Browser fragt nach dem Mikrofon, damit man Sie hören kann. Es wird nur für diesen Anruf verwendet.',
    2: 'Ihr Browser fragt nach Kamera und Mikrofon, damit man Sie sehen und hören kann. Beides wird nur für diesen Anruf verwendet.',
  },
  question: {
    top: 'Die Frage steht oben im Fenster. Wählen Sie „Zulassen“.',
    middle: 'Die Frage steht in der Mitte des Bildschirms. Wählen Sie „Zulassen“.',
  },
  blocked: {
    microphone: 'Ihr Mikrofon ist für diese Seite blockiert',
    camera: 'Ihre Kamera ist für diese Seite blockiert',
  },
  dismissed: 'Die Frage des Browsers blieb unbeantwortet',
  dismissedTodo: 'Versuchen Sie es erneut und wählen Sie „Zulassen“, wenn der Browser fragt.',
  how: {
    chrome:
      'Öffnen Sie die Website-Informationen am Anfang der Adressleiste und schalten Sie Mikrofon und Kamera ein.',
    edge: 'Öffnen Sie das Schloss am Anfang der Adressleiste, dann „Berechtigungen für diese Website“, und lassen Sie Mikrofon und Kamera zu.',
    firefox:
      'Öffnen Sie das durchgestrichene Symbol in der Adressleiste und heben Sie die Blockierung von Mikrofon und Kamera auf.',
    safari:
      'Wählen Sie im Menü „Safari“ die „Einstellungen für diese Website“ und erlauben Sie Mikrofon und Kamera.',
    'ios-safari':
      'Tippen Sie auf die Taste neben der Adressleiste, dann auf „Website-Einstellungen“, und erlauben Sie Mikrofon und Kamera.',
    'ios-app':
      'Öffnen Sie die App „Einstellungen“, suchen Sie dort diesen Browser und schalten Sie Mikrofon und Kamera ein.',
    android:
      'Tippen Sie auf das Symbol am Anfang der Adressleiste, dann auf „Berechtigungen“, und lassen Sie Mikrofon und Kamera zu.',
    wechat:
      'Erlauben Sie WeChat in den Einstellungen Ihres Telefons Mikrofon und Kamera, oder öffnen Sie diese Seite über das Menü oben in einem Browser.',
    webview:
      'Darüber entscheidet die App, die diese Seite zeigt. Öffnen Sie die Seite stattdessen in Ihrem Browser.',
    other: 'Erlauben Sie Mikrofon und Kamera für diese Seite in den Einstellungen Ihres Browsers.',
  },
  system:
    'Das System erlaubt Ihrem Browser den Zugriff nicht. Erlauben Sie ihn in den Datenschutzeinstellungen des Systems.',
  frame: 'Die umgebende Seite lässt das nicht zu. Bitte wenden Sie sich an deren Betreiber.',
  page: 'Diese Website selbst lässt das nicht zu. Bitte wenden Sie sich an deren Betreiber.',
  unseen: 'Man hört Sie, aber man sieht Sie nicht.',
  goesOn: 'Es geht von selbst weiter, sobald Sie es erlaubt haben.',

  microphone: 'Mikrofon',
  camera: 'Kamera',
  speaker: 'Lautsprecher',
  unnamed: (kind, number) => `${kind} ${number}`,
  none: 'Keine gefunden',
  systemSpeaker: 'Vom System gewählt',
  notTaken: 'Das Gerät kann gerade nicht verwendet werden. Das bisherige bleibt an.',

  ready: 'Geräte prüfen',
  rings: (name) => `${name} ruft Sie an`,
  toCall: (name) => `Gleich rufen Sie ${name} an`,
  back: 'Zurück',
  level: 'Mikrofonpegel',
  speak: 'Sagen Sie etwas, um Ihr Mikrofon zu testen.',
  heard: 'Ihr Mikrofon funktioniert.',
  muted: 'Sie sind zu Beginn stummgeschaltet.',
  noPicture: 'Ihre Kamera ist zu Beginn aus.',
};

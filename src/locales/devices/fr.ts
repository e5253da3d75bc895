import type { DeviceMessages } from './messages.js';

/** French. */
export const devicesFr: DeviceMessages = {
  why: {
    1: 'Votre navigateur demande l’accès au microphone pour que l’on vous entende. Il ne sert qu’à cet appel.',
    2: 'Votre navigateur demande l’accès à la caméra et au microphone pour que l’on vous voie et vous entende. Ils ne servent qu’à cet appel.',
  },
  question: {
    top: 'La question s’affiche en haut de la fenêtre. Choisissez «\u00a0Autoriser\u00a0».',
    middle: 'La question s’affiche au milieu de l’écran. Choisissez «\u00a0Autoriser\u00a0».',
  },
  blocked: {
    microphone: 'Votre microphone est bloqué pour cette page',
    camera: 'Votre caméra est bloquée pour cette page',
  },
  dismissed: 'La question du navigateur est restée sans réponse',
  dismissedTodo: 'Réessayez et choisissez «\u00a0Autoriser\u00a0» quand le navigateur le demande.',
  how: {
    chrome:
      'Ouvrez les informations sur le site au début de la barre d’adresse, puis activez le microphone et la caméra.',
    edge: 'Ouvrez le cadenas au début de la barre d’adresse, puis «\u00a0Autorisations pour ce site\u00a0», et autorisez le microphone et la caméra.',
    firefox:
      'Ouvrez le symbole barré dans la barre d’adresse, puis levez le blocage du microphone et de la caméra.',
    safari:
      'Dans le menu Safari, choisissez «\u00a0Réglages pour ce site web\u00a0», puis autorisez le microphone et la caméra.',
    'ios-safari':
      'Touchez le bouton à côté de la barre d’adresse, puis «\u00a0Réglages du site web\u00a0», et autorisez le microphone et la caméra.',
    'ios-app':
      'Ouvrez l’app Réglages, trouvez-y ce navigateur, puis activez le microphone et la caméra.',
    android:
      'Appuyez sur le symbole au début de la barre d’adresse, puis sur «\u00a0Autorisations\u00a0», et autorisez le microphone et la caméra.',
    wechat:
      'Autorisez WeChat à utiliser le microphone et la caméra dans les réglages de votre téléphone, ou ouvrez cette page dans un navigateur depuis le menu en haut.',
    webview:
      'Cela dépend de l’application qui affiche cette page. Ouvrez plutôt la page dans votre navigateur.',
    other:
      'Autorisez le microphone et la caméra pour cette page dans les réglages de votre navigateur.',
  },
  system:
    'Le système empêche votre navigateur de l’utiliser. Autorisez-le dans les réglages de confidentialité du système.',
  frame:
    'La page qui entoure celle-ci ne l’autorise pas. Signalez-le au responsable de cette page.',
  page: 'Ce site lui-même ne le permet pas. Signalez-le à ses responsables.',
  unseen: 'On peut vous entendre, mais pas vous voir.',
  goesOn: 'L’appel continue de lui-même dès que vous avez autorisé l’accès.',

  microphone: 'Microphone',
  camera: 'Caméra',
  speaker: 'Haut-parleur',
  unnamed: (kind, number) => `${kind} ${number}`,
  none: 'Aucun appareil détecté',
  systemSpeaker: 'Choisi par le système',
  notTaken: 'Cet appareil est inutilisable pour le moment. Le précédent reste actif.',

  ready: 'Vérifiez vos appareils',
  rings: (name) => `${name} vous appelle`,
  toCall: (name) => `Vous allez appeler ${name}`,
  back: 'Retour',
  level: 'Niveau du microphone',
  speak: 'Dites quelque chose pour tester votre microphone.',
  heard: 'Votre microphone fonctionne.',
  muted: 'Votre micro sera coupé au début.',
  noPicture: 'Votre caméra sera désactivée au début.',
};

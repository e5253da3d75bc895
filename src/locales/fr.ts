import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'fr';

/** “of” or “from” before a name. */
const de = (name: string): string =>
  /^[aeiouàâäéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`;

/** French. */
export const fr: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: 'Appel vocal', 2: 'Appel vidéo' },
  incoming: { 1: 'Appel vocal entrant', 2: 'Appel vidéo entrant' },
  groupKind: { 1: 'Appel vocal de groupe', 2: 'Appel vidéo de groupe' },
  groupIncoming: { 1: 'Appel vocal de groupe entrant', 2: 'Appel vidéo de groupe entrant' },
  preparing: {
    1: 'Autorisez le microphone si votre navigateur le demande',
    2: 'Autorisez la caméra et le microphone si votre navigateur le demande',
  },
  ...FIRST_TEXTS.fr,
  calling: 'Appel en cours…',
  ringing: 'Ça sonne…',
  connecting: 'Connexion…',
  reconnecting: 'Reconnexion…',
  inCall: 'En communication',
  callableFrom: (time) => `Joignable à partir de\u00a0: ${weekdayAndTime(tag, time)}`,

  answer: 'Répondre',
  decline: 'Refuser',
  cancel: 'Annuler',
  hangUp: 'Raccrocher',
  close: 'Fermer',
  useHere: 'Reprendre ici',
  takeOver: 'Utiliser ici',

  controls: 'Commandes de l’appel',
  mute: 'Couper le micro',
  cameraOff: 'Désactiver la caméra',
  unmute: 'Réactiver le micro',
  cameraOn: 'Activer la caméra',

  callWindow: 'Appel',
  windowControls: 'Fenêtre d’appel',
  minimize: 'Réduire',
  fullscreen: 'Plein écran',
  exitFullscreen: 'Quitter le plein écran',
  pictureInPicture: 'Image dans l’image',
  backToPage: 'Revenir à la page',
  backToCall: (name) => `Revenir à l’appel\u00a0: ${name}`,
  bubbleKeys: 'Les touches fléchées la déplacent le long des bords.',

  shareScreen: 'Partager l’écran',
  stopSharing: 'Arrêter le partage',
  sharing: 'Vous partagez votre écran',
  screen: (name) => `Écran ${de(name)}`,
  screenShareFailed: {
    what: 'Votre écran n’a pas pu être partagé',
    todo: 'Autorisez le navigateur à enregistrer l’écran dans les réglages de confidentialité de l’ordinateur, puis réessayez.',
  },

  switchToVoice: 'Passer en appel vocal',
  switchToVideo: 'Passer en appel vidéo',
  switchAsked: (name) => `${name} souhaite passer en appel vidéo`,
  switchTodo: 'Votre caméra reste désactivée tant que vous ne l’activez pas.',
  switchWaiting: (name) => `En attente de l’accord ${de(name)}…`,
  notNow: 'Plus tard',

  ownPicture: 'Votre caméra',
  movePicture: 'Déplacer votre image',
  pictureKeys: 'Les touches fléchées la mettent dans un autre coin.',
  picture: (name) => `Vidéo ${de(name)}`,
  ownMuted: 'Votre micro est coupé',
  muted: (name) => `Le micro ${de(name)} est coupé`,
  cameraIsOff: (name) => `La caméra ${de(name)} est désactivée`,
  speaking: 'Parle',
  weakNetwork: 'Votre connexion est faible',
  elapsed: 'Durée de l’appel',

  you: 'Vous',
  people: 'Participants à l’appel',
  names: (names) => namesInWords(tag, names, (count) => `${count} autres`),
  alsoCalled: (names) => `Également appelés\u00a0: ${names}`,

  soundBlocked: 'Votre navigateur bloque le son.',
  soundOn: 'Activer le son',
  clickToAnswer: 'Cliquez pour répondre.',

  callEnded: 'Appel terminé',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return 'Vous avez raccroché';
      case 'remote-hangup':
        return `${name} a raccroché`;
      case 'declined':
        return 'Vous avez refusé l’appel';
      case 'rejected':
        return `${name} a refusé l’appel`;
      case 'busy':
        return `${name} est déjà en communication`;
      case 'cancelled':
        return 'Vous avez annulé l’appel';
      case 'remote-cancelled':
        return `${name} a annulé l’appel`;
      case 'no-answer':
        return role === 'caller' ? `${name} n’a pas répondu` : `Appel manqué ${de(name)}`;
      case 'offline':
        return `${name} n’est pas en ligne`;
      case 'crossed':
        return 'Vous vous êtes appelés en même temps';
      case 'answered-elsewhere':
        return 'Appel traité sur un autre appareil';
      case 'connection-lost':
        return 'La connexion a été interrompue';
      case 'kicked-out':
        return 'Vous vous êtes connecté ailleurs';
      case 'logged-out':
        return 'Vous vous êtes déconnecté';
      case 'error':
        return 'L’appel n’a pas pu continuer';
    }
  },
  groupEnded: {
    left: 'Vous avez quitté l’appel',
    alone: 'Tous les autres ont quitté l’appel',
    unanswered: 'Personne n’a répondu',
    missed: (name) => `Appel de groupe manqué ${de(name)}`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? 'Appel vidéo lancé' : 'Appel vocal lancé';
      case 'accepted':
        return 'Appel accepté';
      case 'declined':
        return 'Appel refusé';
      case 'busy':
        return 'Ligne occupée';
      case 'cancelled':
        return 'Appel annulé';
      case 'no-answer':
        return 'Pas de réponse';
      case 'ended':
        return message.seconds > 0
          ? `Appel terminé, durée\u00a0: ${durationOnClock(tag, message.seconds)}`
          : 'Appel terminé';
      case 'switch-asked':
        return message.to === 2
          ? 'Demande de passage en appel vidéo'
          : 'Demande de passage en appel vocal';
      case 'switch-accepted':
        return 'Changement de mode accepté';
      case 'switch-declined':
        return 'Changement de mode refusé';
    }
  },

  devicesButton: 'Choisir les appareils',
  callBack: 'Rappeler',
  devices: async () => (await import('./devices/fr.js')).devicesFr,

  sessionReconnecting: {
    what: 'Connexion interrompue',
    todo: 'Reconnexion en cours. Vous recevrez à nouveau les appels dès que vous serez en ligne.',
  },
  standby: {
    what: 'Les appels sonnent dans un autre onglet',
    todo: 'Vous pouvez les ramener ici. Un appel passé d’ici les ramène aussi.',
  },
  screenFailed: {
    what: 'L’écran d’appel n’a pas pu être chargé',
    todo: 'Vérifiez votre connexion. Vous pouvez toujours répondre et raccrocher ici.',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: 'L’appel reste en vidéo',
      todo: 'L’autre personne n’a pas accepté. Vous pouvez désactiver votre caméra.',
    },
    'switch-to-video-failed': {
      what: 'L’appel reste vocal',
      todo: 'L’autre personne n’a pas accepté ou n’a pas répondu.',
    },
    'microphone-missing': {
      what: 'Aucun microphone détecté',
      todo: 'Branchez un microphone ou un casque, puis réessayez.',
    },
    'camera-missing': {
      what: 'Aucune caméra détectée',
      todo: 'Branchez une caméra et activez-la ici.',
    },
    'permission-denied': {
      what: 'Le navigateur n’a pas accès à la caméra ou au microphone',
      todo: 'Autorisez-les pour cette page dans la barre d’adresse ou les réglages du navigateur, puis réessayez.',
    },
    'webrtc-unsupported': {
      what: 'Ce navigateur ne prend pas en charge les appels',
      todo: 'Utilisez une version récente de Chrome, Edge, Firefox ou Safari.',
    },
    'insecure-context': {
      what: 'Les appels nécessitent une page sécurisée',
      todo: 'Ouvrez cette page en https.',
    },
    'invalid-argument': {
      what: 'Le téléphone de cette page est mal configuré',
      todo: 'Signalez-le au responsable de la page.',
    },
    'not-logged-in': { what: 'Vous n’êtes pas connecté', todo: 'Connectez-vous, puis rappelez.' },
    'invalid-state': {
      what: 'C’est impossible pour le moment',
      todo: 'Terminez d’abord l’appel en cours.',
    },
    'login-failed': {
      what: 'Les appels ne sont pas disponibles',
      todo: 'La connexion a échoué. Réessayez\u202f; si le problème persiste, rechargez la page.',
    },
    'kicked-out': {
      what: 'Vous êtes connecté ailleurs',
      todo: 'Les appels sonnent désormais là-bas. Vous pouvez les reprendre sur cette page.',
    },
    'signalling-failed': {
      what: 'L’appel n’a pas abouti',
      todo: 'Vérifiez votre connexion et réessayez.',
    },
    'user-unknown': {
      what: 'Cette personne est injoignable',
      todo: 'Vérifiez le nom et réessayez.',
    },
    'room-failed': {
      what: 'L’appel n’a pas pu être établi',
      todo: 'Vérifiez votre connexion et réessayez.',
    },
    'publish-failed': {
      what: 'Votre son ou votre image n’a pas pu être envoyé',
      todo: 'Vérifiez votre connexion et réessayez.',
    },
    'device-in-use': {
      what: 'Votre caméra ou votre microphone est occupé',
      todo: 'Fermez les autres programmes qui l’utilisent, puis réessayez.',
    },
    'user-sig-expired': {
      what: 'Votre session a expiré',
      todo: 'Reconnectez-vous pour passer et recevoir des appels.',
    },
    'user-sig-unavailable': {
      what: 'La connexion au service d’appel a échoué',
      todo: 'Vérifiez votre connexion et réessayez\u202f; si le problème persiste, rechargez la page.',
    },
    'speaker-unavailable': {
      what: 'Le son ne peut pas sortir de cet appareil',
      todo: 'Choisissez la sortie dans les réglages de votre système.',
    },
    'load-failed': {
      what: 'L’appel n’a pas pu être chargé',
      todo: 'Vérifiez votre connexion et réessayez.',
    },
    'call-ended': { what: 'L’appel est déjà terminé', todo: 'Rappelez.' },
    'timed-out': {
      what: 'L’opération a pris trop de temps',
      todo: 'Vérifiez votre connexion et réessayez.',
    },
    destroyed: {
      what: 'Le téléphone a été désactivé',
      todo: 'Rechargez la page pour l’utiliser à nouveau.',
    },
    'call-elsewhere': {
      what: 'Un appel est en cours dans un autre onglet',
      todo: 'Répondez-y ou terminez-le d’abord là-bas.',
    },
    unexpected: {
      what: 'Une erreur est survenue',
      todo: 'Réessayez\u202f; si le problème persiste, rechargez la page.',
    },
  },

  announce: {
    incoming: (name, type) =>
      type === 2 ? `Appel vidéo entrant ${de(name)}` : `Appel vocal entrant ${de(name)}`,
    outgoing: (name, type) =>
      type === 2 ? `Appel vidéo vers ${name}` : `Appel vocal vers ${name}`,
    groupIncoming: (name, type) =>
      type === 2
        ? `Appel vidéo de groupe entrant ${de(name)}`
        : `Appel vocal de groupe entrant ${de(name)}`,
    connected: (name) => `En communication avec ${name}`,
    groupConnected: 'Vous êtes dans l’appel',
    between: '. ',
    news: {
      entered: (names, isOne) =>
        isOne ? `${names} a rejoint l’appel` : `${names} ont rejoint l’appel`,
      left: (names, isOne) => (isOne ? `${names} a quitté l’appel` : `${names} ont quitté l’appel`),
      declined: (names, isOne) => (isOne ? `${names} a refusé` : `${names} ont refusé`),
      busy: (names, isOne) =>
        isOne ? `${names} est déjà en communication` : `${names} sont déjà en communication`,
      unanswered: (names, isOne) =>
        isOne ? `${names} n’a pas répondu` : `${names} n’ont pas répondu`,
      shares: (names, isOne) =>
        isOne ? `${names} partage son écran` : `${names} partagent leurs écrans`,
      'stopped-sharing': (names, isOne) =>
        isOne ? `${names} a arrêté le partage` : `${names} ont arrêté le partage`,
    },
    ended: (sentence) => `Appel terminé. ${sentence}.`,
  },
};

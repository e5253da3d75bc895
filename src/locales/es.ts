import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'es';

/** Spanish. */
export const es: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: 'Llamada de voz', 2: 'Videollamada' },
  incoming: { 1: 'Llamada de voz entrante', 2: 'Videollamada entrante' },
  groupKind: { 1: 'Llamada grupal', 2: 'Videollamada grupal' },
  groupIncoming: { 1: 'Llamada grupal entrante', 2: 'Videollamada grupal entrante' },
  preparing: {
    1: 'Permita el micrófono si el navegador lo pide',
    2: 'Permita la cámara y el micrófono si el navegador lo pide',
  },
  ...FIRST_TEXTS.es,
  calling: 'Llamando…',
  ringing: 'Sonando…',
  connecting: 'Conectando…',
  reconnecting: 'Reconectando…',
  inCall: 'En llamada',
  callableFrom: (time) => `Disponible a partir de: ${weekdayAndTime(tag, time)}`,

  answer: 'Responder',
  decline: 'Rechazar',
  cancel: 'Cancelar',
  hangUp: 'Colgar',
  close: 'Cerrar',
  useHere: 'Volver a usar aquí',
  takeOver: 'Usar aquí',

  controls: 'Controles de la llamada',
  mute: 'Silenciar el micrófono',
  cameraOff: 'Apagar la cámara',
  unmute: 'Activar el micrófono',
  cameraOn: 'Encender la cámara',

  callWindow: 'Llamada',
  windowControls: 'Ventana de la llamada',
  minimize: 'Minimizar',
  fullscreen: 'Pantalla completa',
  exitFullscreen: 'Salir de pantalla completa',
  pictureInPicture: 'Imagen en imagen',
  backToPage: 'Volver a la página',
  backToCall: (name) => `Volver a la llamada: ${name}`,
  bubbleKeys: 'Las flechas la mueven por los bordes.',

  shareScreen: 'Compartir pantalla',
  stopSharing: 'Dejar de compartir',
  sharing: 'Estás compartiendo tu pantalla',
  screen: (name) => `Pantalla de ${name}`,
  screenShareFailed: {
    what: 'No se ha podido compartir tu pantalla',
    todo: 'Permite que el navegador grabe la pantalla en los ajustes de privacidad del ordenador y vuelve a intentarlo.',
  },

  switchToVoice: 'Cambiar a llamada de voz',
  switchToVideo: 'Cambiar a videollamada',
  switchAsked: (name) => `${name} quiere cambiar a videollamada`,
  switchTodo: 'La cámara sigue apagada hasta que usted la encienda.',
  switchWaiting: (name) => `Esperando a que ${name} acepte…`,
  notNow: 'Ahora no',

  ownPicture: 'Su cámara',
  movePicture: 'Mover su imagen',
  pictureKeys: 'Las flechas la llevan a otra esquina.',
  picture: (name) => `Imagen de ${name}`,
  ownMuted: 'Su micrófono está silenciado',
  muted: (name) => `El micrófono de ${name} está silenciado`,
  cameraIsOff: (name) => `La cámara de ${name} está apagada`,
  speaking: 'Hablando',
  weakNetwork: 'Su conexión es débil',
  elapsed: 'Duración de la llamada',

  you: 'Yo',
  people: 'Personas en la llamada',
  names: (names) => namesInWords(tag, names, (count) => `${count} más`),
  alsoCalled: (names) => `También en la llamada: ${names}`,

  soundBlocked: 'El navegador está bloqueando el sonido.',
  soundOn: 'Activar el sonido',
  clickToAnswer: 'Haga clic para responder.',

  callEnded: 'Llamada finalizada',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return 'Usted ha colgado';
      case 'remote-hangup':
        return `${name} ha colgado`;
      case 'declined':
        return 'Usted ha rechazado la llamada';
      case 'rejected':
        return `${name} ha rechazado la llamada`;
      case 'busy':
        return `${name} está en otra llamada`;
      case 'cancelled':
        return 'Usted ha cancelado la llamada';
      case 'remote-cancelled':
        return `${name} ha cancelado la llamada`;
      case 'no-answer':
        return role === 'caller' ? `${name} no ha respondido` : `Llamada perdida de ${name}`;
      case 'offline':
        return `${name} no está en línea`;
      case 'crossed':
        return 'Las dos partes han llamado a la vez';
      case 'answered-elsewhere':
        return 'Atendida en otro dispositivo';
      case 'connection-lost':
        return 'Se ha perdido la conexión';
      case 'kicked-out':
        return 'Se ha iniciado sesión en otro lugar';
      case 'logged-out':
        return 'Se ha cerrado la sesión';
      case 'error':
        return 'La llamada no ha podido continuar';
    }
  },
  groupEnded: {
    left: 'Usted ha salido de la llamada',
    alone: 'Las demás personas han salido',
    unanswered: 'Nadie ha respondido',
    missed: (name) => `Llamada grupal perdida de ${name}`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? 'Videollamada iniciada' : 'Llamada de voz iniciada';
      case 'accepted':
        return 'Llamada respondida';
      case 'declined':
        return 'Llamada rechazada';
      case 'busy':
        return 'Línea ocupada';
      case 'cancelled':
        return 'Llamada cancelada';
      case 'no-answer':
        return 'Sin respuesta';
      case 'ended':
        return message.seconds > 0
          ? `Llamada finalizada, duración: ${durationOnClock(tag, message.seconds)}`
          : 'Llamada finalizada';
      case 'switch-asked':
        return message.to === 2
          ? 'Solicitud de cambio a videollamada'
          : 'Solicitud de cambio a llamada de voz';
      case 'switch-accepted':
        return 'Cambio de llamada aceptado';
      case 'switch-declined':
        return 'Cambio de llamada rechazado';
    }
  },

  devicesButton: 'Elegir dispositivos',
  callBack: 'Devolver llamada',
  devices: async () => (await import('./devices/es.js')).devicesEs,

  sessionReconnecting: {
    what: 'Conexión perdida',
    todo: 'Intentando reconectar. Las llamadas volverán a entrar en cuanto haya conexión.',
  },
  standby: {
    what: 'Las llamadas suenan en otra pestaña',
    todo: 'Puede traerlas aquí. También se traen al llamar desde aquí.',
  },
  screenFailed: {
    what: 'No se ha podido cargar la pantalla de la llamada',
    todo: 'Compruebe la conexión. Aquí todavía puede responder y colgar.',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: 'Sigue siendo una videollamada',
      todo: 'La otra parte no ha aceptado. Puede apagar su propia cámara.',
    },
    'switch-to-video-failed': {
      what: 'Sigue siendo una llamada de voz',
      todo: 'La otra parte no ha aceptado o no ha respondido.',
    },
    'microphone-missing': {
      what: 'No se ha encontrado ningún micrófono',
      todo: 'Conecte un micrófono o unos auriculares e inténtelo de nuevo.',
    },
    'camera-missing': {
      what: 'No se ha encontrado ninguna cámara',
      todo: 'Conecte una cámara y enciéndala aquí.',
    },
    'permission-denied': {
      what: 'El navegador no tiene permiso para usar la cámara o el micrófono',
      todo: 'Permítalos para esta página en la barra de direcciones o en los ajustes del navegador e inténtelo de nuevo.',
    },
    'webrtc-unsupported': {
      what: 'Este navegador no permite hacer llamadas',
      todo: 'Use una versión actual de Chrome, Edge, Firefox o Safari.',
    },
    'insecure-context': {
      what: 'Las llamadas necesitan una página segura',
      todo: 'Abra esta página con https.',
    },
    'invalid-argument': {
      what: 'El teléfono de esta página no está bien configurado',
      todo: 'Avise a los responsables de la página.',
    },
    'not-logged-in': { what: 'No ha iniciado sesión', todo: 'Inicie sesión y vuelva a llamar.' },
    'invalid-state': {
      what: 'Ahora mismo no es posible',
      todo: 'Termine primero la llamada en curso.',
    },
    'login-failed': {
      what: 'Las llamadas no están disponibles',
      todo: 'No se ha podido iniciar sesión. Inténtelo de nuevo; si sigue fallando, vuelva a cargar la página.',
    },
    'kicked-out': {
      what: 'La sesión se ha iniciado en otro lugar',
      todo: 'Ahora las llamadas suenan allí. Puede traerlas de vuelta a esta página.',
    },
    'signalling-failed': {
      what: 'La llamada no ha llegado',
      todo: 'Compruebe la conexión e inténtelo de nuevo.',
    },
    'user-unknown': {
      what: 'No se puede contactar con esta persona',
      todo: 'Compruebe el nombre e inténtelo de nuevo.',
    },
    'room-failed': {
      what: 'No se ha podido conectar la llamada',
      todo: 'Compruebe la conexión e inténtelo de nuevo.',
    },
    'publish-failed': {
      what: 'No se ha podido enviar su sonido o su imagen',
      todo: 'Compruebe la conexión e inténtelo de nuevo.',
    },
    'device-in-use': {
      what: 'La cámara o el micrófono está en uso',
      todo: 'Cierre los otros programas que lo usan e inténtelo de nuevo.',
    },
    'user-sig-expired': {
      what: 'La sesión ha caducado',
      todo: 'Inicie sesión de nuevo para hacer y recibir llamadas.',
    },
    'user-sig-unavailable': {
      what: 'No se ha podido iniciar sesión para las llamadas',
      todo: 'Compruebe la conexión e inténtelo de nuevo; si sigue fallando, vuelva a cargar la página.',
    },
    'speaker-unavailable': {
      what: 'El sonido no puede salir por ahí',
      todo: 'Elija la salida en los ajustes del sistema.',
    },
    'load-failed': {
      what: 'No se ha podido cargar la llamada',
      todo: 'Compruebe la conexión e inténtelo de nuevo.',
    },
    'call-ended': { what: 'La llamada ya ha terminado', todo: 'Vuelva a llamar.' },
    'timed-out': {
      what: 'Ha tardado demasiado',
      todo: 'Compruebe la conexión e inténtelo de nuevo.',
    },
    destroyed: {
      what: 'El teléfono se ha apagado',
      todo: 'Vuelva a cargar la página para usarlo de nuevo.',
    },
    'call-elsewhere': {
      what: 'Tiene una llamada en otra pestaña',
      todo: 'Respóndala o termínela allí primero.',
    },
    unexpected: {
      what: 'Algo ha salido mal',
      todo: 'Inténtelo de nuevo; si sigue fallando, vuelva a cargar la página.',
    },
  },

  announce: {
    incoming: (name, type) =>
      type === 2 ? `Videollamada entrante de ${name}` : `Llamada de voz entrante de ${name}`,
    outgoing: (name, type) => (type === 2 ? `Videollamada a ${name}` : `Llamada de voz a ${name}`),
    groupIncoming: (name, type) =>
      type === 2 ? `Videollamada grupal entrante de ${name}` : `Llamada grupal entrante de ${name}`,
    connected: (name) => `En llamada con ${name}`,
    groupConnected: 'Usted está en la llamada',
    between: '. ',
    news: {
      entered: (names, isOne) =>
        isOne ? `${names} está en la llamada` : `${names} están en la llamada`,
      left: (names, isOne) =>
        isOne ? `${names} ha salido de la llamada` : `${names} han salido de la llamada`,
      declined: (names, isOne) =>
        isOne ? `${names} ha rechazado la llamada` : `${names} han rechazado la llamada`,
      busy: (names, isOne) =>
        isOne ? `${names} está en otra llamada` : `${names} están en otra llamada`,
      unanswered: (names, isOne) =>
        isOne ? `${names} no ha respondido` : `${names} no han respondido`,
      shares: (names, isOne) =>
        isOne ? `${names} comparte su pantalla` : `${names} comparten sus pantallas`,
      'stopped-sharing': (names, isOne) =>
        isOne ? `${names} ha dejado de compartir` : `${names} han dejado de compartir`,
    },
    ended: (sentence) => `Llamada finalizada. ${sentence}.`,
  },
};

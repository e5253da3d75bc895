import type { DeviceMessages } from './messages.js';

/** Spanish. */
export const devicesEs: DeviceMessages = {
  why: {
    1: 'El navegador pide el micrófono para que le oigan. Solo se usa para esta llamada.',
    2: 'El navegador pide la cámara y el micrófono para que le vean y le oigan. Solo se usan para esta llamada.',
  },
  question: {
    top: 'La pregunta está en la parte superior de la ventana. Elija «Permitir».',
    middle: 'La pregunta está en el centro de la pantalla. Elija «Permitir».',
  },
  blocked: {
    microphone: 'El micrófono está bloqueado para esta página',
    camera: 'La cámara está bloqueada para esta página',
  },
  dismissed: 'La pregunta del navegador ha quedado sin respuesta',
  dismissedTodo: 'Inténtelo de nuevo y elija «Permitir» cuando el navegador lo pida.',
  how: {
    chrome:
      'Abra la información del sitio al inicio de la barra de direcciones y active el micrófono y la cámara.',
    edge: 'Abra el candado al inicio de la barra de direcciones, después «Permisos para este sitio», y permita el micrófono y la cámara.',
    firefox:
      'Abra el símbolo tachado en la barra de direcciones y quite el bloqueo del micrófono y la cámara.',
    safari:
      'En el menú Safari, elija «Ajustes para este sitio web» y permita el micrófono y la cámara.',
    'ios-safari':
      'Toque el botón junto a la barra de direcciones, después «Ajustes del sitio web», y permita el micrófono y la cámara.',
    'ios-app': 'Abra la app Ajustes, busque este navegador y active el micrófono y la cámara.',
    android:
      'Toque el símbolo al inicio de la barra de direcciones, después «Permisos», y permita el micrófono y la cámara.',
    wechat:
      'Permita que WeChat use el micrófono y la cámara en los ajustes del teléfono, o abra esta página en un navegador desde el menú superior.',
    webview: 'Lo decide la aplicación que muestra esta página. Abra la página en el navegador.',
    other: 'Permita el micrófono y la cámara para esta página en los ajustes del navegador.',
  },
  system:
    'El sistema no deja que el navegador lo use. Permítalo en los ajustes de privacidad del sistema.',
  frame: 'La página que contiene a esta no lo permite. Avise a los responsables de esa página.',
  page: 'Este mismo sitio no lo permite. Avise a sus responsables.',
  unseen: 'Le oyen, pero no le ven.',
  goesOn: 'Sigue por sí sola en cuanto lo haya permitido.',

  microphone: 'Micrófono',
  camera: 'Cámara',
  speaker: 'Altavoz',
  unnamed: (kind, number) => `${kind} ${number}`,
  none: 'No se ha encontrado ninguno',
  systemSpeaker: 'Elegido por el sistema',
  notTaken: 'Ese dispositivo no se puede usar ahora. El anterior sigue activo.',

  ready: 'Compruebe sus dispositivos',
  rings: (name) => `${name} le está llamando`,
  toCall: (name) => `Está a punto de llamar a ${name}`,
  back: 'Volver',
  level: 'Nivel del micrófono',
  speak: 'Diga algo para probar el micrófono.',
  heard: 'El micrófono funciona.',
  muted: 'El micrófono estará silenciado al principio.',
  noPicture: 'La cámara estará apagada al principio.',
};

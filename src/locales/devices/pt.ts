import type { DeviceMessages } from './messages.js';

/** Portuguese, as in Brazil. */
export const devicesPt: DeviceMessages = {
  why: {
    1: 'O navegador pede o microfone para que ouçam você. Ele é usado apenas nesta chamada.',
    2: 'O navegador pede a câmera e o microfone para que vejam e ouçam você. Eles são usados apenas nesta chamada.',
  },
  question: {
    top: 'A pergunta está na parte de cima da janela. Escolha “Permitir”.',
    middle: 'A pergunta está no meio da tela. Escolha “Permitir”.',
  },
  blocked: {
    microphone: 'Seu microfone está bloqueado para esta página',
    camera: 'Sua câmera está bloqueada para esta página',
  },
  dismissed: 'A pergunta do navegador ficou sem resposta',
  dismissedTodo: 'Tente novamente e escolha “Permitir” quando o navegador pedir.',
  how: {
    chrome:
      'Abra as informações do site no início da barra de endereço e ative o microfone e a câmera.',
    edge: 'Abra o cadeado no início da barra de endereço, depois “Permissões para este site”, e permita o microfone e a câmera.',
    firefox:
      'Abra o símbolo riscado na barra de endereço e remova o bloqueio do microfone e da câmera.',
    safari: 'No menu Safari, escolha “Ajustes para Este Site” e permita o microfone e a câmera.',
    'ios-safari':
      'Toque no botão ao lado da barra de endereço, depois em “Ajustes do Site”, e permita o microfone e a câmera.',
    'ios-app': 'Abra o app Ajustes, encontre este navegador e ative o microfone e a câmera.',
    android:
      'Toque no símbolo no início da barra de endereço, depois em “Permissões”, e permita o microfone e a câmera.',
    wechat:
      'Permita que o WeChat use o microfone e a câmera nas configurações do telefone ou abra esta página em um navegador pelo menu no topo.',
    webview: 'Quem decide isso é o aplicativo que mostra esta página. Abra a página no navegador.',
    other: 'Permita o microfone e a câmera para esta página nas configurações do navegador.',
  },
  system:
    'O sistema impede que o navegador o use. Permita isso nas configurações de privacidade do sistema.',
  frame: 'A página em volta desta não permite. Avise os responsáveis por ela.',
  page: 'O próprio site não permite. Avise os responsáveis por ele.',
  unseen: 'Podem ouvir você, mas não ver.',
  goesOn: 'A chamada continua sozinha assim que você permitir.',

  microphone: 'Microfone',
  camera: 'Câmera',
  speaker: 'Alto-falante',
  unnamed: (kind, number) => `${kind} ${number}`,
  none: 'Nenhum encontrado',
  systemSpeaker: 'Escolhido pelo sistema',
  notTaken: 'Esse dispositivo não pode ser usado agora. O anterior continua ligado.',

  ready: 'Verifique seus dispositivos',
  rings: (name) => `${name} está ligando para você`,
  toCall: (name) => `Você vai ligar para ${name}`,
  back: 'Voltar',
  level: 'Nível do microfone',
  speak: 'Diga algo para testar o microfone.',
  heard: 'Seu microfone funciona.',
  muted: 'Seu microfone começará silenciado.',
  noPicture: 'Sua câmera começará desligada.',
};

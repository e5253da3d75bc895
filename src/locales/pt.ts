import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'pt-BR';

/** Portuguese, as in Brazil. */
export const pt: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: 'Chamada de voz', 2: 'Chamada de vídeo' },
  incoming: { 1: 'Chamada de voz recebida', 2: 'Chamada de vídeo recebida' },
  groupKind: { 1: 'Chamada de voz em grupo', 2: 'Chamada de vídeo em grupo' },
  groupIncoming: { 1: 'Chamada de voz em grupo recebida', 2: 'Chamada de vídeo em grupo recebida' },
  preparing: {
    1: 'Permita o uso do microfone se o navegador pedir',
    2: 'Permita o uso da câmera e do microfone se o navegador pedir',
  },
  ...FIRST_TEXTS.pt,
  calling: 'Chamando…',
  ringing: 'Tocando…',
  connecting: 'Conectando…',
  reconnecting: 'Reconectando…',
  inCall: 'Em chamada',
  callableFrom: (time) => `Disponível a partir de: ${weekdayAndTime(tag, time)}`,

  answer: 'Atender',
  decline: 'Recusar',
  cancel: 'Cancelar',
  hangUp: 'Desligar',
  close: 'Fechar',
  useHere: 'Voltar a usar aqui',
  takeOver: 'Usar aqui',

  controls: 'Controles da chamada',
  mute: 'Silenciar o microfone',
  cameraOff: 'Desligar a câmera',
  unmute: 'Ativar o microfone',
  cameraOn: 'Ligar a câmera',

  callWindow: 'Chamada',
  windowControls: 'Janela da chamada',
  minimize: 'Minimizar',
  fullscreen: 'Tela cheia',
  exitFullscreen: 'Sair da tela cheia',
  pictureInPicture: 'Picture-in-picture',
  backToPage: 'Voltar à página',
  backToCall: (name) => `Voltar à chamada: ${name}`,
  bubbleKeys: 'As setas movem pelas bordas.',

  shareScreen: 'Compartilhar tela',
  stopSharing: 'Parar de compartilhar',
  sharing: 'Você está compartilhando sua tela',
  screen: (name) => `Tela de ${name}`,
  screenShareFailed: {
    what: 'Não foi possível compartilhar sua tela',
    todo: 'Permita que o navegador grave a tela nas configurações de privacidade do computador e tente novamente.',
  },

  switchToVoice: 'Mudar para chamada de voz',
  switchToVideo: 'Mudar para chamada de vídeo',
  switchAsked: (name) => `${name} quer mudar para chamada de vídeo`,
  switchTodo: 'Sua câmera fica desligada até que você a ligue.',
  switchWaiting: (name) => `Aguardando ${name} aceitar…`,
  notNow: 'Agora não',

  ownPicture: 'Sua câmera',
  movePicture: 'Mover sua imagem',
  pictureKeys: 'As setas levam a outro canto.',
  picture: (name) => `Vídeo de ${name}`,
  ownMuted: 'Seu microfone está silenciado',
  muted: (name) => `O microfone de ${name} está silenciado`,
  cameraIsOff: (name) => `A câmera de ${name} está desligada`,
  speaking: 'Falando',
  weakNetwork: 'Sua conexão está fraca',
  elapsed: 'Duração da chamada',

  you: 'Você',
  people: 'Pessoas na chamada',
  names: (names) => namesInWords(tag, names, (count) => `mais ${count}`),
  alsoCalled: (names) => `Também na chamada: ${names}`,

  soundBlocked: 'O navegador está bloqueando o som.',
  soundOn: 'Ativar o som',
  clickToAnswer: 'Clique para atender.',

  callEnded: 'Chamada encerrada',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return 'Você desligou';
      case 'remote-hangup':
        return `${name} desligou`;
      case 'declined':
        return 'Você recusou a chamada';
      case 'rejected':
        return `${name} recusou a chamada`;
      case 'busy':
        return `${name} está em outra chamada`;
      case 'cancelled':
        return 'Você cancelou a chamada';
      case 'remote-cancelled':
        return `${name} cancelou a chamada`;
      case 'no-answer':
        return role === 'caller' ? `${name} não atendeu` : `Chamada perdida de ${name}`;
      case 'offline':
        return `${name} não está on-line`;
      case 'crossed':
        return 'Vocês ligaram um para o outro ao mesmo tempo';
      case 'answered-elsewhere':
        return 'Atendida ou recusada em outro dispositivo';
      case 'connection-lost':
        return 'A conexão foi perdida';
      case 'kicked-out':
        return 'Você entrou em outro lugar';
      case 'logged-out':
        return 'Você saiu da conta';
      case 'error':
        return 'A chamada não pôde continuar';
    }
  },
  groupEnded: {
    left: 'Você saiu da chamada',
    alone: 'Todas as outras pessoas saíram',
    unanswered: 'Ninguém atendeu',
    missed: (name) => `Chamada em grupo perdida de ${name}`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? 'Chamada de vídeo iniciada' : 'Chamada de voz iniciada';
      case 'accepted':
        return 'Chamada atendida';
      case 'declined':
        return 'Chamada recusada';
      case 'busy':
        return 'Linha ocupada';
      case 'cancelled':
        return 'Chamada cancelada';
      case 'no-answer':
        return 'Sem resposta';
      case 'ended':
        return message.seconds > 0
          ? `Chamada encerrada, duração: ${durationOnClock(tag, message.seconds)}`
          : 'Chamada encerrada';
      case 'switch-asked':
        return message.to === 2
          ? 'Pedido para mudar para chamada de vídeo'
          : 'Pedido para mudar para chamada de voz';
      case 'switch-accepted':
        return 'Mudança de chamada aceita';
      case 'switch-declined':
        return 'Mudança de chamada recusada';
    }
  },

  devicesButton: 'Escolher dispositivos',
  callBack: 'Ligar de volta',
  devices: async () => (await import('./devices/pt.js')).devicesPt,

  sessionReconnecting: {
    what: 'Conexão perdida',
    todo: 'Tentando reconectar. As chamadas voltam a chegar assim que você estiver on-line.',
  },
  standby: {
    what: 'As chamadas tocam em outra aba',
    todo: 'Você pode trazê-las para cá. Ligar daqui também faz isso.',
  },
  screenFailed: {
    what: 'Não foi possível carregar a tela da chamada',
    todo: 'Verifique sua conexão. Ainda é possível atender e desligar aqui.',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: 'Continua sendo uma chamada de vídeo',
      todo: 'A outra pessoa não aceitou. Você pode desligar sua própria câmera.',
    },
    'switch-to-video-failed': {
      what: 'Continua sendo uma chamada de voz',
      todo: 'A outra pessoa não aceitou ou não respondeu.',
    },
    'microphone-missing': {
      what: 'Nenhum microfone encontrado',
      todo: 'Conecte um microfone ou fone de ouvido e tente novamente.',
    },
    'camera-missing': {
      what: 'Nenhuma câmera encontrada',
      todo: 'Conecte uma câmera e ligue-a aqui.',
    },
    'permission-denied': {
      what: 'O navegador não tem permissão para usar a câmera ou o microfone',
      todo: 'Permita o uso nesta página pela barra de endereço ou pelas configurações do navegador e tente novamente.',
    },
    'webrtc-unsupported': {
      what: 'Este navegador não faz chamadas',
      todo: 'Use uma versão atual do Chrome, Edge, Firefox ou Safari.',
    },
    'insecure-context': {
      what: 'As chamadas precisam de uma página segura',
      todo: 'Abra esta página por https.',
    },
    'invalid-argument': {
      what: 'O telefone desta página não está configurado corretamente',
      todo: 'Avise os responsáveis pela página.',
    },
    'not-logged-in': {
      what: 'Você não entrou na sua conta',
      todo: 'Entre primeiro e depois ligue novamente.',
    },
    'invalid-state': {
      what: 'Isso não é possível agora',
      todo: 'Encerre primeiro a chamada atual.',
    },
    'login-failed': {
      what: 'As chamadas não estão disponíveis',
      todo: 'Não foi possível entrar. Tente novamente; se continuar falhando, recarregue a página.',
    },
    'kicked-out': {
      what: 'Sua conta foi aberta em outro lugar',
      todo: 'As chamadas agora tocam lá. Você pode trazê-las de volta para esta página.',
    },
    'signalling-failed': {
      what: 'A chamada não foi completada',
      todo: 'Verifique sua conexão e tente novamente.',
    },
    'user-unknown': {
      what: 'Não é possível contatar esta pessoa',
      todo: 'Verifique o nome e tente novamente.',
    },
    'room-failed': {
      what: 'Não foi possível conectar a chamada',
      todo: 'Verifique sua conexão e tente novamente.',
    },
    'publish-failed': {
      what: 'Não foi possível enviar seu som ou sua imagem',
      todo: 'Verifique sua conexão e tente novamente.',
    },
    'device-in-use': {
      what: 'Sua câmera ou seu microfone está em uso',
      todo: 'Feche os outros programas que o utilizam e tente novamente.',
    },
    'user-sig-expired': {
      what: 'Sua sessão expirou',
      todo: 'Entre novamente para fazer e receber chamadas.',
    },
    'user-sig-unavailable': {
      what: 'Não foi possível entrar no serviço de chamadas',
      todo: 'Verifique sua conexão e tente novamente; se continuar falhando, recarregue a página.',
    },
    'speaker-unavailable': {
      what: 'O som não pode sair por ali',
      todo: 'Escolha a saída nas configurações do sistema.',
    },
    'load-failed': {
      what: 'Não foi possível carregar a chamada',
      todo: 'Verifique sua conexão e tente novamente.',
    },
    'call-ended': { what: 'A chamada já terminou', todo: 'Ligue novamente.' },
    'timed-out': { what: 'Isso demorou demais', todo: 'Verifique sua conexão e tente novamente.' },
    destroyed: {
      what: 'O telefone foi desligado',
      todo: 'Recarregue a página para usá-lo novamente.',
    },
    'call-elsewhere': {
      what: 'Há uma chamada em outra aba',
      todo: 'Atenda ou encerre essa chamada primeiro.',
    },
    unexpected: {
      what: 'Algo deu errado',
      todo: 'Tente novamente; se continuar falhando, recarregue a página.',
    },
  },

  announce: {
    incoming: (name, type) =>
      type === 2 ? `Chamada de vídeo de ${name}` : `Chamada de voz de ${name}`,
    outgoing: (name, type) =>
      type === 2 ? `Chamada de vídeo para ${name}` : `Chamada de voz para ${name}`,
    groupIncoming: (name, type) =>
      type === 2 ? `Chamada de vídeo em grupo de ${name}` : `Chamada de voz em grupo de ${name}`,
    connected: (name) => `Em chamada com ${name}`,
    groupConnected: 'Você está na chamada',
    between: '. ',
    news: {
      entered: (names, isOne) =>
        isOne ? `${names} entrou na chamada` : `${names} entraram na chamada`,
      left: (names, isOne) => (isOne ? `${names} saiu da chamada` : `${names} saíram da chamada`),
      declined: (names, isOne) => (isOne ? `${names} recusou` : `${names} recusaram`),
      busy: (names, isOne) =>
        isOne ? `${names} está em outra chamada` : `${names} estão em outra chamada`,
      unanswered: (names, isOne) => (isOne ? `${names} não atendeu` : `${names} não atenderam`),
      shares: (names, isOne) =>
        isOne ? `${names} está compartilhando a tela` : `${names} estão compartilhando as telas`,
      'stopped-sharing': (names, isOne) =>
        isOne ? `${names} parou de compartilhar` : `${names} pararam de compartilhar`,
    },
    ended: (sentence) => `Chamada encerrada. ${sentence}.`,
  },
};

import { languageOf, readTag } from './language.js';
import type { Messages } from './messages.js';

type FirstTexts = Pick<Messages, 'call' | 'tryAgain'>;

/** The texts that there are before those of the language have loaded. */
export const FIRST_TEXTS = {
  en: { call: { 1: 'Call', 2: 'Video call' }, tryAgain: 'Try again' },
  ar: { call: { 1: 'اتصال', 2: 'مكالمة فيديو' }, tryAgain: 'إعادة المحاولة' },
  de: { call: { 1: 'Anrufen', 2: 'Videoanruf' }, tryAgain: 'Erneut versuchen' },
  es: { call: { 1: 'Llamar', 2: 'Videollamada' }, tryAgain: 'Reintentar' },
  fr: { call: { 1: 'Appeler', 2: 'Appel vidéo' }, tryAgain: 'Réessayer' },
  ja: { call: { 1: '音声通話', 2: 'ビデオ通話' }, tryAgain: '再試行' },
  ko: { call: { 1: '음성 통화', 2: '영상 통화' }, tryAgain: '다시 시도' },
  pt: { call: { 1: 'Ligar', 2: 'Chamada de vídeo' }, tryAgain: 'Tentar novamente' },
  'zh-Hans': { call: { 1: '语音呼叫', 2: '视频呼叫' }, tryAgain: '重试' },
  'zh-Hant': { call: { 1: '語音通話', 2: '視訊通話' }, tryAgain: '重試' },
} as const satisfies Readonly<Record<string, FirstTexts>>;

/** In the language that the element is in, or in English. */
export function firstTexts(element: Element): FirstTexts & Pick<Messages, 'tag' | 'dir'> {
  const texts: Readonly<Record<string, FirstTexts>> = FIRST_TEXTS;
  const names = readTag(languageOf(element)).names.filter((name) => Object.hasOwn(texts, name));
  const [tag = 'en'] = names;
  return { tag, dir: tag === 'ar' ? 'rtl' : 'ltr', ...(texts[tag] ?? FIRST_TEXTS.en) };
}

import type { CallType } from '../core/types.js';
import { languageOf, readTag } from './language.js';

type Labels = Readonly<Record<CallType, string>>;

/** What a button says that makes a call: the one text that is there before its language has loaded. */
export const CALL_LABELS = {
  en: { 1: 'Call', 2: 'Video call' },
  ar: { 1: 'اتصال', 2: 'مكالمة فيديو' },
  de: { 1: 'Anrufen', 2: 'Videoanruf' },
  es: { 1: 'Llamar', 2: 'Videollamada' },
  fr: { 1: 'Appeler', 2: 'Appel vidéo' },
  ja: { 1: '音声通話', 2: 'ビデオ通話' },
  ko: { 1: '음성 통화', 2: '영상 통화' },
  pt: { 1: 'Ligar', 2: 'Chamada de vídeo' },
  'zh-Hans': { 1: '语音呼叫', 2: '视频呼叫' },
  'zh-Hant': { 1: '語音通話', 2: '視訊通話' },
} as const satisfies Readonly<Record<string, Labels>>;

/** In the language that the element is in, or in English. */
export function callLabel(element: Element, type: CallType): string {
  const labels: Readonly<Record<string, Labels>> = CALL_LABELS;
  const name = readTag(languageOf(element)).names.find((one) => Object.hasOwn(labels, one));
  return (labels[name ?? ''] ?? CALL_LABELS.en)[type];
}

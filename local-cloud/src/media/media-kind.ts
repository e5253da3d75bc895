/** The four things a person can send: microphone, camera, camera again but small, and a second picture (a screen). */
export const MEDIA_KINDS = ['audio', 'bigVideo', 'smallVideo', 'auxVideo'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export function clockRateOf(kind: MediaKind): number {
  return kind === 'audio' ? 48_000 : 90_000;
}

import type { VideoProfile } from './types.js';

/** The pictures that can be asked for by name, with trtc-js-sdk's numbers for them. */
export const VIDEO_PROFILES = {
  '120p': { width: 160, height: 120, frameRate: 15, bitrate: 200 },
  '180p': { width: 320, height: 180, frameRate: 15, bitrate: 350 },
  '240p': { width: 320, height: 240, frameRate: 15, bitrate: 400 },
  '360p': { width: 640, height: 360, frameRate: 15, bitrate: 800 },
  '480p': { width: 640, height: 480, frameRate: 15, bitrate: 900 },
  '720p': { width: 1280, height: 720, frameRate: 15, bitrate: 1500 },
  '1080p': { width: 1920, height: 1080, frameRate: 15, bitrate: 2000 },
} as const satisfies Readonly<Record<string, VideoProfile>>;

/** A picture by name, or by numbers; numbers that are left out are those of 480p. */
export type VideoQuality = keyof typeof VIDEO_PROFILES | Partial<VideoProfile>;

export const DEFAULT_VIDEO_QUALITY = '480p' satisfies VideoQuality;

/** What is meant by it; undefined where it means nothing. */
export function readVideoQuality(quality: unknown): VideoProfile | undefined {
  if (typeof quality === 'string') {
    return Object.hasOwn(VIDEO_PROFILES, quality)
      ? VIDEO_PROFILES[quality as keyof typeof VIDEO_PROFILES]
      : undefined;
  }
  if (typeof quality !== 'object' || quality === null) return undefined;
  const usual = VIDEO_PROFILES[DEFAULT_VIDEO_QUALITY];
  const given = quality as Readonly<Record<string, unknown>>;
  const names = Object.keys(usual) as (keyof VideoProfile)[];
  const own = names.filter((name) => given[name] !== undefined);
  if (own.length === 0 || !own.every((name) => isAmount(given[name]))) return undefined;
  const profile: Record<keyof VideoProfile, number> = { ...usual };
  for (const name of own) profile[name] = given[name] as number;
  return profile;
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

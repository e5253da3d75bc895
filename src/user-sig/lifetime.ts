/** From when and until when a userSig is good, in milliseconds since 1970. */
export interface Lifetime {
  readonly begin: number;
  readonly end: number;
}

/** The longest that a timer of the browser's can take. */
const LONGEST_TIMER = 2 ** 31 - 1;
const FIVE_MINUTES = 300_000;
const ONE_MINUTE = 60_000;

/**
 * What a userSig (TLSSigAPIv2: deflated JSON in a base64 alphabet of its own) says of its lifetime. Undefined
 * when it cannot be read, in browsers without DecompressionStream too: the service alone decides what is good.
 */
export async function readLifetime(userSig: string): Promise<Lifetime | undefined> {
  try {
    const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
    const deflated = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate'));
    const ticket = (await new Response(inflated).json()) as Record<string, unknown>;
    // Both in seconds.
    const begin = Number(ticket['TLS.time']) * 1000;
    const end = begin + Number(ticket['TLS.expire']) * 1000;
    return end > begin ? { begin, end } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds until a fresh one should be there: five minutes before the end, or a fifth of its life if that
 * is less. Undefined if it has run out by this machine's clock, which may be wrong.
 */
export function timeToRenew({ begin, end }: Lifetime, now: number): number | undefined {
  if (end <= now) return undefined;
  const life = end - begin;
  const wait = end - now - Math.min(FIVE_MINUTES, life / 5);
  // A server that gives out the same one until it runs out is not asked over and over.
  const pause = Math.min(ONE_MINUTE, life / 20);
  return Math.min(Math.max(wait, pause), LONGEST_TIMER);
}

const SECONDS_FROM_1900_TO_1970 = 2_208_988_800;

/** 64-bit NTP time of a moment in milliseconds since 1970. */
export function ntpTime(milliseconds: number): bigint {
  const seconds = Math.floor(milliseconds / 1000);
  const fraction = Math.floor(((milliseconds - seconds * 1000) / 1000) * 2 ** 32);
  return (BigInt(seconds + SECONDS_FROM_1900_TO_1970) << 32n) | BigInt(fraction);
}

/** The middle 32 bits, as reports carry them (units of 1/65536 s). */
export function middleNtp(ntp: bigint): number {
  return Number((ntp >> 16n) & 0xffffffffn);
}

/** Round trip in milliseconds from an echoed time stamp and the echo's delay (RFC 3550 §6.4.1), or undefined for nonsense. */
export function roundTrip(now: number, echoed: number, delay: number): number | undefined {
  if (echoed === 0) return undefined;
  const units = (middleNtp(ntpTime(now)) - echoed - delay) | 0;
  // Two clocks of one machine can disagree by a tick; a trip cannot be negative.
  return units < -655 ? undefined : Math.max(0, (units / 65536) * 1000);
}

/** Milliseconds since 1970 with sub-millisecond steps and no jumps. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

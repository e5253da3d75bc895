/** How far sequence number `a` is ahead of `b` modulo 2^16, from -32768 to 32767. */
export function sequenceDistance(a: number, b: number): number {
  return ((a - b + 0x8000) & 0xffff) - 0x8000;
}

export function toUint16(value: number): number {
  return value & 0xffff;
}

export function toUint32(value: number): number {
  return value >>> 0;
}

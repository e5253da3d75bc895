/** A received packet, ready to be forwarded: no header extensions but an audio level. */
export interface CachedPacket {
  readonly bytes: Buffer;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly beginsKeyFrame: boolean;
  /** Offset of the audio level's id byte, or -1. */
  readonly audioLevelAt: number;
}

/** The latest packets of one source by sequence number. */
export class PacketCache {
  readonly #slots: (CachedPacket | undefined)[];

  /** @param size a power of two, so that slots stay unique across the wrap of sequence numbers */
  constructor(size: number) {
    this.#slots = new Array<CachedPacket | undefined>(size).fill(undefined);
  }

  put(packet: CachedPacket): void {
    this.#slots[packet.sequenceNumber % this.#slots.length] = packet;
  }

  get(sequenceNumber: number): CachedPacket | undefined {
    const packet = this.#slots[sequenceNumber % this.#slots.length];
    return packet?.sequenceNumber === sequenceNumber ? packet : undefined;
  }

  /** The packets from one sequence number to another, or undefined when any is missing. */
  range(from: number, to: number): CachedPacket[] | undefined {
    const count = ((to - from) & 0xffff) + 1;
    if (count > this.#slots.length) return undefined;
    const packets: CachedPacket[] = [];
    for (let index = 0; index < count; index += 1) {
      const packet = this.get((from + index) & 0xffff);
      if (!packet) return undefined;
      packets.push(packet);
    }
    return packets;
  }
}

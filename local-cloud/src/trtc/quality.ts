import type { PacketCounts, Uplink } from '../media/uplink.js';
import type { Member } from './member.js';
import { PUSHES } from './wire.js';

interface Baseline {
  readonly audio: PacketCounts;
  readonly video: PacketCounts;
}

/** Tells publishers how their own packets arrive (push 22): counts since the last time, and a measured round trip. */
export class UplinkQuality {
  readonly #baselines = new WeakMap<Uplink, Baseline>();

  tell(member: Member): void {
    const { uplink, channel } = member;
    if (!uplink || !channel) return;
    const roundTrip = uplink.roundTrip ?? channel.roundTrip;
    if (roundTrip === undefined) return;
    const counts: Baseline = { audio: uplink.counts('audio'), video: uplink.counts('video') };
    const since = this.#baselines.get(uplink);
    this.#baselines.set(uplink, counts);
    const audio = difference(counts.audio, since?.audio);
    const video = difference(counts.video, since?.video);
    channel.push(PUSHES.uplinkQuality, {
      expectAudPkg: audio.expected,
      recvAudPkg: audio.received,
      expectVidPkg: video.expected,
      recvVidPkg: video.received,
      rtt: Math.round(roundTrip),
    });
  }
}

/** A packet that came again after the last count makes more received than expected: no loss. */
function difference(counts: PacketCounts, since: PacketCounts | undefined): PacketCounts {
  const expected = counts.expected - (since?.expected ?? 0);
  const received = counts.received - (since?.received ?? 0);
  return { expected, received: Math.min(received, expected) };
}

export type VideoCodec = 'VP8' | 'H264';

const NAL_IDR = 5;
const NAL_SPS = 7;
const NAL_STAP_A = 24;
const NAL_FU_A = 28;

/** Whether this RTP payload is the first packet of a key frame. */
export function beginsKeyFrame(codec: VideoCodec, payload: Buffer): boolean {
  return codec === 'VP8' ? beginsVp8KeyFrame(payload) : beginsH264KeyFrame(payload);
}

/** RFC 7741 §4.2 (payload descriptor) and §4.3 (payload header, P bit). */
function beginsVp8KeyFrame(payload: Buffer): boolean {
  const first = payload[0] ?? 0;
  const startOfPartition = (first & 0x10) !== 0 && (first & 0x07) === 0;
  if (!startOfPartition) return false;
  let at = 1;
  if (first & 0x80) {
    const extension = payload[at++] ?? 0;
    if (extension & 0x80) at += (payload[at] ?? 0) & 0x80 ? 2 : 1;
    if (extension & 0x40) at += 1;
    if (extension & 0x30) at += 1;
  }
  const header = payload[at];
  return header !== undefined && (header & 0x01) === 0;
}

/** RFC 6184 §5.6 to §5.8. Parameter sets count: Chrome sends them right before each IDR picture. */
function beginsH264KeyFrame(payload: Buffer): boolean {
  const type = (payload[0] ?? 0) & 0x1f;
  if (type === NAL_STAP_A) {
    for (let at = 1; at + 2 < payload.length; at += 2 + payload.readUInt16BE(at)) {
      if (isIntra((payload[at + 2] ?? 0) & 0x1f)) return true;
    }
    return false;
  }
  if (type === NAL_FU_A) {
    const header = payload[1] ?? 0;
    return (header & 0x80) !== 0 && (header & 0x1f) === NAL_IDR;
  }
  return isIntra(type);
}

function isIntra(nalType: number): boolean {
  return nalType === NAL_SPS || nalType === NAL_IDR;
}

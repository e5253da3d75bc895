import type { Downlink } from '../media/downlink.js';
import type { Uplink } from '../media/uplink.js';
import type { Channel } from './channel.js';
import { ROLES, type Role } from './wire.js';

/** Which kinds of media someone publishes. */
export interface PublishState {
  readonly audio: boolean;
  readonly bigVideo: boolean;
  readonly smallVideo: boolean;
  readonly auxVideo: boolean;
}

export interface MuteState {
  readonly audio: boolean;
  readonly bigVideo: boolean;
}

export const PUBLISHES_NOTHING: PublishState = {
  audio: false,
  bigVideo: false,
  smallVideo: false,
  auxVideo: false,
};
export const MUTES_NOTHING: MuteState = { audio: false, bigVideo: false };

/** One person in one room. */
export class Member {
  readonly userID: string;
  readonly tinyID: string;
  role: Role;
  /** Undefined while the network is away and the grace period runs. */
  channel: Channel | undefined;
  graceTimer: NodeJS.Timeout | undefined;
  uplink: Uplink | undefined;
  published: PublishState = PUBLISHES_NOTHING;
  muted: MuteState = MUTES_NOTHING;
  /** By the tinyID of the person received. */
  readonly downlinks = new Map<string, Downlink>();

  constructor(channel: Channel, role: Role) {
    this.userID = channel.userID;
    this.tinyID = channel.tinyID;
    this.channel = channel;
    this.role = role;
  }

  get isAnchor(): boolean {
    return this.role === ROLES.anchor;
  }

  get publishes(): boolean {
    const { audio, bigVideo, smallVideo, auxVideo } = this.published;
    return this.uplink !== undefined && (audio || bigVideo || smallVideo || auxVideo);
  }

  /** The flag bits of push 23. */
  get flag(): number {
    const { published, muted } = this;
    return (
      (published.bigVideo ? 1 : 0) |
      (published.smallVideo ? 2 : 0) |
      (published.auxVideo ? 4 : 0) |
      (published.audio ? 8 : 0) |
      (muted.bigVideo ? 16 : 0) |
      (muted.audio ? 64 : 0)
    );
  }

  closeUplink(): void {
    this.uplink?.close();
    this.uplink = undefined;
    this.published = PUBLISHES_NOTHING;
    this.muted = MUTES_NOTHING;
  }

  closeDownlink(tinyID: string): void {
    this.downlinks.get(tinyID)?.close();
    this.downlinks.delete(tinyID);
  }

  close(): void {
    clearTimeout(this.graceTimer);
    this.closeUplink();
    for (const tinyID of [...this.downlinks.keys()]) this.closeDownlink(tinyID);
  }
}

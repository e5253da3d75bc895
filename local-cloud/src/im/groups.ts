import { randomBytes } from 'node:crypto';
import type { SendControl } from './c2c-messages.js';
import { IM_ERROR, ImError } from './errors.js';
import { isRecent, KEPT_MESSAGES, now } from './retention.js';

export const GROUP_TYPES = ['Private', 'Public', 'ChatRoom', 'AVChatRoom'] as const;
export type GroupType = (typeof GROUP_TYPES)[number];
export type GroupRole = 'Owner' | 'Member';

export interface GroupMember {
  readonly userID: string;
  role: GroupRole;
  /** Seconds since 1970. */
  readonly joinTime: number;
  /** The last seq that was in the group when the member came. */
  readonly joinSeq: number;
  readSeq: number;
  /** The conversation shows only messages after this seq: it was deleted then. */
  hiddenSeq: number;
}

export interface GroupMessage {
  /** A tip is a message of the service about the group: who joined, left, changed what. */
  readonly kind: 'message' | 'tip';
  readonly from: string;
  readonly seq: number;
  readonly random: number;
  readonly clientSeq: number;
  /** Seconds since 1970. */
  readonly time: number;
  readonly clientTime: number;
  /** The elements of a message, the fields of a tip. */
  readonly content: unknown;
  readonly cloudCustomData: string;
  readonly control: SendControl;
  /** Pushed to whoever is online, kept nowhere. */
  readonly onlineOnly: boolean;
}

export interface GroupSettings {
  name: string;
  introduction: string;
  notification: string;
  faceUrl: string;
  joinOption: 'FreeAccess' | 'NeedPermission' | 'DisableApply';
}

/** A group: its members in order of joining, and its last messages. */
export class Group {
  readonly id: string;
  readonly type: GroupType;
  readonly createTime = now();
  readonly settings: GroupSettings;
  readonly members = new Map<string, GroupMember>();
  infoSeq = 1;
  nextSeq = 1;
  readonly #messages: GroupMessage[] = [];

  constructor(id: string, type: GroupType, settings: GroupSettings) {
    this.id = id;
    this.type = type;
    this.settings = settings;
  }

  get ownerID(): string {
    return [...this.members.values()].find(({ role }) => role === 'Owner')?.userID ?? '';
  }

  get lastMessageTime(): number {
    return this.#messages.at(-1)?.time ?? 0;
  }

  addMember(userID: string, role: GroupRole = 'Member'): void {
    const seq = this.nextSeq - 1;
    this.members.set(userID, {
      userID,
      role,
      joinTime: now(),
      joinSeq: seq,
      readSeq: seq,
      hiddenSeq: 0,
    });
  }

  /** @throws {ImError} 10007 when the user is not a member */
  requireMember(userID: string): GroupMember {
    const member = this.members.get(userID);
    if (!member) {
      throw new ImError(IM_ERROR.GROUP_PERMISSION_DENY, `${userID} is not in group ${this.id}`);
    }
    return member;
  }

  /** @throws {ImError} 10007 when the user is not the owner */
  requireOwner(userID: string): void {
    if (this.requireMember(userID).role !== 'Owner') {
      throw new ImError(IM_ERROR.GROUP_PERMISSION_DENY, `${userID} does not own group ${this.id}`);
    }
  }

  add(message: Omit<GroupMessage, 'seq'>): GroupMessage {
    // An online-only message takes no seq: the SDK would look for the missing one for ever.
    if (message.onlineOnly) return { ...message, seq: this.nextSeq - 1 };
    const kept: GroupMessage = { ...message, seq: this.nextSeq++ };
    this.#messages.push(kept);
    if (this.#messages.length > KEPT_MESSAGES) this.#messages.shift();
    const sender = this.members.get(kept.from);
    if (sender?.readSeq === kept.seq - 1) sender.readSeq = kept.seq;
    return kept;
  }

  /**
   * What a member sees, oldest first. Only a meeting shows newcomers what was said before, and a
   * live room has no history.
   */
  visible(userID: string): readonly GroupMessage[] {
    const { joinSeq, hiddenSeq } = this.requireMember(userID);
    if (this.type === 'AVChatRoom') return [];
    const after = Math.max(hiddenSeq, this.type === 'ChatRoom' ? 0 : joinSeq);
    return this.#messages.filter(({ seq, time }) => seq > after && isRecent(time));
  }

  unreadCount(userID: string): number {
    const { readSeq } = this.requireMember(userID);
    return this.visible(userID).filter(
      ({ kind, from, seq, control }) =>
        kind === 'message' && from !== userID && seq > readSeq && !control.noUnread,
    ).length;
  }
}

export class Groups {
  readonly #groups = new Map<string, Group>();

  /** @throws {ImError} 10010 */
  require(groupID: string): Group {
    const group = this.#groups.get(groupID);
    if (!group) throw new ImError(IM_ERROR.GROUP_NOT_FOUND, `there is no group "${groupID}"`);
    return group;
  }

  get(groupID: string): Group | undefined {
    return this.#groups.get(groupID);
  }

  of(userID: string): readonly Group[] {
    return [...this.#groups.values()].filter(({ members }) => members.has(userID));
  }

  /** @param wantedID the id that the creator asked for; empty for one of the service's own */
  create(wantedID: string, type: GroupType, settings: GroupSettings): Group {
    // Ids that begin with "@TGS#" are the service's to give.
    if (
      wantedID !== '' &&
      (!/^[\x21-\x7e]{1,48}$/.test(wantedID) || wantedID.startsWith('@TGS#'))
    ) {
      throw new ImError(IM_ERROR.GROUP_INVALID_GROUPID, `"${wantedID}" is not a valid group id`);
    }
    if (this.#groups.has(wantedID)) {
      throw new ImError(IM_ERROR.GROUP_ID_IN_USE, `group "${wantedID}" exists already`);
    }
    const id = wantedID || `@TGS#${randomBytes(6).toString('hex').toUpperCase()}`;
    const group = new Group(id, type, settings);
    this.#groups.set(id, group);
    return group;
  }

  delete(group: Group): void {
    this.#groups.delete(group.id);
  }
}

import { Room } from './room.js';

/** Numbers and strings are two separate spaces of room names. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();

  get all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  get(id: string, isStringID: boolean): Room | undefined {
    return this.#rooms.get(key(id, isStringID));
  }

  open(id: string, isStringID: boolean): Room {
    const known = this.get(id, isStringID);
    if (known) return known;
    const room = new Room(id, isStringID);
    this.#rooms.set(key(id, isStringID), room);
    return room;
  }

  /** A room that nobody is in does not exist. */
  closeIfEmpty(room: Room): void {
    if (room.size === 0) this.#rooms.delete(key(room.id, room.isStringID));
  }
}

function key(id: string, isStringID: boolean): string {
  return `${isStringID ? 'string' : 'number'}:${id}`;
}

/** The limits that the SDK's documentation states: 1 to 4294967294, or up to 64 of these characters. */
export function isRoomID(id: string, isStringID: boolean): boolean {
  if (isStringID) return /^[\w !#$%&()+\-:;<=.>?@[\]^{}|~,]{1,64}$/.test(id);
  return /^[1-9]\d{0,9}$/.test(id) && Number(id) <= 4_294_967_294;
}

import { randomBytes, randomInt } from 'node:crypto';
import type { Account } from './accounts.js';

/** Why the service ended a session: KickType of the SDK's push and of its error 1002. */
export const KICK_TYPE = { multipleAccount: 1, multipleDevice: 2, restApi: 3 } as const;
export type KickReason = keyof typeof KICK_TYPE;

/** What a session needs of the connection it came in on. */
export interface Link {
  push(servcmd: string, body: Readonly<Record<string, unknown>>): void;
  destroy(): void;
}

/** One login of one SDK instance. It outlives its connections: a2 carries it to the next. */
export interface Session {
  readonly a2: string;
  readonly account: Account;
  readonly instanceID: number;
  /** When its userSig runs out, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** The connection it was last heard on. */
  link: Link | undefined;
  /** Set once another login, or a control command, took its place. */
  kicked: KickReason | undefined;
  /** Whether its client was told that it is kicked. */
  told: boolean;
  /** Settles when the first openim.getmsg was answered. */
  readonly firstSync: PromiseWithResolver;
  /** What each cookie handed out by openim.getmsg stands for: the last position synced. */
  readonly cookies: Map<string, number>;
}

interface PromiseWithResolver {
  readonly promise: Promise<void>;
  resolve(): void;
}

function promiseWithResolver(): PromiseWithResolver {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const KEPT_ENDED_SESSIONS = 20;

/** Every session, by a2; at most one of a user is live. */
export class Sessions {
  readonly #byA2 = new Map<string, Session>();
  readonly #live = new Map<string, Session>();
  /** Kicked sessions are kept a while, so that their clients can be told why. */
  readonly #ended: Session[] = [];

  open(account: Account, expiresAt: number, link: Link): Session {
    const session: Session = {
      a2: randomBytes(32).toString('hex'),
      account,
      instanceID: randomInt(1, 0x7fffffff),
      expiresAt,
      link,
      kicked: undefined,
      told: false,
      firstSync: promiseWithResolver(),
      cookies: new Map(),
    };
    const older = this.#live.get(account.userID);
    if (older) {
      // The same page logging in anew is no second device.
      if (older.link === link) this.forget(older);
      else this.kick(older, 'multipleAccount');
    }
    this.#byA2.set(session.a2, session);
    this.#live.set(account.userID, session);
    return session;
  }

  byA2(a2: string): Session | undefined {
    return this.#byA2.get(a2);
  }

  /** The session that gets the user's messages. */
  live(userID: string): Session | undefined {
    return this.#live.get(userID);
  }

  /** Users whose session has a connection. */
  online(): readonly Session[] {
    return [...this.#live.values()].filter(({ link }) => link !== undefined);
  }

  kick(session: Session, reason: KickReason): void {
    session.kicked = reason;
    if (this.#live.get(session.account.userID) === session) {
      this.#live.delete(session.account.userID);
    }
    this.#ended.push(session);
    const oldest = this.#ended.length > KEPT_ENDED_SESSIONS ? this.#ended.shift() : undefined;
    if (oldest) this.#byA2.delete(oldest.a2);
    session.told = session.link !== undefined;
    session.link?.push('im_open_status.stat_forceoffline', {
      EventArray: [
        {
          Event: 10,
          C2cNotifyMsgArray: [
            { KickoutMsgNotify: { KickType: KICK_TYPE[reason], NewInstInfo: {} } },
          ],
        },
      ],
    });
  }

  /** Drops every trace: a later request with its a2 is answered as an unknown one. */
  forget(session: Session): void {
    this.#byA2.delete(session.a2);
    if (this.#live.get(session.account.userID) === session) {
      this.#live.delete(session.account.userID);
    }
    session.link = undefined;
  }

  detach(link: Link): void {
    for (const session of this.#byA2.values()) {
      if (session.link === link) session.link = undefined;
    }
  }
}

import type { Fields } from '../fields.js';
import type { Link, Session } from '../sessions.js';
import type { ImState } from '../state.js';

export interface CommandContext {
  readonly state: ImState;
  readonly link: Link;
  readonly head: Fields;
}

export type ReplyBody = Readonly<Record<string, unknown>>;
type Reply = ReplyBody | Promise<ReplyBody>;

/** A command of logged-in users: the answer's body, or an ImError thrown. */
export type UserCommand = (context: CommandContext, body: Fields, session: Session) => Reply;

export type Command =
  /** Answered whoever asks, whatever a2 the request carries. */
  | { readonly access: 'anyone'; run(context: CommandContext, body: Fields): Reply }
  /** Answered to anyone whose a2, if there is one, is good. */
  | {
      readonly access: 'login';
      run(context: CommandContext, body: Fields, session: Session | undefined): Reply;
    }
  | { readonly access: 'user'; readonly run: UserCommand };

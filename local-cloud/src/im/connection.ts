import type WebSocket from 'ws';
import type { Logger } from '../log.js';
import {
  decodeFrame,
  encodeFrame,
  errorFrame,
  okFrame,
  type Framing,
  type RequestFrame,
} from './codec.js';
import { findCommand, type CommandContext } from './commands/index.js';
import { IM_ERROR, ImError } from './errors.js';
import { KICK_TYPE, type Link, type Session } from './sessions.js';
import type { ImState } from './state.js';

/** WebSocket close code for a message that is not what the endpoint accepts. */
const INVALID_PAYLOAD = 1007;

/** One WebSocket of one SDK instance. */
export class Connection implements Link {
  readonly #socket: WebSocket;
  readonly #framing: Framing;
  readonly #state: ImState;
  readonly #log: Logger;
  /** Whom it was last heard to speak for; empty before the login. */
  #userID = '';

  constructor(socket: WebSocket, framing: Framing, state: ImState, log: Logger) {
    this.#socket = socket;
    this.#framing = framing;
    this.#state = state;
    this.#log = log;
    socket.on('message', (data) => this.#onMessage(data));
    socket.on('close', () => this.#state.sessions.detach(this));
    // ws reports protocol violations here and closes the socket by itself.
    socket.on('error', (error) => this.#log.frame('←', 'im', this.#userID, error.message));
  }

  push(servcmd: string, body: Readonly<Record<string, unknown>>): void {
    this.#send({ head: { servcmd }, body });
  }

  destroy(): void {
    this.#socket.terminate();
  }

  #onMessage(data: WebSocket.Data): void {
    let request: RequestFrame;
    try {
      request = decodeFrame(toBuffer(data));
    } catch {
      this.#log.frame('←', 'im', this.#userID, 'a frame that cannot be read');
      this.#socket.close(INVALID_PAYLOAD, 'not an IM frame');
      return;
    }
    const session = this.#state.sessions.byA2(request.head.text('a2'));
    const claimed = session?.account.userID ?? request.head.text('identifier');
    if (claimed !== '') this.#userID = claimed;
    if (this.#state.faults.isSilent(this.#userID)) return;
    this.#log.frame('←', 'im', this.#userID, {
      head: request.head.record,
      body: request.body.record,
    });
    this.#answer(request, session).then(
      (frame) => this.#send(frame),
      (error: unknown) => this.#send(this.#failure(request, error)),
    );
  }

  async #answer(request: RequestFrame, session: Session | undefined): Promise<object> {
    const { servcmd } = request;
    const command = findCommand(servcmd);
    if (!command) {
      throw new ImError(IM_ERROR.COMMAND_UNKNOWN, `the local cloud does not simulate ${servcmd}`);
    }
    const failure = this.#state.faults.takeFailure(this.#userID, servcmd);
    if (failure !== undefined) throw new ImError(failure, 'as the test ordered');

    const context: CommandContext = { state: this.#state, link: this, head: request.head };
    if (command.access === 'anyone') {
      return okFrame(request, await command.run(context, request.body));
    }
    const valid = this.#requireSession(request, session);
    // The SDK resends requests on a new socket before it logs in there again.
    if (valid) valid.link = this;
    if (command.access === 'login') {
      return okFrame(request, await command.run(context, request.body, valid));
    }
    if (!valid) throw new ImError(IM_ERROR.A2KEY_EXPIRED, 'not logged in');
    return okFrame(request, await command.run(context, request.body, valid));
  }

  /** The session that the request claims; undefined when it claims none. */
  #requireSession(request: RequestFrame, session: Session | undefined): Session | undefined {
    if (request.head.text('a2') === '') return undefined;
    if (!session) throw new ImError(IM_ERROR.A2KEY_EXPIRED, 'this session is unknown');
    if (session.kicked) {
      // With a KickType the SDK logs out and emits KICKED_OUT, each time anew: one is enough.
      const details = session.told ? {} : { KickType: KICK_TYPE[session.kicked], NewInstInfo: {} };
      session.told = true;
      throw new ImError(IM_ERROR.KICKED_OUT, 'kicked out', details);
    }
    if (session.expiresAt <= Date.now()) {
      this.#state.sessions.forget(session);
      throw new ImError(IM_ERROR.A2KEY_EXPIRED, 'the userSig has expired');
    }
    return session;
  }

  #failure(request: RequestFrame, error: unknown): object {
    if (error instanceof ImError) {
      return errorFrame(request, error.code, error.message, error.details);
    }
    this.#log.info(`im: ${request.servcmd} failed: ${String(error)}`);
    return errorFrame(request, IM_ERROR.MSG_PARSE_FAILED, 'internal error');
  }

  #send(frame: object): void {
    if (this.#state.faults.isSilent(this.#userID)) return;
    const delay = this.#state.faults.delay(this.#userID);
    if (delay > 0) setTimeout(() => this.#write(frame), delay).unref();
    else this.#write(frame);
  }

  #write(frame: object): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#log.frame('→', 'im', this.#userID, frame);
    this.#socket.send(encodeFrame(frame, this.#framing));
  }
}

function toBuffer(data: WebSocket.Data): Buffer | string {
  if (typeof data === 'string' || Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

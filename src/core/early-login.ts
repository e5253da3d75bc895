import type { CallEvent } from './events.js';
import { LoginSession, type LoginPorts, type LoginSessionHost } from './login-session.js';
import type { SignallingEvent } from './ports.js';
import { LOGGED_OUT, type PhoneState } from './state.js';

/**
 * A login that begins before the rest of the core is there, so that the signalling SDKs need not wait for it. The
 * core goes on with it; what was signalled meanwhile it hears then.
 */
export class EarlyLogin<Ports extends LoginPorts = LoginPorts> {
  readonly ports: Ports;
  readonly session: LoginSession;
  readonly #signals: SignallingEvent[] = [];

  constructor(ports: Ports, emit: (event: CallEvent) => void) {
    this.ports = ports;
    const forgetSignals = (): void => {
      this.#signals.length = 0;
    };
    this.session = new LoginSession(ports, {
      set: () => {
        emit({ name: 'state-change', detail: this.state });
      },
      emit,
      forgetPeople: forgetSignals,
      hasCall: () => false,
      signalsSettled: () => Promise.resolve(),
      endCall: () => {
        forgetSignals();
        return Promise.resolve();
      },
      dropCall: forgetSignals,
    });
    ports.signalling.listen((event) => {
      if (!this.session.hear(event)) this.#signals.push(event);
    });
  }

  get state(): PhoneState {
    return { ...LOGGED_OUT, session: this.session.state };
  }

  /** Gives the session to the core, and a moment later, when the core is in its place, the signals. */
  handOver(host: LoginSessionHost, listener: (event: SignallingEvent) => void): LoginSession {
    this.session.moveTo(host);
    queueMicrotask(() => {
      this.ports.signalling.listen(listener);
      for (const signal of this.#signals) listener(signal);
    });
    return this.session;
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CallError } from '../core/errors.js';
import type { DeviceStart, PhoneState } from '../core/state.js';
import type { PreCall } from '../parts/pre-call-view.js';

interface Pending {
  readonly preCall: PreCall;
  /** The call that rings; undefined for one that is to be made. */
  readonly callID: string | undefined;
  /** Undefined to go on without a word on the devices. */
  readonly begin: (start: DeviceStart | undefined) => void;
  readonly giveUp: () => void;
}

/** Holds a call back that is to be made or answered, until the person has looked at their devices. */
export class PreCallController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  #pending: Pending | undefined;
  /** The call that stopped ringing meanwhile. */
  #missed: string | undefined;

  constructor(host: ReactiveControllerHost & { readonly isConnected: boolean }) {
    this.#host = host;
    host.addController(this);
  }

  /** What is to be shown. */
  get shown(): PreCall | undefined {
    return this.#pending?.preCall;
  }

  /** The person looks at their devices to answer the call that rings. */
  get isAnswering(): boolean {
    return this.#pending?.callID !== undefined;
  }

  isMissed(callID: string): boolean {
    return callID === this.#missed;
  }

  hostDisconnected(): void {
    // A node that is moved is disconnected too.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.giveUp();
    });
  }

  /** Settles with what is to be on; rejects with `call-ended` when there is to be no call. */
  ask(preCall: PreCall, callID: string | undefined): Promise<DeviceStart | undefined> {
    this.giveUp();
    return new Promise((resolve, reject) => {
      this.#pending = {
        preCall,
        callID,
        begin: resolve,
        giveUp: () => {
          reject(new CallError('call-ended', 'The call was given up before it began.'));
        },
      };
      this.#host.requestUpdate();
      import('../parts/pre-call-view.js').catch((error: unknown) => {
        reportError(error);
        this.begin(undefined);
      });
    });
  }

  begin(start: DeviceStart | undefined): void {
    this.#take()?.begin(start);
  }

  giveUp(): void {
    this.#take()?.giveUp();
  }

  /** Takes up what has become of the call. */
  follow({ session, call }: PhoneState): void {
    const pending = this.#pending;
    if (!pending) return;
    if (pending.callID !== undefined) {
      if (call.phase === 'incoming' && call.callID === pending.callID) return;
      if (call.phase === 'idle') this.#missed = pending.callID;
      this.giveUp();
      return;
    }
    // Somebody calls, or this user can call nobody any more.
    const isOn = session.status === 'ready' || session.status === 'reconnecting';
    if (call.phase !== 'idle' || !isOn) this.giveUp();
  }

  #take(): Pending | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) this.#host.requestUpdate();
    return pending;
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CallError } from '../core/errors.js';
import type { PhoneState } from '../core/state.js';
import { once } from '../load.js';

const loadGroupView = once('The view of group calls', () => import('../parts/group.js'));

/** What the controller needs of its element. */
export interface GroupViewHost extends ReactiveControllerHost {
  readonly state: PhoneState;
}

/** Loads the view of group calls for the first of them: while it rings, as a rule. */
export class GroupViewController implements ReactiveController {
  readonly #host: GroupViewHost;
  readonly #tell: (error: CallError) => void;
  #isLoaded = false;
  /** The call that it was last asked for. */
  #callID: string | undefined;

  constructor(host: GroupViewHost, tell: (error: CallError) => void) {
    this.#host = host;
    this.#tell = tell;
    host.addController(this);
  }

  /** Until it is, or where it cannot be loaded, a group call is shown as one between two. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  hostUpdate(): void {
    const { call } = this.#host.state;
    if (this.#isLoaded || call.phase === 'idle' || !call.group || call.callID === this.#callID) {
      return;
    }
    this.#callID = call.callID;
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      await loadGroupView();
      this.#isLoaded = true;
      this.#host.requestUpdate();
    } catch (error) {
      this.#tell(CallError.from(error));
    }
  }
}

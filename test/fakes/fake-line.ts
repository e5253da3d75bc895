import { CallError } from '../../src/core/errors.js';
import type { KickKind, Line, LineEvents, LinePort } from '../../src/core/ports.js';
import type { Login } from '../../src/core/types.js';

/** A line of tabs in one place, whatever the user: who comes first has it. */
export class FakeLines implements LinePort {
  readonly tabs: FakeLine[] = [];

  async join(login: Login, events: LineEvents): Promise<Line> {
    await Promise.resolve();
    const line = new FakeLine(this, login, events);
    this.tabs.push(line);
    return line;
  }

  get holder(): FakeLine | undefined {
    return this.tabs[0];
  }

  remove(line: FakeLine): void {
    const { holder } = this;
    const index = this.tabs.indexOf(line);
    if (index >= 0) this.tabs.splice(index, 1);
    if (holder === line) this.holder?.events.onTurn();
  }

  /** Puts it first. */
  promote(line: FakeLine): void {
    this.tabs.splice(this.tabs.indexOf(line), 1);
    this.tabs.unshift(line);
    line.events.onTurn();
  }
}

class FakeLine implements Line {
  readonly login: Login;
  readonly events: LineEvents;
  isBusyHere = false;
  readonly #lines: FakeLines;

  constructor(lines: FakeLines, login: Login, events: LineEvents) {
    this.#lines = lines;
    this.login = login;
    this.events = events;
  }

  get isHeld(): boolean {
    return this.#lines.holder === this;
  }

  get isBusy(): boolean {
    return !this.isHeld && this.#lines.holder?.isBusyHere === true;
  }

  setBusy(isBusy: boolean): void {
    if (isBusy === this.isBusyHere) return;
    this.isBusyHere = isBusy;
    for (const tab of this.#lines.tabs) if (tab !== this) tab.events.onBusy();
  }

  async takeOver(): Promise<void> {
    const { holder } = this.#lines;
    if (this.isBusy || !(await holder?.events.onAsked())) {
      throw new CallError('call-elsewhere', 'A call is on.');
    }
    this.#lines.promote(this);
  }

  retire(): void {
    // What it would say is not heard here.
  }

  leave(kick?: KickKind): void {
    const others = this.#lines.tabs.filter((tab) => tab !== this);
    if (kick) {
      this.#lines.tabs.length = 0;
      for (const { events } of others) events.onKicked(kick);
    } else {
      this.#lines.remove(this);
    }
  }

  /** Another tab takes it without a word. */
  lose(to: FakeLine): void {
    this.#lines.promote(to);
    this.events.onLost();
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CALL_TYPE, type CallType } from '../core/types.js';
import { callPeople, loginSettled, readUserIDs } from '../phones.js';
import type { TrtcCallingElement } from '../trtc-calling-element.js';

/** What the controller needs of its element. */
type CommandHost = ReactiveControllerHost &
  HTMLElement &
  Pick<
    TrtcCallingElement,
    | 'state'
    | 'isPreparingLogin'
    | 'call'
    | 'groupCall'
    | 'hangup'
    | 'accept'
    | 'reject'
    | 'setMicMute'
    | 'openCamera'
    | 'closeCamera'
  >;

/** What buttons of the page can ask for, by `commandfor` and `command`; those that call name people in `value`. */
const COMMANDS: Readonly<
  Record<string, (phone: CommandHost, value: string) => Promise<unknown> | undefined>
> = {
  '--call-audio': (phone, value) => callSoon(phone, value, CALL_TYPE.AUDIO),
  '--call-video': (phone, value) => callSoon(phone, value, CALL_TYPE.VIDEO),
  '--hangup': (phone) => phone.hangup(),
  '--accept': (phone) => phone.accept(),
  '--reject': (phone) => phone.reject(),
  '--toggle-microphone': (phone) => phone.setMicMute(isOn(phone, 'microphone')),
  '--toggle-camera': (phone) => (isOn(phone, 'camera') ? phone.closeCamera() : phone.openCamera()),
};

/** Those that a click waits for: the second one does not call again. */
const waiting = new WeakSet<CommandHost>();

/** Calls whom a click named; one that comes before the login is done, as soon as it is. */
async function callSoon(phone: CommandHost, value: string, type: CallType): Promise<void> {
  if (waiting.has(phone)) return;
  waiting.add(phone);
  await loginSettled(phone);
  waiting.delete(phone);
  await callPeople(phone, readUserIDs(value), { type });
}

function isOn({ state: { call } }: CommandHost, device: 'microphone' | 'camera'): boolean {
  return call.phase !== 'idle' && call[device].on;
}

/**
 * Carries out the commands of invoker buttons, also where the browser has none of these: before Chrome 135,
 * Firefox 144, Safari 26.2.
 */
export class CommandController implements ReactiveController {
  readonly #host: CommandHost;
  #root: Node | undefined;

  constructor(host: CommandHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#root = this.#host.getRootNode();
    this.#root.addEventListener('click', this.#onClick);
  }

  hostDisconnected(): void {
    this.#root?.removeEventListener('click', this.#onClick);
  }

  readonly #onClick = (event: Event): void => {
    // Looked at with each click, since a polyfill may come late.
    if ('commandForElement' in HTMLButtonElement.prototype || event.defaultPrevented) return;
    const { target } = event;
    const button =
      target instanceof Element && target.closest<HTMLButtonElement>('button[commandfor]');
    if (!button || button.getAttribute('commandfor') !== this.#host.id) return;
    const type = button.getAttribute('type')?.toLowerCase() ?? '';
    // In a form it is the page that has to say what the button is for; one that says nothing does nothing.
    if (button.form && type !== 'button') {
      if (type !== 'submit' && type !== 'reset') event.preventDefault();
      return;
    }
    // Failures are told by the element's events and seen in its state.
    this.run(button.getAttribute('command') ?? '', button).catch(() => undefined);
  };

  async run(command: string, source: EventTarget | null): Promise<void> {
    if (!Object.hasOwn(COMMANDS, command)) return;
    const value = source instanceof HTMLButtonElement ? source.value : '';
    await COMMANDS[command]?.(this.#host, value);
  }
}

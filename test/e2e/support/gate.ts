import type { Page } from '@playwright/test';

export type Device = 'microphone' | 'camera';
type Answer = 'allow' | 'dismiss' | 'block';

declare global {
  interface Window {
    gate: {
      states: Record<Device, PermissionState>;
      /** Devices of each question that waits for its answer. */
      questions: Device[][];
      change(device: Device, state: PermissionState): void;
      answer(answer: Answer): void;
    };
  }
}

/**
 * Runs in the page before its own scripts: a person at the browser's questions. The devices behind it are real,
 * and so are the errors, the states and their `change` events in all that a page can see of them.
 */
function standAtTheGate(): void {
  const changes = new EventTarget();
  const waiting: ((answer: Answer) => void)[] = [];
  window.gate = {
    states: { microphone: 'prompt', camera: 'prompt' },
    questions: [],
    change(device, state) {
      window.gate.states[device] = state;
      changes.dispatchEvent(new Event(device));
    },
    answer(answer) {
      const devices = window.gate.questions.shift() ?? [];
      if (answer !== 'dismiss') {
        for (const device of devices) {
          window.gate.change(device, answer === 'allow' ? 'granted' : 'denied');
        }
      }
      waiting.shift()?.(answer);
    },
  };

  const permissions = Permissions.prototype;
  const query = Reflect.get(permissions, 'query');
  permissions.query = async function (this: Permissions, descriptor) {
    const device: string = descriptor.name;
    if (device !== 'microphone' && device !== 'camera') return await query.call(this, descriptor);
    const status = new EventTarget();
    changes.addEventListener(device, () => status.dispatchEvent(new Event('change')));
    Object.defineProperty(status, 'state', { get: () => window.gate.states[device] });
    return status as PermissionStatus;
  };

  const getUserMedia = Reflect.get(MediaDevices.prototype, 'getUserMedia');
  MediaDevices.prototype.getUserMedia = async function (this: MediaDevices, constraints = {}) {
    const wanted: Device[] = [];
    if (constraints.audio) wanted.push('microphone');
    if (constraints.video) wanted.push('camera');
    const refuse = (): never => {
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
    const { states, questions } = window.gate;
    if (wanted.some((device) => states[device] === 'denied')) refuse();
    const asked = wanted.filter((device) => states[device] === 'prompt');
    if (asked.length > 0) {
      questions.push(asked);
      const answer = await new Promise<Answer>((resolve) => waiting.push(resolve));
      if (answer !== 'allow') refuse();
    }
    return await getUserMedia.call(this, constraints);
  };
}

export const gateScript = standAtTheGate;

/** The browser has asked, and waits. */
export async function isAsked(page: Page): Promise<Device[]> {
  const questions = await page.waitForFunction(() => window.gate.questions[0]);
  return (await questions.jsonValue())!;
}

export async function answers(page: Page, answer: Answer): Promise<void> {
  await isAsked(page);
  await page.evaluate((said) => window.gate.answer(said), answer);
}

/** As by the settings of the browser. */
export async function sets(page: Page, device: Device, state: PermissionState): Promise<void> {
  await page.evaluate(([which, value]) => window.gate.change(which, value), [
    device,
    state,
  ] as const);
}

/** Runs in the page after the gate: its person has blocked the camera before, and nothing else. */
export function blockCamera(): void {
  window.gate.states.camera = 'denied';
}

/** The same with the microphone. */
export function blockMicrophone(): void {
  window.gate.states.microphone = 'denied';
}

/** Its person has allowed both before. */
export function allowAll(): void {
  window.gate.states.microphone = window.gate.states.camera = 'granted';
}

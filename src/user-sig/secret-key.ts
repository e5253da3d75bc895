import { CallError } from '../core/errors.js';

/** Names under which samples and people keep the secret key of an application. */
const NAMES = /^(?:(?:sdk|tls|trtc|app)[-_]?)?secret(?:[-_]?key)?$/i;

/** The name of an attribute, a property or a key of the configuration that holds a secret key; else undefined. */
export function findSecretKey(element: Element, config: object | undefined): string | undefined {
  const names = [
    ...element.getAttributeNames(),
    ...Object.keys(element),
    ...Object.keys(config ?? {}),
  ];
  return names.find((name) => NAMES.test(name));
}

/** Secret keys are 64 hexadecimal digits; a userSig, compressed and in base64, is longer and never only that. */
export function isSecretKey(value: unknown): boolean {
  return typeof value === 'string' && /^[\da-f]{64}$/i.test(value.trim());
}

/** Says it in the console too, where whoever has written the page looks. */
export function refuseSecretKey(where: string): CallError {
  const message = `${where} is a secret key. It belongs on your server only.`;
  const hint =
    'Whoever sees the page can read the key and call as anybody at your cost: make a new one in the ' +
    'console, and set usersig, usersig-url or userSigProvider to what your server signs with it.';
  console.error(`<trtc-calling>: ${message} ${hint}`);
  return new CallError('invalid-argument', message, { hint });
}

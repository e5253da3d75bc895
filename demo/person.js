import { logIn } from './login.js';

/**
 * @typedef {HTMLElement & { call(options: { userID: string, type: number }): Promise<unknown> }} Phone
 * @typedef {{ session: { status: string, error?: Error } }} PhoneState
 */

/**
 * @template {HTMLElement} T
 * @param {string} id
 */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const phone = /** @type {Phone} */ (byId('phone'));
const user = /** @type {HTMLInputElement} */ (byId('user'));
const peer = /** @type {HTMLInputElement} */ (byId('peer'));
const who = /** @type {HTMLFormElement} */ (byId('who'));
const dial = /** @type {HTMLFormElement} */ (byId('dial'));
const status = byId('status');
const problem = byId('problem');
const events = byId('events');
const count = byId('count');

const parameters = new URLSearchParams(location.search);
user.value = parameters.get('user') ?? 'alice';
peer.value = parameters.get('peer') ?? (user.value === 'bob' ? 'alice' : 'bob');
document.title = `${user.value}: trtc-calling`;

who.addEventListener('submit', (event) => {
  event.preventDefault();
  parameters.set('user', user.value);
  parameters.set('peer', peer.value);
  location.search = parameters.toString();
});

dial.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = /** @type {HTMLButtonElement} */ (event.submitter);
  problem.hidden = true;
  phone.call({ userID: peer.value, type: Number(button.value) }).catch(showProblem);
});

/** @param {unknown} error */
function showProblem(error) {
  const { message, hint } = /** @type {{ message: string, hint?: string }} */ (error);
  problem.textContent = hint ? `${message} ${hint}` : message;
  problem.hidden = false;
}

/** @type {Readonly<Record<string, string>>} */
const STATUS_TEXTS = {
  'logged-out': 'Not logged in',
  'logging-in': 'Logging in …',
  ready: 'Ready',
  reconnecting: 'Connection lost, trying again …',
  'kicked-out': 'Logged in elsewhere; reload to take the phone back',
  failed: 'Login failed',
};

phone.addEventListener('state-change', (event) => {
  const { session } = /** @type {CustomEvent<PhoneState>} */ (event).detail;
  status.textContent = STATUS_TEXTS[session.status] ?? session.status;
  status.parentElement?.setAttribute('data-state', session.status);
  for (const button of dial.querySelectorAll('button'))
    button.disabled = session.status !== 'ready';
  if (session.error) showProblem(session.error);
});

const EVENTS = [
  'sdk-ready',
  'sdk-not-ready',
  'invited',
  'user-accept',
  'reject',
  'no-resp',
  'line-busy',
  'calling-cancel',
  'calling-timeout',
  'user-enter',
  'user-leave',
  'user-video-available',
  'user-audio-available',
  'call-end',
  'hang-up',
  'kicked-out',
  'error',
];
for (const name of EVENTS) {
  phone.addEventListener(name, (event) => {
    const line = document.createElement('li');
    const time = document.createElement('time');
    time.textContent = new Date().toLocaleTimeString();
    const detail = document.createElement('code');
    detail.textContent = JSON.stringify(/** @type {CustomEvent} */ (event).detail);
    line.append(time, ` ${name} `, detail);
    events.prepend(line);
    count.textContent = String(events.childElementCount);
  });
}

logIn(phone, user.value).catch(showProblem);

import { logIn, STATUS_TEXTS } from './login.js';

/**
 * @typedef {HTMLElement & {
 *   call(options: { userID: string, type: number }): Promise<unknown>,
 *   groupCall(options: { userIDList: string[], type: number }): Promise<unknown>,
 * }} Phone
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
const group = /** @type {HTMLFormElement} */ (byId('group'));
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

group.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = /** @type {HTMLButtonElement} */ (event.submitter);
  problem.hidden = true;
  phone.groupCall({ userIDList: [...others], type: Number(button.value) }).catch(showProblem);
});

// The pages of this demo that are open in this browser tell each other who they are, so that a page knows
// whom to group-call. Your page has a list of its own: of contacts, of members of a team.
const self = user.value;
const here = new BroadcastChannel('trtc-calling demo');
/** @type {Set<string>} */
const others = new Set();
here.addEventListener('message', ({ data: { userID, is } }) => {
  if (userID === self) return;
  if (is === 'gone') others.delete(userID);
  else others.add(userID);
  if (is === 'new') here.postMessage({ userID: self, is: 'here' });
  showOthers();
});
addEventListener('pageshow', () => here.postMessage({ userID: self, is: 'new' }));
addEventListener('pagehide', () => here.postMessage({ userID: self, is: 'gone' }));

function showOthers() {
  const isGroup = others.size > 1;
  group.hidden = !isGroup;
  byId('others').textContent = new Intl.ListFormat('en').format([...others].sort());
  // One machine draws, sends and receives the pictures of all of them.
  if (isGroup) phone.setAttribute('video-quality', '240p');
  else phone.removeAttribute('video-quality');
}

/** @param {unknown} error */
function showProblem(error) {
  const { message, hint } = /** @type {{ message: string, hint?: string }} */ (error);
  problem.textContent = hint ? `${message} ${hint}` : message;
  problem.hidden = false;
}

phone.addEventListener('state-change', (event) => {
  const { session } = /** @type {CustomEvent<PhoneState>} */ (event).detail;
  status.textContent = STATUS_TEXTS[session.status] ?? session.status;
  status.parentElement?.setAttribute('data-state', session.status);
  for (const button of document.querySelectorAll('.actions button')) {
    /** @type {HTMLButtonElement} */ (button).disabled = !['ready', 'standby'].includes(
      session.status,
    );
  }
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
  'group-call-invitee-list-update',
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

import { logIn, STATUS_TEXTS } from './login.js';

/** @template {HTMLElement} T @param {string} id */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const phone = /** @type {import('../src/index.js').TrtcCallingElement} */ (byId('phone'));
const status = byId('status');
const about = byId('about');
const calls = byId('calls');
const notify = byId('notify');
const template = /** @type {HTMLTemplateElement} */ (byId('call'));

const times = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
const KINDS = { 1: 'voice', 2: 'video' };

phone.addEventListener('state-change', ({ detail: { session } }) => {
  status.textContent = STATUS_TEXTS[session.status] ?? session.status;
  status.parentElement?.setAttribute('data-state', session.status);
});

// What the visitor's page said with its call: the goods that they look at.
phone.addEventListener('invited', ({ detail: { userData } }) => {
  about.textContent = userData ? `About: ${userData}` : '';
});

phone.addEventListener('call-end', ({ detail: { summary } }) => {
  about.textContent = '';
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  /** @template {Element} T @param {string} selector */
  const one = (selector) => /** @type {T} */ (copy.querySelector(selector));
  const now = new Date();
  const { peer, role, type, duration } = summary;
  const time = /** @type {HTMLTimeElement} */ (one('time'));
  time.dateTime = now.toISOString();
  time.textContent = times.format(now);
  one('[data-who]').textContent = peer;
  one('[data-what]').textContent = [
    role === 'callee' ? 'in' : 'out',
    KINDS[type],
    duration > 0 ? `${duration} s` : 'missed',
  ].join(', ');
  one('trtc-call-button').setAttribute('userid', peer);
  one('trtc-call-button').setAttribute('type', String(type));
  calls.prepend(copy);
  byId('none').hidden = true;
});

// Browsers ask for it in answer to a click only, and not for a page in a frame of another one.
notify.hidden = !('Notification' in window) || Notification.permission !== 'default';
notify.addEventListener('click', () => {
  void phone.requestNotifications().then(() => {
    notify.hidden = true;
  });
});

await logIn(phone, new URLSearchParams(location.search).get('user') ?? 'support');
await phone.login();
await phone.setSelfInfo('Sam at Nook & Lamp', '');

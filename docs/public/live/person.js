import { logIn } from './login.js';

const query = new URLSearchParams(location.search);
const name = query.get('user') ?? '';
const chinese = query.get('lang') === 'zh-CN';
const TEXTS = chinese
  ? { title: `${name}的页面`, waits: `${name}在线，等待来电。`, about: '来电说明：' }
  : { title: `${name}’s page`, waits: `${name} is online and waits for a call.`, about: 'About: ' };

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const phone = /** @type {import('../../../src/index.js').TrtcCallingElement} */ (byId('phone'));
document.documentElement.lang = chinese ? 'zh-CN' : 'en';
document.title = TEXTS.title;

phone.addEventListener('invited', ({ detail: { userData } }) => {
  byId('about').hidden = userData === '';
  byId('about').textContent = `${TEXTS.about}${userData}`;
});

await logIn(phone, query.get('id') ?? '', name);
byId('who').textContent = TEXTS.waits;
parent.postMessage('ready', location.origin);

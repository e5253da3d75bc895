import 'trtc-calling';
import { loadLogin } from './login.js';

const phone = document.querySelector('trtc-calling')!;
const call = document.querySelector('trtc-call-button')!;
const news = document.querySelector<HTMLElement>('#news')!;

const signIn = document.querySelector<HTMLFormElement>('#sign-in')!;
signIn.addEventListener('submit', async (event) => {
  event.preventDefault();
  const user = new FormData(signIn).get('user');
  // The element logs in by itself as soon as it knows all that it needs.
  Object.assign(phone, await loadLogin(String(user)));
});

const whom = document.querySelector<HTMLInputElement>('#whom')!;
whom.addEventListener('input', () => {
  call.userID = whom.value;
});

phone.addEventListener('invited', ({ detail }) => {
  news.textContent = `${detail.sponsor} is calling`;
});
phone.addEventListener('call-end', ({ detail }) => {
  news.textContent = `The call is over: ${detail.summary.reason}`;
});

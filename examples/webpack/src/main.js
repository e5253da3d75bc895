import 'trtc-calling';
import { loadLogin } from './login.js';

const phone = document.querySelector('#phone');
const call = document.querySelector('#call');
const news = document.querySelector('#news');

document.querySelector('#sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const user = new FormData(event.target).get('user');
  // The element logs in by itself as soon as it knows all that it needs.
  Object.assign(phone, await loadLogin(user));
});

document.querySelector('#whom').addEventListener('input', (event) => {
  call.userID = event.target.value;
});

phone.addEventListener('invited', ({ detail }) => {
  news.textContent = `${detail.sponsor} is calling`;
});
phone.addEventListener('call-end', ({ detail }) => {
  news.textContent = `The call is over: ${detail.summary.reason}`;
});

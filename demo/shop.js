import { logIn } from './login.js';

const phone = /** @type {import('../src/index.js').TrtcCallingElement} */ (
  document.querySelector('#phone')
);
const basket = /** @type {HTMLElement} */ (document.querySelector('#basket'));
const add = /** @type {HTMLButtonElement} */ (document.querySelector('#add'));

// The page and the basket go on while there is a call.
let lamps = 0;
add.addEventListener('click', () => {
  lamps += 1;
  basket.textContent = `Basket: ${lamps} ${lamps === 1 ? 'lamp' : 'lamps'}`;
});

/** Every visitor is somebody else; whoever reloads the page stays who they are. */
function visitorID() {
  const given = new URLSearchParams(location.search).get('user');
  const known = given ?? sessionStorage.getItem('visitor');
  const visitor = known ?? `visitor_${Math.floor(1000 + Math.random() * 9000)}`;
  sessionStorage.setItem('visitor', visitor);
  return visitor;
}

await logIn(phone, visitorID());

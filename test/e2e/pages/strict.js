/** @typedef {import('../../../src/index.js').TrtcCallingElement} TrtcCallingElement */

const phone = /** @type {TrtcCallingElement} */ (document.querySelector('#phone'));
const dial = /** @type {HTMLFormElement} */ (document.querySelector('#dial'));

/** @param {string} name */
const valueOf = (name) => /** @type {HTMLInputElement} */ (dial.elements.namedItem(name)).value;

dial.addEventListener('submit', (event) => {
  event.preventDefault();
  const type = event.submitter?.getAttribute('value') === '2' ? 2 : 1;
  phone
    .call({ userID: valueOf('peer'), type, timeout: Number(valueOf('timeout')) })
    .catch(console.info);
});

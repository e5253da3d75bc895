import { openAlone, passDevicesOn, sayWhere } from './frames.js';

/** Who is added one after another; the first two are always there. */
const NAMES = ['Alice', 'Bob', 'Chris', 'Dana', 'Emil', 'Fay'];
const FEWEST = 2;

const parameters = new URLSearchParams(location.search);
const people = /** @type {HTMLElement} */ (document.querySelector('#people'));
const add = /** @type {HTMLButtonElement} */ (document.querySelector('#add'));
const news = /** @type {HTMLElement} */ (document.querySelector('#news'));
const template = /** @type {HTMLTemplateElement} */ (document.querySelector('#person'));

/** @param {number} index in NAMES */
function addressOf(index) {
  const query = new URLSearchParams({
    user: (NAMES[index] ?? '').toLowerCase(),
    peer: (NAMES[index === 0 ? 1 : 0] ?? '').toLowerCase(),
  });
  passDevicesOn(query);
  return `person.html?${query}`;
}

/** @returns {HTMLElement} where the next person is now */
function addPerson() {
  const index = people.childElementCount;
  const name = NAMES[index] ?? '';
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  /**
   * @template {Element} T
   * @param {string} selector
   */
  const one = (selector) => /** @type {T} */ (copy.querySelector(selector));
  const section = /** @type {HTMLElement} */ (one('section'));
  const title = /** @type {HTMLElement} */ (one('[data-name]'));
  const alone = /** @type {HTMLAnchorElement} */ (one('[data-alone]'));
  const frame = /** @type {HTMLIFrameElement} */ (one('iframe'));

  title.textContent = name;
  title.id = `${name.toLowerCase()}-title`;
  section.setAttribute('aria-labelledby', title.id);
  one('[data-whom]').textContent = `(${name}, in a new window)`;
  alone.href = frame.src = addressOf(index);
  frame.title = `${name}’s phone`;
  openAlone(alone, frame);

  people.append(copy);
  add.disabled = people.childElementCount === NAMES.length;
  return section;
}

const wanted = Math.trunc(Number(parameters.get('people') ?? FEWEST)) || FEWEST;
while (people.childElementCount < Math.min(NAMES.length, Math.max(FEWEST, wanted))) addPerson();

add.addEventListener('click', () => {
  const section = addPerson();
  const { length: count } = people.children;
  section.scrollIntoView({ block: 'nearest' });
  news.textContent = `${section.querySelector('[data-name]')?.textContent} is here, one of ${count}.`;
  // A button that is disabled loses the focus.
  if (add.disabled) section.querySelector('a')?.focus();
  // So that they are here again after a reload.
  parameters.set('people', String(count));
  history.replaceState(null, '', `?${parameters}`);
});

await sayWhere(document.querySelector('#where'));

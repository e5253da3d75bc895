import type { Page } from '@playwright/test';
import { look, openViews, show } from '../views/gallery.js';
import { VIEW_NAMES } from '../views/view-names.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

declare global {
  interface Window {
    /** How the widget looked when it was last looked at. */
    looks: readonly Looks[] | undefined;
    readonly readLooks: typeof readLooks;
  }
}

/** Of an element inside the widget. */
interface Looks {
  readonly what: string;
  readonly facts: ReadonlyMap<string, string>;
}

/** Of all that is inside, but for what stands around the page's own content. Runs in the page. */
function readLooks(tag: string): Looks[] {
  function* below(root: ParentNode): Generator<Element> {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* below(element.shadowRoot);
    }
  }
  const { shadowRoot } = document.querySelector(tag)!;
  const own = [...shadowRoot!.querySelectorAll('.own')];
  return own
    .flatMap((element) => [element, ...below(element)])
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const facts = new Map([
        ['place', [x, y, width, height].map((length) => length.toFixed(2)).join(' ')],
      ]);
      for (const pseudo of ['', '::before', '::after']) {
        const style = getComputedStyle(element, pseudo || null);
        if (pseudo && style.content === 'none') continue;
        for (const name of style) {
          // What custom properties come to is seen in those that use them.
          if (!name.startsWith('--')) facts.set(pseudo + name, style.getPropertyValue(name));
        }
      }
      return { what: `${element.localName}.${element.getAttribute('class') ?? ''}`, facts };
    });
}

/** What has changed in the widget while the page's own rules hold. */
async function changesIn(page: Page, tag = 'trtc-calling'): Promise<string[]> {
  await expect.poll(() => changesSince(page, tag)).toEqual([]);
  await turnHostile(page, true);
  const changes = await changesSince(page, tag);
  await turnHostile(page, false);
  return changes;
}

/** What has changed since it was last looked at. */
function changesSince(page: Page, tag: string): Promise<string[]> {
  return page.evaluate((name) => {
    const before = window.looks;
    const now = (window.looks = window.readLooks(name));
    if (now.length < 3 || now.length !== before?.length) return ['There is more or less in it.'];
    return before.flatMap(({ what, facts }, index) =>
      [...facts].flatMap(([fact, value]) => {
        const other = now[index]?.facts.get(fact);
        return other === value ? [] : [`${what} had ${fact}: ${value}, has ${other}`];
      }),
    );
  }, tag);
}

async function openHostile(page: Page): Promise<void> {
  await openViews(page, '/pages/hostile.html');
  await page.addScriptTag({ content: String(readLooks) });
}

/** Turns the page's own rules on, and gives it a custom property of each name that the widget uses in private. */
async function turnHostile(page: Page, isHostile: boolean): Promise<void> {
  await page.evaluate((on) => {
    document.querySelector<HTMLStyleElement>('#hostile')!.media = on ? 'all' : 'not all';
    const sheets = new Set<CSSStyleSheet>();
    const collect = (root: ShadowRoot): void => {
      for (const sheet of root.adoptedStyleSheets) sheets.add(sheet);
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) collect(shadowRoot);
    };
    collect(document.querySelector('trtc-calling')!.shadowRoot!);
    const css = [...sheets].flatMap(({ cssRules }) => [...cssRules].map((rule) => rule.cssText));
    const names = new Set(css.join('').match(/--_[\w-]+/g));
    let clash = document.querySelector('#clash');
    if (!clash)
      document.head.append(
        (clash = Object.assign(document.createElement('style'), { id: 'clash' })),
      );
    clash.textContent = on
      ? `* { ${[...names].map((name) => `${name}: 77px !important;`).join(' ')} }`
      : '';
  }, isHostile);
}

test.describe('The styles of the page', () => {
  for (const display of ['inline', 'floating', 'overlay'] as const) {
    test(`change nothing in the views of calls (${display})`, async ({ newProfile }) => {
      const page = await (await newProfile()).newPage();
      await openHostile(page);
      await look(page, { theme: 'light', width: 768, lang: 'en' });
      await page.locator('trtc-calling').evaluate((phone, place) => {
        phone.setAttribute('display', place);
      }, display);
      // Where they are is the same for the views of each kind.
      const views =
        display === 'inline'
          ? VIEW_NAMES
          : (['incoming-video', 'connected-muted', 'ended'] as const);
      for (const view of views) {
        await show(page, view);
        expect.soft(await changesIn(page), view).toEqual([]);
      }
    });
  }

  test('change a button for calls in its size alone', async ({ newProfile }) => {
    const page = await (await newProfile()).newPage();
    await openHostile(page);
    await page.evaluate(() => {
      const button = document.createElement('trtc-call-button');
      Object.assign(button, { userID: 'bob' });
      document.querySelector('main')!.append(button);
    });
    expect(await changesIn(page, 'trtc-call-button')).toEqual([]);
  });
});

/** All of the page but the element. */
interface PageFacts {
  readonly globals: readonly string[];
  readonly sheets: number;
  readonly head: string;
  readonly body: string;
  readonly root: string;
  readonly title: string;
  readonly styles: readonly string[];
}

function factsOf({ page }: Person): Promise<PageFacts> {
  return page.evaluate(() => {
    const phone = document.querySelector('trtc-calling')!;
    const others = [...document.body.querySelectorAll('*')].filter((one) => !phone.contains(one));
    const tag = (element: Element): string => (element.cloneNode() as Element).outerHTML;
    return {
      globals: Object.keys(window),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      head: document.head.innerHTML,
      body: others.map(tag).join(''),
      root: tag(document.documentElement) + tag(document.body),
      title: document.title,
      styles: [document.documentElement, document.body, ...others].flatMap((element) => {
        const style = getComputedStyle(element);
        // The page is longer while there is a call in it, and has one registered property of the widget's.
        const names = [...style].filter(
          (name) => !/size|height|origin|width|^--_trtc-rem$/.test(name),
        );
        return names.map((name) => `${element.localName} ${name}: ${style.getPropertyValue(name)}`);
      }),
    };
  });
}

test('Nothing of the widget goes out into the page', async ({ open }) => {
  const alice = await open('alice');
  const bob = await open('bob', { attributes: { attention: 'title favicon' }, ready: false });
  const before = await factsOf(bob);
  await bob.isReady();
  await bob.page.evaluate(() => {
    const keys: string[] = [];
    Object.assign(window, { keys });
    document.addEventListener('keydown', ({ key, defaultPrevented }) => {
      keys.push(defaultPrevented ? `${key} swallowed` : key);
    });
  });
  await alice.calls(bob);
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);

  const field = bob.page.getByLabel('Whom');
  await field.focus();
  await bob.page.keyboard.type('ab c');
  await bob.page.keyboard.press('Escape');
  await bob.page.keyboard.press('ArrowLeft');
  await bob.page.keyboard.press('Enter');
  await expect(field).toHaveValue('ab c');
  await field.blur();
  expect(await bob.page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual([
    ...['a', 'b', ' ', 'c'],
    ...['Escape', 'ArrowLeft', 'Enter'],
  ]);
  const { globals, ...during } = await factsOf(bob);
  const { globals: ownGlobals, ...own } = before;
  expect(during).toEqual(own);
  // Lit says by these that it is there; it comes with the code that has templates.
  const expected = [...ownGlobals, 'keys', 'litHtmlVersions', 'litElementVersions'];
  expect(globals.filter((name) => !expected.includes(name))).toEqual([]);

  await bob.clicks('Hang up');
  await bob.clicks('Close');
  const { globals: _, ...after } = await factsOf(bob);
  expect(after).toEqual(own);
});

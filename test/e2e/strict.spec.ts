import type { Frame, Page } from '@playwright/test';
import type { LocalCloud } from 'trtc-local-cloud';
import { openViews, show } from '../views/gallery.js';
import { VIEW_NAMES } from '../views/view-names.js';
import type { Person } from './support/person.js';
import { policyOf, withoutDirective } from './support/policy.js';
import { expect, test, type Serve } from './support/test.js';

declare global {
  interface Window {
    /** What the page's policies did not allow, whether they are enforced or not. */
    violations: string[];
  }
}

/** Runs in the page before its own scripts. */
function recordViolations(): void {
  window.violations = [];
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, lineNumber, columnNumber }) => {
      const place = `${sourceFile}:${lineNumber}:${columnNumber}`;
      window.violations.push(`${effectiveDirective} ${blockedURI} by ${place}`);
    },
  );
}

/** What the page complains of in the console; workers, which have no events of their own here, included. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** What is wrong in the eyes of the page's policy and its console. */
async function troubleOf(page: Page, complaints: readonly string[]): Promise<string[]> {
  return [...(await page.evaluate(() => window.violations)), ...complaints];
}

async function talk(alice: Person, bob: Person): Promise<void> {
  await alice.calls(bob);
  await bob.hearsRinging();
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);
  await Promise.all([alice.seesAndHears(bob), bob.seesAndHears(alice)]);
  await alice.clicks('Hang up');
  await Promise.all([alice.isIdle(), bob.isIdle()]);
}

test.describe('Under the policy of the guide, a page', () => {
  const NONCE_BODY = `<!doctype html>
    <title>A page with a nonce</title>
    <link rel="icon" href="/demo/icon.svg">
    <script nonce="R4nd0m" src="CDN/dist/trtc-calling.min.js"></script>
    <script nonce="R4nd0m" src="CDN/pages/strict.js" defer></script>
    <trtc-calling id="phone"></trtc-calling>
    <form id="dial">
      <label>Whom <input name="peer"></label>
      <label>Seconds <input name="timeout" value="30"></label>
      <button value="2">Video call</button>
    </form>`;
  for (const [what, heading] of [
    ['with everything from its own server', 'Served from your own server'],
    ['with a nonce, and the script from a CDN,', 'With a nonce'],
    ['with Trusted Types', 'Trusted Types'],
  ] as const) {
    test(`${what} makes and takes video calls`, async ({ cloud, open, serve }) => {
      const headers = {
        'Content-Security-Policy': `${policyOf(heading, cloud)}; style-src 'self'`,
        // Of what an older browser would take instead of Trusted Types, or a newer one besides, nothing either.
        'Content-Security-Policy-Report-Only': "script-src-attr 'none'; style-src-attr 'none'",
      };
      const isFromCdn = heading === 'With a nonce';
      const cdn = isFromCdn ? await serve({}) : '';
      const page = isFromCdn
        ? { body: NONCE_BODY.replaceAll('CDN', cdn) }
        : { file: 'strict.html' };
      const address = await serve({ '/': { ...page, headers } });

      const all: { readonly person: Person; readonly complaints: readonly string[] }[] = [];
      for (const name of ['alice', 'bob']) {
        let complaints: readonly string[] = [];
        const person = await open(name, {
          address,
          attributes: { attention: 'title favicon' },
          scripts: [recordViolations],
          before: (opened) => {
            complaints = complaintsOf(opened);
            return Promise.resolve();
          },
        });
        all.push({ person, complaints });
      }
      await talk(all[0]!.person, all[1]!.person);
      for (const { person, complaints } of all) {
        expect.soft(await troubleOf(person.page, complaints), person.name).toEqual([]);
      }
    });
  }

  test('shows every view', async ({ cloud, newProfile, serve }) => {
    // The views are drawn by a Lit of their own.
    const policy = `${policyOf('Trusted Types', cloud)} 'allow-duplicates'`;
    const body = `<!doctype html><html lang="en"><title>Views</title>
      <link rel="icon" href="/demo/icon.svg">
      <script src="/dist/trtc-calling.min.js"></script><trtc-calling manual></trtc-calling>`;
    const site = await serve({ '/': { body, headers: { 'Content-Security-Policy': policy } } });
    const page = await (await newProfile()).newPage();
    await page.addInitScript(recordViolations);
    const complaints = complaintsOf(page);
    await openViews(page, site);
    for (const view of VIEW_NAMES) {
      await show(page, view);
      expect(await troubleOf(page, complaints), view).toEqual([]);
    }
  });

  test('needs each directive of it', async ({ cloud, open, serve }) => {
    const whole = policyOf('Served from your own server', cloud);
    const pages = ['script-src', 'worker-src', 'connect-src', 'img-src'].map((directive) => {
      const policy = `${withoutDirective(whole, directive)}; style-src 'self'`;
      const headers = { 'Content-Security-Policy': policy };
      return [`/${directive}`, { file: 'strict.html', headers }] as const;
    });
    const site = await serve(Object.fromEntries(pages));
    const openWithout = (directive: string): Promise<Person> =>
      open(`no-${directive}`, {
        address: `${site}/${directive}`,
        scripts: [recordViolations],
        ready: false,
      });

    const withoutWorker = await openWithout('worker-src');
    expect(await withoutWorker.told('error')).toMatchObject({
      reason: 'load-failed',
      hint: 'Add "worker-src blob:" to the policy.',
    });

    const withoutScript = await openWithout('script-src');
    const isDefined = () => customElements.get('trtc-calling') !== undefined;
    expect(await withoutScript.page.evaluate(isDefined)).toBe(false);

    const withoutPictures = await openWithout('img-src');
    await withoutPictures.isReady();
    const violations = () => withoutPictures.page.evaluate(() => window.violations);
    expect((await violations()).filter((violation) => !violation.startsWith('img-src '))).toEqual(
      [],
    );
    expect(await violations()).not.toEqual([]);

    const withoutConnection = await openWithout('connect-src');
    expect(await withoutConnection.told('error')).toMatchObject({ reason: 'login-failed' });
  });

  test('without the policy of Trusted Types is told of it', async ({ cloud, open, serve }) => {
    const policy = policyOf('Trusted Types', cloud).replace(' trtc-calling', '');
    const headers = { 'Content-Security-Policy': policy };
    const address = await serve({ '/': { file: 'strict.html', headers } });
    const alice = await open('alice', { address, ready: false });
    expect(await alice.told('error')).toMatchObject({
      reason: 'load-failed',
      hint: 'Add trtc-calling to the trusted-types of the Content-Security-Policy.',
    });
  });
});

test.describe('A page in a frame', () => {
  /** Shows ann's page in a frame with these attributes. */
  async function frameIn(
    page: Page,
    serve: Serve,
    body: string,
    attributes: string,
  ): Promise<Frame> {
    const inner = await serve({ '/': { body } });
    const around = `<!doctype html><title>Around</title><link rel="icon" href="/demo/icon.svg">
      <iframe ${attributes} src="${inner}" width="460" height="640"></iframe>`;
    await page.goto(await serve({ '/': { body: around } }));
    const frame = page.frames().find((one) => one.url().startsWith(inner));
    if (!frame) throw new Error('There is no frame.');
    await isReady(frame);
    return frame;
  }

  test('that is sandboxed, with an origin, is called', async ({
    cloud,
    newProfile,
    open,
    serve,
  }) => {
    const page = await (await newProfile()).newPage();
    const attributes = 'sandbox="allow-scripts allow-same-origin" allow="camera; microphone"';
    const frame = await frameIn(page, serve, annsPage(cloud), attributes);
    const bob = await open('bob');
    await bob.calls('ann');
    await frame.getByRole('button', { name: 'Answer' }).click();
    await bob.isInCall();
    await bob.seesAndHears({ name: 'ann' });
    await moves(frame, 'Video of bob');
    await bob.clicks('Hang up');
    await bob.isIdle();
  });

  for (const [what, attributes] of [
    ['that is sandboxed, without an origin,', 'sandbox="allow-scripts" allow="camera; microphone"'],
    ['without allow', ''],
  ] as const) {
    test(`${what} rings, and says why it cannot answer`, async ({
      cloud,
      newProfile,
      open,
      serve,
    }) => {
      const page = await (await newProfile({ allowed: 'unset' })).newPage();
      const complaints = complaintsOf(page);
      const frame = await frameIn(page, serve, annsPage(cloud), attributes);
      const bob = await open('bob');
      await bob.calls('ann', { video: false });
      await frame.getByRole('button', { name: 'Answer' }).click();
      await expect(frame.getByText('Your microphone is blocked for this page')).toBeVisible();
      await expect(frame.getByText('The page around this one does not allow it.')).toBeVisible();
      // The browser says itself that it was asked for a device all the same.
      expect(complaints.filter((text) => !text.startsWith('Permissions policy'))).toEqual([]);
    });
  }
});

test('A site that refuses the camera by Permissions-Policy can be talked to, and says so', async ({
  cloud,
  open,
  serve,
  newProfile,
}) => {
  const headers = { 'Permissions-Policy': 'camera=()' };
  const site = await serve({ '/': { body: annsPage(cloud), headers } });
  const page = await (await newProfile()).newPage();
  await page.goto(site);
  const frame = page.mainFrame();
  await isReady(frame);
  const bob = await open('bob');

  await bob.calls('ann');
  await page.getByRole('button', { name: 'Answer' }).click();
  await bob.isInCall();
  await bob.hears();
  await moves(frame, 'Video of bob');
  await expect(page.getByText('Your camera is blocked for this page')).toBeVisible();
  await expect(page.getByText('This site itself does not allow it.')).toBeVisible();
  await bob.clicks('Hang up');
  await bob.isIdle();

  await bob.clicks('Close');
  await page.locator('trtc-calling').getByRole('button', { name: 'Close', exact: true }).click();
  await bob.calls('ann', { video: false });
  await page.getByRole('button', { name: 'Answer' }).click();
  await bob.isInCall();
  await bob.hears();
});

/** The page of a person named ann. */
function annsPage({ sdkAppID, userSigs, imProxy, rtcProxy, logProxy }: LocalCloud): string {
  return `<!doctype html><html lang="en"><title>Ann</title>
    <link rel="icon" href="/demo/icon.svg">
    <script src="/dist/trtc-calling.min.js"></script>
    <trtc-calling sdkappid="${sdkAppID}" userid="ann" usersig="${userSigs.sign('ann')}"
      im-proxy="${imProxy}" rtc-proxy="${rtcProxy}" log-proxy="${logProxy}"></trtc-calling>`;
}

async function isReady(frame: Frame): Promise<void> {
  await expect(frame.locator('trtc-calling')).toHaveJSProperty('state.session.status', 'ready');
}

async function moves(frame: Frame, label: string): Promise<void> {
  const picture = frame.getByLabel(label, { exact: true });
  await expect(picture).toBeVisible();
  const frames = (): Promise<number> =>
    picture.evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(frames).toBeGreaterThan(10);
}

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { startLocalCloud } from 'trtc-local-cloud';
import { BROWSER_FLAGS, requireBrowser, requireFirefox } from '../../scripts/lib/browser.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import type {} from '../../src/trtc-calling-element.js';

/*
 * Calls of a Firefox with a Chromium, and with another Firefox: one that is in the background opens no devices.
 */

/** Milliseconds; a machine under load included. */
const PATIENCE = 60_000;

const FIREFOX_PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
};

const START = {
  Firefox: () =>
    puppeteer.launch({
      browser: 'firefox',
      executablePath: requireFirefox(),
      extraPrefsFirefox: FIREFOX_PREFERENCES,
    }),
  Chromium: () =>
    puppeteer.launch({
      executablePath: requireBrowser(),
      args: [...BROWSER_FLAGS, '--use-fake-ui-for-media-stream'],
    }),
};

class Person {
  readonly userID: string;
  readonly page: Page;

  constructor(userID: string, page: Page) {
    this.userID = userID;
    this.page = page;
  }

  call(others: readonly Person[], type: 1 | 2): Promise<void> {
    return this.page.evaluate(
      (userIDs, type) => {
        const phone = document.querySelector('trtc-calling')!;
        const [userID] = userIDs as [string];
        const calling =
          userIDs.length > 1
            ? phone.groupCall({ userIDList: userIDs, type })
            : phone.call(userID, type);
        // What becomes of it is seen by the state.
        calling.catch(() => undefined);
      },
      others.map(({ userID }) => userID),
      type,
    );
  }

  async click(button: string): Promise<void> {
    // The controls of a call hide while nobody moves.
    for (const x of [100, 120]) await this.page.mouse.move(x, 100);
    await this.page.locator(`trtc-calling >>> [part~="${button}"]`).setTimeout(PATIENCE).click();
  }

  /** Where it never is, the error has the state of the call, with what ended it. */
  async isIn(phase: string): Promise<void> {
    const phone = '(document.querySelector("trtc-calling").state.call)';
    const wanted = this.page.waitForFunction(`${phone}.phase === ${JSON.stringify(phase)}`, {
      timeout: PATIENCE,
    });
    await wanted.catch(async (cause: unknown) => {
      const is = await this.page.evaluate(`JSON.stringify(${phone})`);
      throw new Error(`${this.userID} is not ${phase}: ${String(is)}`, { cause });
    });
  }

  /** The other one's picture moves; one's own too. */
  async sees(other: Person): Promise<void> {
    for (const name of [`Video of ${other.userID}`, 'Your camera']) {
      await this.page.waitForFunction(
        (name) =>
          window
            .mediaIn(document)
            .some(
              (media) =>
                media instanceof HTMLVideoElement &&
                media.ariaLabel === name &&
                media.videoWidth > 0 &&
                media.currentTime > 1,
            ),
        { timeout: PATIENCE },
        name,
      );
    }
  }

  /** The other one's microphone is on, and what it gives is played. */
  async hears(other: Person): Promise<void> {
    await this.sends(other, { audio: true });
    await this.page.waitForFunction(
      () =>
        window
          .mediaIn(document)
          .some(({ muted, paused, srcObject }) => !muted && !paused && srcObject !== null),
      { timeout: PATIENCE },
    );
  }

  /** Waits until the other one is known to send that. */
  async sends(other: Person, sent: { audio?: boolean; video?: boolean }): Promise<void> {
    await this.page.waitForFunction(
      (userID, sent) => {
        const { call } = document.querySelector('trtc-calling')!.state;
        const remote =
          call.phase === 'connected' && call.remotes.find((remote) => remote.userID === userID);
        if (!remote) return false;
        const { audio = remote.audio, video = remote.video } = sent;
        return remote.audio === audio && remote.video === video;
      },
      { timeout: PATIENCE },
      other.userID,
      sent,
    );
  }

  /** No device is open. */
  async isDark(): Promise<void> {
    await this.page.waitForFunction(
      () => window.opened.every(({ readyState }) => readyState === 'ended'),
      { timeout: PATIENCE },
    );
    assert.notEqual(await this.page.evaluate(() => window.opened.length), 0);
  }
}

declare global {
  interface Window {
    /** All tracks that the devices have given. */
    opened: MediaStreamTrack[];
    mediaIn(root: ParentNode): HTMLMediaElement[];
  }
}

/** Runs in every page before its own scripts. */
function prepare(): void {
  window.opened = [];
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    window.opened.push(...stream.getTracks());
    return stream;
  };
  window.mediaIn = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element instanceof HTMLMediaElement ? [element] : []),
      ...(element.shadowRoot ? window.mediaIn(element.shadowRoot) : []),
    ]);
}

describe('Firefox', { timeout: 1_800_000 }, () => {
  let cloud: Awaited<ReturnType<typeof startLocalCloud>>;
  const browsers: Browser[] = [];
  let people = 0;

  before(async () => {
    const pages = path.join(ROOT, 'test/e2e/pages');
    cloud = await startLocalCloud({
      static: { '/dist': path.join(ROOT, 'dist'), '/pages': pages },
    });
  });

  afterEach(async () => {
    await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  });

  after(() => cloud.close());

  async function person(name: keyof typeof START): Promise<Person> {
    const browser = await START[name]();
    browsers.push(browser);
    people += 1;
    const userID = `${name.toLowerCase()}-${people}`;
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(prepare);
    await page.goto(new URL('/pages/person.html', cloud.url).href);
    const { sdkAppID, imProxy, rtcProxy, logProxy } = cloud;
    const userSig = cloud.userSigs.sign(userID);
    await page.evaluate(
      (login) => {
        const phone = document.querySelector('trtc-calling')!;
        return new Promise<void>((resolve) => {
          phone.addEventListener('sdk-ready', () => resolve(), { once: true });
          Object.assign(phone, login);
        });
      },
      { sdkAppID, imProxy, rtcProxy, logProxy, userID, userSig },
    );
    return new Person(userID, page);
  }

  for (const [from, to] of [
    ['Firefox', 'Chromium'],
    ['Chromium', 'Firefox'],
    ['Firefox', 'Firefox'],
  ] as const) {
    it(`${from} calls ${to}, with picture and without`, async () => {
      const caller = await person(from);
      const callee = await person(to);
      const both = [caller, callee];
      for (const type of [2, 1] as const) {
        await caller.call([callee], type);
        await callee.isIn('incoming');
        await callee.click('answer-button');
        await Promise.all(both.map((one) => one.isIn('connected')));
        for (const [one, other] of [
          [caller, callee],
          [callee, caller],
        ] as const) {
          await one.hears(other);
          if (type === 2) await one.sees(other);
        }
        await caller.click('hangup-button');
        await Promise.all(both.map((one) => one.isIn('idle')));
        await Promise.all(both.map((one) => one.isDark()));
      }
    });
  }

  it('shows a call in a window of its own', async () => {
    const [own, other] = [await person('Firefox'), await person('Chromium')];
    await other.call([own], 2);
    await own.isIn('incoming');
    await own.click('answer-button');
    await own.sees(other);
    // Older versions have none.
    const pictureInPicture = '(globalThis.documentPictureInPicture)';
    if (!(await own.page.evaluate(`${pictureInPicture} !== undefined`))) return;
    await own.click('picture-in-picture-button');
    const video = `${pictureInPicture}.window?.document.querySelector("div")?.shadowRoot?.querySelector("video")`;
    await own.page.waitForFunction(`${video}?.currentTime > 0`, { timeout: PATIENCE });
  });

  it('turns microphone and camera off and on', async () => {
    const [own, other] = [await person('Firefox'), await person('Chromium')];
    await other.call([own], 2);
    await own.isIn('incoming');
    await own.click('answer-button');
    await other.sends(own, { audio: true, video: true });
    await own.click('camera-button');
    await other.sends(own, { audio: true, video: false });
    await own.click('microphone-button');
    await other.sends(own, { audio: false, video: false });
    await own.click('camera-button');
    await own.click('microphone-button');
    await other.sends(own, { audio: true, video: true });
    await other.sees(own);
    await own.page.evaluate(() => document.querySelector('trtc-calling')?.remove());
    await other.isIn('idle');
    await Promise.all([own.isDark(), other.isDark()]);
  });

  it('is in a group call', async () => {
    const caller = await person('Firefox');
    const callees = [await person('Chromium'), await person('Firefox')];
    const all = [caller, ...callees];
    await caller.call(callees, 2);
    for (const callee of callees) {
      await callee.isIn('incoming');
      await callee.click('answer-button');
    }
    for (const one of all) {
      for (const other of all.filter((other) => other !== one)) await one.sees(other);
    }
    // Whoever is left alone is in no call any more.
    await caller.click('hangup-button');
    await callees[0]?.click('hangup-button');
    await Promise.all(all.map((one) => one.isIn('idle')));
    await Promise.all(all.map((one) => one.isDark()));
  });
});

import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import path from 'node:path';
import { startLocalCloud, type LocalCloud } from 'trtc-local-cloud';
import { Person } from './person.js';
import { removeDevice, type DeviceKind } from './missing-device.js';
import { recorderScript } from './recorder.js';
import { ReferencePerson } from './reference-person.js';

const root = path.join(import.meta.dirname, '../../..');

interface DeviceOptions {
  /** Whether the browser lets the page use microphone and camera; default true. */
  readonly allowed?: boolean;
  /** A device that the person's machine lacks. */
  readonly without?: DeviceKind;
}

interface PersonOptions extends DeviceOptions {
  /** Instead of the one that all tests share. */
  readonly browser?: Browser;
  /** Instead of a good one. */
  readonly userSig?: string;
  /** Attributes of the element beyond the login. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Whether to wait for the login; default true. */
  readonly ready?: boolean;
}

interface Fixtures {
  /** A local cloud of this test's own. */
  readonly cloud: LocalCloud;
  /** A browser profile of its own, as another person's computer has. */
  readonly newProfile: (options?: {
    allowed?: boolean;
    browser?: Browser;
  }) => Promise<BrowserContext>;
  /** Opens a person's page and logs in. */
  readonly open: (name: string, options?: PersonOptions) => Promise<Person>;
  /** Opens the page of a person who has trtc-calling-js and logs in. */
  readonly openReference: (name: string, options?: DeviceOptions) => Promise<ReferencePerson>;
}

export const test = base.extend<Fixtures>({
  cloud: async ({}, use) => {
    const cloud = await startLocalCloud({
      static: {
        '/dist': path.join(root, 'dist'),
        '/demo': path.join(root, 'demo'),
        '/pages': path.join(root, 'test/e2e/pages'),
        '/npm': path.join(root, 'node_modules'),
      },
    });
    await use(cloud);
    await cloud.close();
  },

  newProfile: async ({ browser: shared, cloud }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ allowed = true, browser = shared } = {}) => {
      const context = await browser.newContext({ baseURL: cloud.url });
      // What is not granted is denied, once anything is granted.
      await context.grantPermissions(allowed ? ['camera', 'microphone'] : ['notifications']);
      contexts.push(context);
      return context;
    });
    // A test may have ended its own browser already.
    await Promise.allSettled(contexts.map((context) => context.close()));
  },

  open: async ({ cloud, newProfile }, use) => {
    await use(async (name, options = {}) => {
      const {
        allowed = true,
        browser,
        userSig = cloud.userSigs.sign(name),
        attributes = {},
      } = options;
      const page = await (await newProfile({ allowed, ...(browser && { browser }) })).newPage();
      await page.addInitScript(recorderScript);
      if (options.without) await page.addInitScript(removeDevice, options.without);
      await page.goto('/pages/person.html');
      await setAttributes(page, {
        'im-proxy': cloud.imProxy,
        'rtc-proxy': cloud.rtcProxy,
        'log-proxy': cloud.logProxy,
        sdkappid: String(cloud.sdkAppID),
        userid: name,
        usersig: userSig,
        ...attributes,
      });
      const person = new Person(name, page);
      if (options.ready ?? true) await person.isReady();
      return person;
    });
  },

  openReference: async ({ cloud, newProfile }, use) => {
    await use(async (name, { without, ...permission } = {}) => {
      const page = await (await newProfile(permission)).newPage();
      if (without) await page.addInitScript(removeDevice, without);
      await page.goto('/pages/reference.html');
      const { sdkAppID, imProxy, rtcProxy, logProxy } = cloud;
      const userSig = cloud.userSigs.sign(name);
      await page.evaluate((options) => window.start(options), {
        ...{ sdkAppID, imProxy, rtcProxy, logProxy },
        ...{ userID: name, userSig },
      });
      return new ReferencePerson(name, page);
    });
  },
});

export { expect } from '@playwright/test';

/** What the server writes into the tag. */
export function setAttributes(
  page: Page,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  return page.evaluate((entries) => {
    const phone = document.querySelector('trtc-calling');
    for (const [name, value] of entries) phone?.setAttribute(name, value);
  }, Object.entries(attributes));
}

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
  /** Instead of the page that has nothing but the element. */
  readonly page?: 'globals' | 'call-button';
  /** What is done before the page logs in. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Run in the page before its own scripts. */
  readonly scripts?: readonly (() => void)[];
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
  /** The same with tuicall-engine-webrtc. */
  readonly openTuicall: (name: string, options?: DeviceOptions) => Promise<ReferencePerson>;
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
      for (const script of options.scripts ?? []) await page.addInitScript(script);
      await page.goto(`/pages/${options.page ?? 'person'}.html`);
      await options.prepare?.(page);
      const person = new Person(name, page, {
        'im-proxy': cloud.imProxy,
        'rtc-proxy': cloud.rtcProxy,
        'log-proxy': cloud.logProxy,
        sdkappid: String(cloud.sdkAppID),
        userid: name,
        usersig: userSig,
        ...attributes,
      });
      await person.setsUp();
      if (options.ready ?? true) await person.isReady();
      return person;
    });
  },

  openReference: async ({ cloud, newProfile }, use) => {
    await use((name, options) => openClient({ cloud, newProfile }, 'reference', name, options));
  },

  openTuicall: async ({ cloud, newProfile }, use) => {
    await use(async (name, options) => {
      const person = await openClient({ cloud, newProfile }, 'tuicall', name, options);
      await person.mayCall();
      return person;
    });
  },
});

export { expect } from '@playwright/test';

/** One of Tencent's own clients, in its page. */
async function openClient(
  { cloud, newProfile }: Pick<Fixtures, 'cloud' | 'newProfile'>,
  client: 'reference' | 'tuicall',
  name: string,
  { without, ...permission }: DeviceOptions = {},
): Promise<ReferencePerson> {
  const page = await (await newProfile(permission)).newPage();
  if (without) await page.addInitScript(removeDevice, without);
  await page.goto(`/pages/${client}.html`);
  const person = new ReferencePerson(name, page);
  await person.logsIn(cloud);
  return person;
}

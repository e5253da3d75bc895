import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import path from 'node:path';
import { startLocalCloud, type LocalCloud } from 'trtc-local-cloud';
import { Person } from './person.js';
import { serveCdn, type Cdn } from './cdn.js';
import { removeDevice, type DeviceKind } from './missing-device.js';
import { PageServer, type ServedPage } from './page-server.js';
import { recorderScript } from './recorder.js';
import { ReferencePerson } from './reference-person.js';

const root = path.join(import.meta.dirname, '../../..');

export type Serve = (pages: Readonly<Record<string, ServedPage>>) => Promise<string>;

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
  /** Address of the page, if it is none of those. */
  readonly address?: string;
  /** What the page has instead of the one script tag: HTML. */
  readonly tags?: string;
  /** For many pages on one machine: small and few pictures, no sound on its way, no animations. */
  readonly light?: boolean;
  /** How long what is expected of the person may take, in milliseconds; else the usual time. */
  readonly patience?: number;
  /** What is done before the page logs in. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** What is to be done before the page is loaded. */
  readonly before?: (page: Page) => Promise<void>;
  /** Run in the page before its own scripts. */
  readonly scripts?: readonly (() => void)[];
  /** Whether to wait for the login; default true. */
  readonly ready?: boolean;
}

export interface Fixtures {
  /** A local cloud of this test's own. */
  readonly cloud: LocalCloud;
  /** A browser profile of its own, as another person's computer has. */
  readonly newProfile: (options?: {
    /** 'unset': as the browser has it of itself. */
    allowed?: boolean | 'unset';
    browser?: Browser;
    reducedMotion?: 'reduce';
  }) => Promise<BrowserContext>;
  /** Serves pages, by their paths, from an origin of their own; that origin. */
  readonly serve: Serve;
  /** Serves what is built, from an origin of its own. */
  readonly cdn: Cdn;
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

  cdn: async ({}, use) => {
    const cdn = await serveCdn(path.join(root, 'dist'));
    await use(cdn);
    cdn.close();
  },

  newProfile: async ({ browser: shared, cloud }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ allowed = true, browser = shared, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: cloud.url, ...options });
      // What is not granted is denied, once anything is granted.
      if (allowed !== 'unset') {
        await context.grantPermissions(allowed ? ['camera', 'microphone'] : ['notifications']);
      }
      contexts.push(context);
      return context;
    });
    // A test may have ended its own browser already.
    await Promise.allSettled(contexts.map((context) => context.close()));
  },

  serve: async ({}, use) => {
    const servers: PageServer[] = [];
    await use(async (pages) => {
      const server = await PageServer.start(pages);
      servers.push(server);
      return server.url;
    });
    for (const server of servers) server.close();
  },

  open: async ({ cloud, newProfile }, use) => {
    await use(async (name, options = {}) => {
      const {
        allowed = true,
        browser,
        userSig = cloud.userSigs.sign(name),
        attributes = {},
        light = false,
      } = options;
      const profile = await newProfile({
        allowed,
        ...(browser && { browser }),
        ...(light && { reducedMotion: 'reduce' }),
      });
      const page = await profile.newPage();
      // Before the recorder, which is to see these devices.
      if (light) {
        await page.addInitScript(useLightDevices);
        await page.addInitScript(sendNoSound);
      }
      await page.addInitScript(recorderScript);
      if (options.without) await page.addInitScript(removeDevice, options.without);
      for (const script of options.scripts ?? []) await page.addInitScript(script);
      const consoleErrors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') consoleErrors.push(message.text());
      });
      const { page: file = 'person', tags } = options;
      const query = tags === undefined ? '' : `?${new URLSearchParams({ tags }).toString()}`;
      await options.before?.(page);
      const start = options.address ?? `/pages/${query ? 'tags' : file}.html${query}`;
      await page.goto(start);
      await options.prepare?.(page);
      const person = new Person(
        name,
        page,
        {
          'im-proxy': cloud.imProxy,
          'rtc-proxy': cloud.rtcProxy,
          'log-proxy': cloud.logProxy,
          sdkappid: String(cloud.sdkAppID),
          userid: name,
          usersig: userSig,
          ...attributes,
        },
        { patience: options.patience, consoleErrors },
      );
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

/**
 * Runs in the page: the camera is a drawn one, of two pictures a second. The browser's own, which all pages
 * share, has been seen to stand still while nine of them used it.
 */
function useLightDevices(): void {
  const proto = MediaDevices.prototype;
  const getUserMedia = Reflect.get(proto, 'getUserMedia');
  const unprocessed = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

  function draw(): MediaStreamTrack[] {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
    const context = canvas.getContext('2d');
    const tracks = canvas.captureStream().getVideoTracks();
    let pictures = 0;
    const timer = setInterval(() => {
      if (tracks.every(({ readyState }) => readyState === 'ended')) clearInterval(timer);
      pictures += 1;
      if (context) context.fillStyle = `hsl(${pictures * 30} 60% 50%)`;
      context?.fillRect(0, 0, canvas.width, canvas.height);
    }, 500);
    return tracks;
  }

  proto.getUserMedia = async function (this: MediaDevices, { audio, video } = {}) {
    const wishes = typeof audio === 'object' ? audio : {};
    const sound = audio
      ? await getUserMedia.call(this, { audio: { ...wishes, ...unprocessed } })
      : new MediaStream();
    return new MediaStream([...sound.getTracks(), ...(video ? draw() : [])]);
  };
}

/** Runs in the page. */
function sendNoSound(): void {
  const proto = RTCPeerConnection.prototype;
  const set: (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void> =
    Reflect.get(proto, 'setRemoteDescription');
  const setRemoteDescription = async function (
    this: RTCPeerConnection,
    description: RTCSessionDescriptionInit,
  ): Promise<void> {
    await set.call(this, description);
    for (const sender of this.getSenders()) {
      if (sender.track?.kind !== 'audio') continue;
      const parameters = sender.getParameters();
      for (const encoding of parameters.encodings) encoding.active = false;
      await sender.setParameters(parameters);
    }
  };
  Object.assign(proto, { setRemoteDescription });
}

import { expect, type Page } from '@playwright/test';
import type TRTC from 'trtc-js-sdk';
import type { LocalCloud } from 'trtc-local-cloud';
import { watchMedia } from './media.js';
import { removeDevice, type DeviceKind } from './missing-device.js';

type ProxyServer = Parameters<ReturnType<typeof TRTC.createClient>['setProxyServer']>[0];

/** What the two clients have in common, and what one of them has. */
interface Calling {
  on(name: string, handler: (detail: unknown) => void): void;
  login(options: { userID: string; userSig: string }): Promise<unknown>;
  call(options: { userID: string; type: number }): Promise<unknown>;
  groupCall(options: {
    userIDList: string[];
    type: number;
    groupID: string | undefined;
  }): Promise<unknown>;
  accept(): Promise<unknown>;
  reject(): Promise<unknown>;
  hangup(): Promise<unknown>;
  startRemoteView(options: { userID: string; videoViewDomID: string }): Promise<unknown>;
  switchToAudioCall?(): Promise<unknown>;
  switchToVideoCall?(): Promise<unknown>;
  switchCallMediaType?(type: number): Promise<unknown>;
  readonly tim: {
    callExperimentalAPI(name: string, value: number): Promise<{ data: { enabled: boolean } }>;
  };
  /** Its own record of the call: idle, calling or connected. */
  readonly _callStatus: string;
}

interface ReferenceWindow {
  readonly TRTC: typeof TRTC;
  /** The client of the page. */
  readonly client: {
    create(settings: Readonly<Record<string, unknown>>): Calling;
    readonly events: Readonly<Record<'SDK_READY', string>>;
  };
  calling: Calling;
  referenceEvents: { readonly key: string; readonly detail: unknown }[];
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is how a global gains members
  interface Window extends ReferenceWindow {}
}

const UNTOLD = [
  'SDK_READY',
  'GROUP_CALL_INVITEE_LIST_UPDATE',
  'USER_VIDEO_AVAILABLE',
  'USER_AUDIO_AVAILABLE',
  // A second key of CALLING_END.
  'CALL_END',
  'DEVICED_UPDATED',
  'MESSAGE_SENT_BY_ME',
];

/** The bit of what an application has bought that tuicall-engine-webrtc asks for before it calls. */
const CALLS_BOUGHT = 1 << 16;

/**
 * A person whose page uses trtc-calling-js, or tuicall-engine-webrtc. They have no view of their own, so their
 * methods are called.
 */
export class ReferencePerson {
  readonly name: string;
  readonly page: Page;

  constructor(name: string, page: Page) {
    this.name = name;
    this.page = page;
  }

  async logsIn({ sdkAppID, imProxy, rtcProxy, logProxy, userSigs }: LocalCloud): Promise<void> {
    const { name: userID } = this;
    const userSig = userSigs.sign(userID);
    await this.page.evaluate(start, { sdkAppID, imProxy, rtcProxy, logProxy, userID, userSig });
  }

  async calls(peer: { name: string }, { video = true } = {}): Promise<void> {
    await this.page.evaluate(([userID, type]) => window.calling.call({ userID, type }), [
      peer.name,
      video ? 2 : 1,
    ] as const);
  }

  async groupCalls(
    people: readonly { name: string }[],
    { video = false, groupID }: { video?: boolean; groupID?: string } = {},
  ): Promise<void> {
    await this.page.evaluate((options) => window.calling.groupCall(options), {
      userIDList: people.map(({ name }) => name),
      type: video ? 2 : 1,
      groupID,
    });
  }

  /** Calls at that moment of the machine's clock; what became of it. */
  dials(peer: { name: string }): (moment: number) => Promise<string> {
    return (moment) =>
      this.page.evaluate(
        async (order) => {
          const wait = Math.max(0, order.moment - Date.now());
          await new Promise((resolve) => setTimeout(resolve, wait));
          return window.calling.call({ userID: order.userID, type: 1 }).then(
            () => 'done',
            (error: unknown) => String(error),
          );
        },
        { userID: peer.name, moment },
      );
  }

  async answers(): Promise<void> {
    await this.page.evaluate(() => window.calling.accept());
  }

  async declines(): Promise<void> {
    await this.page.evaluate(() => window.calling.reject());
  }

  async hangsUp(): Promise<void> {
    await this.page.evaluate(() => window.calling.hangup());
  }

  async asksFor(kind: 'voice' | 'video'): Promise<void> {
    await this.page.evaluate(
      async (type) => {
        const { calling } = window;
        await calling.switchCallMediaType?.(type);
        await (type === 1 ? calling.switchToAudioCall?.() : calling.switchToVideoCall?.());
      },
      kind === 'voice' ? 1 : 2,
    );
  }

  /** The device is pulled out. */
  async loses(device: DeviceKind): Promise<void> {
    await this.page.evaluate(removeDevice, device);
  }

  /** Its events so far, by their keys of TRTCCalling.EVENT, without readiness and what streams carry. */
  async story(): Promise<string[]> {
    const events = await this.page.evaluate(() => window.referenceEvents);
    return events.map(({ key }) => key).filter((key) => !UNTOLD.includes(key));
  }

  status(): Promise<string> {
    return this.page.evaluate(() => window.calling._callStatus);
  }

  async isIdle(): Promise<void> {
    await expect.poll(() => this.status()).toBe('idle');
  }

  /** What the application has bought is known, which is a moment after the login. */
  async mayCall(): Promise<void> {
    const read = () =>
      this.page.evaluate(async (bit) => {
        const { tim } = window.calling;
        return (await tim.callExperimentalAPI('isCommercialAbilityEnabled', bit)).data.enabled;
      }, CALLS_BOUGHT);
    await expect.poll(read).toBe(true);
  }

  /** Waits for an event, by its key of TRTCCalling.EVENT; the detail that came with it. */
  async told(key: string): Promise<unknown> {
    const read = () => this.page.evaluate(() => window.referenceEvents);
    await expect.poll(async () => (await read()).map((event) => event.key)).toContain(key);
    return (await read()).find((event) => event.key === key)?.detail;
  }

  async seesAndHears(): Promise<void> {
    await expect
      .poll(async () => {
        const media = await watchMedia(this.page);
        return {
          sees: media.some(({ paused, frames }) => !paused && frames > 5),
          hears: media.some(({ paused, muted, loudness }) => !paused && !muted && loudness > 0.01),
        };
      })
      .toEqual({ sees: true, hears: true });
  }

  async hears(): Promise<void> {
    await expect
      .poll(async () =>
        (await watchMedia(this.page)).some(
          ({ paused, muted, loudness }) => !paused && !muted && loudness > 0.01,
        ),
      )
      .toBe(true);
  }
}

/**
 * Runs in the page. The client is used as it is, led to the local cloud from outside: TIM by an option that it
 * passes on, TRTC by its own setting on every client that it makes.
 */
async function start(
  options: Pick<LocalCloud, 'sdkAppID' | 'imProxy' | 'rtcProxy' | 'logProxy'> & {
    readonly userID: string;
    readonly userSig: string;
  },
): Promise<void> {
  const { sdkAppID, imProxy, rtcProxy, logProxy, userID, userSig } = options;
  const { TRTC, client } = window;
  const { createClient } = TRTC;
  TRTC.createClient = (...parameters) => {
    const rtc = createClient.apply(TRTC, parameters);
    // Its types ask for proxies that a local cloud has none of.
    rtc.setProxyServer({ websocketProxy: rtcProxy, loggerProxy: logProxy } as ProxyServer);
    rtc.on('stream-subscribed', ({ stream }) => {
      // The calling client knows the stream once its own listener has run.
      queueMicrotask(() => {
        const view = { userID: stream.getUserId(), videoViewDomID: 'remote' };
        void calling.startRemoteView(view);
      });
    });
    return rtc;
  };
  const calling = client.create({ SDKAppID: sdkAppID, proxyServer: imProxy });
  window.calling = calling;
  window.referenceEvents = [];
  for (const [key, name] of Object.entries(client.events)) {
    calling.on(name, (detail) => {
      if (key !== 'USER_VOICE_VOLUME') window.referenceEvents.push({ key, detail });
    });
  }
  const ready = new Promise((resolve) => {
    calling.on(client.events.SDK_READY, resolve);
  });
  await calling.login({ userID, userSig });
  await ready;
}

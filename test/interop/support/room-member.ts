import type { Page } from '@playwright/test';
import type TRTC from 'trtc-js-sdk';
import type { LocalCloud } from 'trtc-local-cloud';

type ProxyServer = Parameters<ReturnType<typeof TRTC.createClient>['setProxyServer']>[0];

declare global {
  interface Window {
    roomClient: ReturnType<typeof TRTC.createClient>;
  }
}

/** One who is in a media room and sends sound there. */
export class RoomMember {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async enters(cloud: LocalCloud, userID: string, roomID: number): Promise<void> {
    const { sdkAppID, rtcProxy, logProxy } = cloud;
    const login = { sdkAppID, rtcProxy, logProxy, userID, userSig: cloud.userSigs.sign(userID) };
    await this.#page.evaluate(
      async ({ sdkAppID, rtcProxy, logProxy, userID, userSig, roomID }) => {
        const client = window.TRTC.createClient({
          mode: 'rtc',
          sdkAppId: sdkAppID,
          userId: userID,
          userSig,
        });
        // Its types ask for proxies that a local cloud has none of.
        client.setProxyServer({
          websocketProxy: rtcProxy,
          loggerProxy: logProxy,
        } as ProxyServer);
        await client.join({ roomId: roomID });
        const stream = window.TRTC.createStream({ userId: userID, audio: true, video: false });
        await stream.initialize();
        await client.publish(stream);
        window.roomClient = client;
      },
      { ...login, roomID },
    );
  }

  async leaves(): Promise<void> {
    await this.#page.evaluate(() => window.roomClient.leave());
  }
}

import { expect, type Page } from '@playwright/test';
import { watchMedia } from './media.js';
import { removeDevice, type DeviceKind } from './missing-device.js';

interface ReferenceWindow {
  start(options: Readonly<Record<string, unknown>>): Promise<void>;
  readonly calling: {
    call(options: { userID: string; type: number }): Promise<unknown>;
    groupCall(options: {
      userIDList: string[];
      type: number;
      groupID: string | undefined;
    }): Promise<unknown>;
    accept(): Promise<unknown>;
    reject(): Promise<unknown>;
    hangup(): Promise<unknown>;
    /** Its own record of the call: idle, calling or connected. */
    readonly _callStatus: string;
  };
  readonly referenceEvents: readonly { readonly key: string; readonly detail: unknown }[];
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
];

/** A person whose page uses trtc-calling-js. It has no view of its own, so its methods are called. */
export class ReferencePerson {
  readonly name: string;
  readonly page: Page;

  constructor(name: string, page: Page) {
    this.name = name;
    this.page = page;
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

  async answers(): Promise<void> {
    await this.page.evaluate(() => window.calling.accept());
  }

  async declines(): Promise<void> {
    await this.page.evaluate(() => window.calling.reject());
  }

  async hangsUp(): Promise<void> {
    await this.page.evaluate(() => window.calling.hangup());
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
}

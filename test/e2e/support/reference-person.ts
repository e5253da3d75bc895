import { expect, type Page } from '@playwright/test';
import { watchMedia } from './media.js';

interface ReferenceWindow {
  start(options: Readonly<Record<string, unknown>>): Promise<void>;
  readonly calling: {
    call(options: { userID: string; type: number }): Promise<unknown>;
    accept(): Promise<unknown>;
    reject(): Promise<unknown>;
    hangup(): Promise<unknown>;
  };
  readonly referenceEvents: readonly { readonly key: string; readonly detail: unknown }[];
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is how a global gains members
  interface Window extends ReferenceWindow {}
}

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

  async answers(): Promise<void> {
    await this.page.evaluate(() => window.calling.accept());
  }

  async declines(): Promise<void> {
    await this.page.evaluate(() => window.calling.reject());
  }

  async hangsUp(): Promise<void> {
    await this.page.evaluate(() => window.calling.hangup());
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

import { test as base } from '../../e2e/support/test.js';
import { RoomMember } from './room-member.js';
import { SignallingPeer } from './signalling.js';

interface Fixtures {
  /** Somebody who has a client that cannot be run here. */
  readonly peer: (name: string) => SignallingPeer;
  /** Their place in the media room, where the call needs one: the bare SDK, which signals nothing. */
  readonly enterRoom: (name: string, roomID: number) => Promise<RoomMember>;
}

export const test = base.extend<Fixtures>({
  peer: async ({ cloud }, use) => {
    await use((name) => new SignallingPeer(cloud, name));
  },

  enterRoom: async ({ cloud, newProfile }, use) => {
    await use(async (name, roomID) => {
      const page = await (await newProfile()).newPage();
      await page.goto('/pages/blank.html');
      await page.addScriptTag({ url: '/npm/trtc-js-sdk/trtc.js' });
      const member = new RoomMember(page);
      await member.enters(cloud, name, roomID);
      return member;
    });
  },
});

export { expect } from '@playwright/test';

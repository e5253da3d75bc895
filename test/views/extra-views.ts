import type { Page } from '@playwright/test';
import { expect } from '../e2e/support/test.js';
import { show } from './gallery.js';
import { VIEW_NAMES, type ViewName } from './view-names.js';

/** What one comes to from a view by a click or an attribute. */
const EXTRA_VIEWS = ['device-dialog', 'bubble', 'pre-call'] as const;

export const ALL_VIEWS = [...VIEW_NAMES, ...EXTRA_VIEWS] as const;

type AnyView = (typeof ALL_VIEWS)[number];

/** Shows any view, until another one is shown. */
export async function showAny(page: Page, view: AnyView): Promise<void> {
  const phone = page.locator('trtc-calling');
  switch (view) {
    case 'device-dialog':
      await show(page, 'connected-video');
      await phone.locator('[part~="devices-button"]').click();
      await expect(phone.locator('[data-kind="microphone"]')).toBeVisible();
      await expect(phone.locator('[part="device-dialog"]')).toHaveCSS('opacity', '1');
      return;
    case 'bubble':
      await show(page, 'connected-voice');
      await phone.locator('[part~="minimize-button"]').click();
      await expect(phone.locator('.bubble button')).toBeVisible();
      return;
    case 'pre-call':
      await show(page, 'ended');
      await phone.locator('[part~="close-button"]').click();
      await phone.evaluate((element) => {
        const one = element as HTMLElementTagNameMap['trtc-calling'];
        one.preCall = true;
        one.call({ userID: 'bob-lee', type: 2 }).catch(() => undefined);
      });
      await expect(phone.locator('[data-kind="microphone"]')).toBeVisible();
      return;
    default:
      await show(page, view satisfies ViewName);
  }
}

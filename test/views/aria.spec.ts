import { expect, test } from '../e2e/support/test.js';
import { openViews, show } from './gallery.js';
import type { ViewName } from './view-names.js';

/** What a screen reader finds, written down before it was looked at. */
const EXPECTED: Partial<Record<ViewName, string>> = {
  'incoming-voice': `
    - dialog "Call":
      - alertdialog "Bob Lee":
        - heading "Bob Lee" [level=2]
        - paragraph: Incoming voice call
        - button "Decline"
        - button "Answer"
    - status: Incoming voice call from Bob Lee
  `,
  'incoming-video': `
    - dialog "Call":
      - alertdialog "Bob Lee":
        - heading "Bob Lee" [level=2]
        - paragraph: Incoming video call
        - button "Decline"
        - button "Answer"
    - status: Incoming video call from Bob Lee
  `,
  'incoming-group': `
    - dialog "Call":
      - alertdialog "Bob Lee":
        - heading "Bob Lee" [level=2]
        - paragraph: Incoming group video call
        - paragraph: /Also called. 王小明 and .أميرة حسن./
        - button "Decline"
        - button "Answer"
    - status: Incoming group video call from Bob Lee
  `,
  'connected-voice': `
    - dialog "Call":
      - group "Bob Lee":
        - heading "Bob Lee" [level=2]
        - timer "Call time": /1:0\\d/
        - group "Call controls":
          - button "Mute microphone"
          - button "Choose devices"
          - button "Share screen"
          - button "Switch to video"
          - button "Hang up"
      - group "Call window":
        - button "Full screen"
        - button "Minimise"
    - status
  `,
  'connected-video': `
    - dialog "Call":
      - group "Bob Lee":
        - heading "Bob Lee" [level=2]
        - timer "Call time": /1:0\\d/
        - group "Call controls":
          - button "Mute microphone"
          - button "Turn off camera"
          - button "Choose devices"
          - button "Share screen"
          - button "Switch to voice"
          - button "Hang up"
      - group "Call window":
        - button "Picture-in-picture"
        - button "Full screen"
        - button "Minimise"
    - status
  `,
  'connected-muted': `
    - dialog "Call":
      - group "Bob Lee":
        - heading "Bob Lee" [level=2]
        - timer "Call time": /1:0\\d/
        - text: Your connection is weak Bob Lee is muted Bob Lee’s camera is off
        - group "Call controls":
          - button "Mute microphone" [pressed]
          - button "Turn off camera" [pressed]
          - button "Choose devices"
          - button "Share screen"
          - button "Switch to voice"
          - button "Hang up"
      - group "Call window"
    - status
  `,
  ended: `
    - dialog "Call":
      - group "Call ended":
        - heading "Bob Lee" [level=2]
        - paragraph: Bob Lee hung up
        - paragraph: 12 minutes, 5 seconds
        - button "Close"
    - status: Call ended. Bob Lee hung up.
  `,
  refused: `
    - dialog "Call":
      - group "Call ended":
        - heading "Bob Lee" [level=2]
        - paragraph
        - button "Close"
    - status
  `,
};

test('the views are told to screen readers as they are meant', async ({ newProfile }) => {
  const page = await (await newProfile()).newPage();
  await openViews(page);
  const phone = page.locator('trtc-calling');
  for (const [view, expected] of Object.entries(EXPECTED)) {
    await test.step(view, async () => {
      await show(page, view as ViewName);
      await expect.soft(phone).toMatchAriaSnapshot(expected, { timeout: 3000 });
    });
  }
});

for (const [view, kind, others] of [
  ['incoming-voice', 'Incoming voice call', ''],
  ['incoming-video', 'Incoming video call', ''],
  ['incoming-group', 'Incoming group video call', 'Also called: 王小明 and .أميرة حسن.'],
] as const) {
  test(`${view} is an alert dialog that has the focus, a name and a description`, async ({
    newProfile,
  }) => {
    const page = await (await newProfile()).newPage();
    await openViews(page);
    await show(page, view);
    const dialog = page.locator('trtc-calling').getByRole('alertdialog');
    await expect(dialog).toBeFocused();
    await expect(dialog).toHaveAccessibleName('Bob Lee');
    await expect(dialog).toHaveAccessibleDescription(new RegExp(`^${kind}.*${others}`, 's'));
    await expect(dialog.getByRole('button')).toHaveCount(2);
  });
}

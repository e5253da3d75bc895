import { defineConfig } from '@playwright/test';

export default defineConfig({
  use: {
    launchOptions: {
      args: [
        // A camera and a microphone that Chromium makes up: a picture that moves, and a beep each second.
        '--use-fake-device-for-media-stream',
        // Sound without a click on the page.
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
});

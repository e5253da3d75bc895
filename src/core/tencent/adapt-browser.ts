/**
 * What trtc-js-sdk has to find in the browser before it runs. It sees to that itself, by an import; the script-tag
 * build puts src/cdn/adapt-browser.ts in the place of both.
 */
export function adaptBrowser(): Promise<void> {
  return Promise.resolve();
}

/** What Chromium says of itself, since 90 and on secure pages; not in the types of TypeScript 5.9. */
interface Agent {
  readonly userAgentData?: { readonly brands?: readonly { readonly brand: string }[] };
}

/**
 * Loads webrtc-adapter, which trtc-js-sdk 4.15.22 imports for what it changes in browsers, where it changes anything
 * for the SDK. In Chromium as new as to name its brands, webrtc-adapter 8.2.4 adds getLocalStreams(), which the SDK does
 * not use, and wraps what works without; all else is for Chromium before 80.
 */
export async function adaptBrowser(): Promise<void> {
  const { userAgentData } = navigator as Agent;
  if (userAgentData?.brands?.some(({ brand }) => brand === 'Chromium')) return;
  await import('./webrtc-adapter.js');
}

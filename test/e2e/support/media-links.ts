import type { Page } from '@playwright/test';

interface MediaLinks {
  connectedMedia(): number;
  loseMedia(): number;
}

/** Runs in a page before its own scripts: knows its sockets, and its connections for media. */
function keepLinks(): void {
  const sockets = new Set<WebSocket>();
  const connections = new Set<RTCPeerConnection>();
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.add(this);
    }
  };
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
    }
  };
  const links: MediaLinks = {
    connectedMedia: () =>
      [...connections].filter(({ connectionState }) => connectionState === 'connected').length,
    loseMedia: () => {
      const lost = [...sockets].filter(({ url }) => new URL(url).pathname.includes('/rtc'));
      for (const socket of lost) socket.close();
      for (const connection of connections) connection.close();
      return lost.length;
    },
  };
  Object.assign(window, links);
}

/** To be called before the page is opened. */
export async function watchLinks(page: Page): Promise<void> {
  await page.addInitScript(keepLinks);
}

/** How many connections for media stand. */
export function connectedMedia(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as MediaLinks).connectedMedia());
}

/** Loses every connection for media, and every socket of the media service; how many sockets that were. */
export function loseMedia(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as MediaLinks).loseMedia());
}

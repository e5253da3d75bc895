/** @import { RemoteStream } from 'trtc-js-sdk' */

// The local cloud tells where it is, and signs. In production your own server does both; it says no proxies.
const config = await (await fetch('/config')).json();
const { TRTC } = /** @type {{ TRTC: typeof import('trtc-js-sdk').default }} */ (
  /** @type {unknown} */ (window)
);

const door = /** @type {HTMLFormElement} */ (document.querySelector('#door'));
const others = /** @type {HTMLElement} */ (document.querySelector('#others'));
const line = /** @type {HTMLElement} */ (document.querySelector('[role=status]'));

door.addEventListener('submit', (event) => {
  event.preventDefault();
  const { value: userID } = /** @type {HTMLInputElement} */ (door.elements.namedItem('userID'));
  const { valueAsNumber: roomID } = /** @type {HTMLInputElement} */ (
    door.elements.namedItem('roomID')
  );
  door.hidden = true;
  join(userID, roomID).catch((/** @type {unknown} */ error) => {
    door.hidden = false;
    line.textContent = error instanceof Error ? error.message : String(error);
  });
});

/**
 * @param {string} userID
 * @param {number} roomID
 */
export async function join(userID, roomID) {
  const answer = await fetch('/usersig', { method: 'POST', body: JSON.stringify({ userID }) });
  const { userSig } = await answer.json();
  const client = TRTC.createClient({
    mode: 'rtc',
    sdkAppId: config.sdkAppID,
    userId: userID,
    userSig,
  });
  const { rtcProxy, logProxy } = config;
  // Its types ask for proxies of other kinds besides.
  const proxies = /** @type {Exclude<Parameters<typeof client.setProxyServer>[0], string>} */ ({
    websocketProxy: rtcProxy,
    loggerProxy: logProxy,
  });
  if (rtcProxy) client.setProxyServer(proxies);

  client.on('stream-added', ({ stream }) => void client.subscribe(stream));
  client.on('stream-subscribed', ({ stream }) => void show(stream));
  client.on('stream-removed', ({ stream }) => place(stream).remove());
  client.on('connection-state-changed', ({ state }) => (line.textContent = state));
  await client.join({ roomId: roomID });

  const own = TRTC.createStream({ userId: userID, audio: true, video: true });
  await own.initialize();
  await own.play('self', { muted: true });
  await client.publish(own);
}

/** @param {RemoteStream} stream */
async function show(stream) {
  const picture = place(stream);
  others.append(picture);
  await stream.play(picture);
}

/** @param {RemoteStream} stream */
function place(stream) {
  const name = stream.getUserId();
  const there = others.querySelector(`[aria-label="${name}"]`);
  if (there instanceof HTMLDivElement) return there;
  const picture = document.createElement('div');
  picture.role = 'group';
  picture.className = 'picture';
  picture.ariaLabel = name;
  return picture;
}

/**
 * What the demo server says of the service that it stands for. Without proxies it is Tencent Cloud itself.
 *
 * @typedef {{ sdkAppID: number, imProxy?: string, rtcProxy?: string, logProxy?: string }} DemoConfig
 */

/** @returns {Promise<DemoConfig>} */
export async function loadConfig() {
  return (await fetch('/config')).json();
}

/**
 * Asks the server for a signature, as a page of yours would ask yours, and gives the element its login.
 *
 * @param {Element} phone the `<trtc-calling>`
 * @param {string} userID
 */
export async function logIn(phone, userID) {
  const [config, response] = await Promise.all([
    loadConfig(),
    fetch('/usersig', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userID }),
    }),
  ]);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  const attributes = {
    'im-proxy': config.imProxy,
    'rtc-proxy': config.rtcProxy,
    'log-proxy': config.logProxy,
    sdkappid: String(config.sdkAppID),
    userid: userID,
    usersig: answer.userSig,
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) phone.setAttribute(name, value);
  }
}

/**
 * What a login is at, by `state.session.status`, in words.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const STATUS_TEXTS = {
  'logged-out': 'Not logged in',
  'logging-in': 'Logging in …',
  ready: 'Ready',
  reconnecting: 'Connection lost, trying again …',
  standby: 'Calls ring in another tab',
  'kicked-out': 'Logged in elsewhere',
  failed: 'Login failed',
};

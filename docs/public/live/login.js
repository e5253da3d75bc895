/**
 * What the local cloud says of itself, or nothing where none serves this site.
 *
 * @returns {Promise<{ sdkAppID: number, imProxy: string, rtcProxy: string, logProxy: string } | undefined>}
 */
async function loadConfig() {
  try {
    const response = await fetch('/config');
    const config = response.ok ? await response.json() : {};
    return typeof config.imProxy === 'string' ? config : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Logs in to the local cloud that serves this site. Settles with whether there is one.
 *
 * @param {import('../../../src/index.js').TrtcCallingElement} phone
 * @param {string} userID
 * @param {string} name that the other side sees
 */
export async function logIn(phone, userID, name) {
  const config = await loadConfig();
  if (config === undefined) return false;
  const { sdkAppID, imProxy, rtcProxy, logProxy } = config;
  const response = await fetch('/usersig', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userID }),
  });
  const { userSig } = await response.json();
  await customElements.whenDefined('trtc-calling');
  Object.assign(phone, { imProxy, rtcProxy, logProxy, sdkAppID, userID, userSig });
  await phone.login();
  await phone.setSelfInfo(name, '');
  return true;
}

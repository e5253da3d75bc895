import type { TrtcCallingProperties } from 'trtc-calling/jsx';

/**
 * Who this is, at which application, with which signature: the properties of the phone. Here the local cloud
 * answers, which signs for everybody; on your page it is your server, for whoever is signed in there.
 */
export async function loadLogin(userID: string): Promise<TrtcCallingProperties> {
  const { sdkAppID, imProxy, rtcProxy, logProxy } = await (await fetch('/config')).json();
  const body = JSON.stringify({ userID });
  const { userSig } = await (await fetch('/usersig', { method: 'POST', body })).json();
  return { sdkAppID, userID, userSig, imProxy, rtcProxy, logProxy };
}

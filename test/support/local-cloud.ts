/** What a test that runs in the browser needs to know of the local cloud that the test runner has started. */
interface LocalCloudCoordinates {
  readonly url: string;
  readonly sdkAppID: number;
  readonly imProxy: string;
  readonly rtcProxy: string;
  readonly logProxy: string;
}

declare global {
  interface Window {
    readonly __localCloud: LocalCloudCoordinates;
  }
}

export const localCloud = window.__localCloud;

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(answer)}`);
  return answer;
}

/** A userSig that the local cloud accepts. */
export async function signUser(userID: string): Promise<string> {
  return ((await post(`${localCloud.url}/usersig`, { userID })) as { userSig: string }).userSig;
}

/** Runs a command of the local cloud's control API. */
export function control(name: string, body: object = {}): Promise<unknown> {
  return post(`/__local-cloud/${name}`, body);
}

let users = 0;

/** A user id that no other test uses. */
export function newUserID(name = 'user'): string {
  users += 1;
  return `${name}-${users}-${Math.random().toString(36).slice(2, 10)}`;
}

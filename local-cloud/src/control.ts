import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError, readJsonObject, requireMethod, sendJson } from './http.js';
import type { Service } from './service.js';
import { createUserSigAuthority, type UserSigAuthority } from './user-sig.js';

type Body = Readonly<Record<string, unknown>>;

/** The commands that tests give to the local cloud. */
export interface ControlApi {
  readonly names: readonly string[];
  /** Settles with the command's answer; rejects with an Error that says what was wrong. */
  run(name: string, body: Body): Promise<unknown>;
  handle(request: IncomingMessage, response: ServerResponse, name: string): Promise<void>;
}

export function createControlApi(
  services: readonly Service[],
  userSigs: UserSigAuthority,
): ControlApi {
  const commands = new Map<string, (body: Body) => unknown>();
  for (const service of services) {
    for (const [name, command] of Object.entries(service.controls ?? {})) {
      commands.set(name, command);
    }
  }
  commands.set('user-sig', (body) => userSigControl(userSigs, body));

  async function run(name: string, body: Body): Promise<unknown> {
    const command = commands.get(name);
    if (!command) {
      throw new HttpError(
        404,
        `no control command "${name}"; there are ${[...commands.keys()].sort().join(', ')}`,
      );
    }
    return await command(body);
  }

  return {
    names: [...commands.keys()].sort(),
    run,
    async handle(request, response, name) {
      requireMethod(request, 'POST');
      // A page of another origin cannot send this type without asking first, and is not answered.
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
        throw new HttpError(415, 'Content-Type must be application/json');
      }
      const body = await readJsonObject(request);
      let answer: unknown;
      try {
        answer = await run(name, body);
      } catch (error) {
        if (error instanceof HttpError) throw error;
        throw new HttpError(400, error instanceof Error ? error.message : String(error));
      }
      sendJson(response, 200, answer ?? {});
    },
  };
}

/** Makes good, expired (`expireSeconds` below 1) and wrongly signed (`secretKey`) userSigs. */
function userSigControl(userSigs: UserSigAuthority, body: Body): unknown {
  const { userID, expireSeconds = 86_400, secretKey, sdkAppID = userSigs.sdkAppID } = body;
  if (typeof userID !== 'string') throw new HttpError(400, 'userID must be a string');
  if (!Number.isSafeInteger(expireSeconds)) {
    throw new HttpError(400, 'expireSeconds must be a whole number');
  }
  if (!Number.isSafeInteger(sdkAppID)) throw new HttpError(400, 'sdkAppID must be a whole number');
  if (secretKey !== undefined && (typeof secretKey !== 'string' || secretKey === '')) {
    throw new HttpError(400, 'secretKey must be a string');
  }
  const own = secretKey === undefined && sdkAppID === userSigs.sdkAppID;
  const authority = own
    ? userSigs
    : createUserSigAuthority(sdkAppID as number, secretKey ?? 'wrong');
  try {
    return { userID, userSig: authority.sign(userID, expireSeconds as number) };
  } catch (error) {
    throw new HttpError(400, error instanceof Error ? error.message : String(error));
  }
}

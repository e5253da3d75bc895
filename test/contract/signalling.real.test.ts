import { expect } from '@open-wc/testing';
import type { OfflinePushInfo } from '../../src/core/invitation-extras.js';
import type { SignallingPort } from '../../src/core/ports.js';
import type { Login, UserID } from '../../src/core/types.js';
import { control, localCloud, newUserID, signUser } from '../support/local-cloud.js';
import { Realms } from './realms.js';
import { describeSignalling, type SignallingHarness } from './signalling-contract.js';

async function login(userID: UserID): Promise<Login> {
  const { sdkAppID, imProxy } = localCloud;
  return { sdkAppID, userID, userSig: await signUser(userID), imProxy };
}

/** As tim-js-sdk sends it. */
interface WirePush {
  readonly Title: string;
  readonly Desc: string;
  readonly Ext: string;
  readonly AndroidInfo: { readonly OPPOChannelID: string };
}

/** By what tim-js-sdk asks for it. */
const COMMANDS = {
  invite: 'openim.sendmsg',
  inviteInGroup: 'group_open_http_svc.send_group_msg',
  answer: 'openim.sendmsg',
  profile: 'profile.portrait_set',
} as const;

/** The real SDKs in frames of their own, against the local cloud. */
class RealSignalling implements SignallingHarness {
  readonly #realms = new Realms();
  readonly #ports: SignallingPort[] = [];

  async open(): Promise<SignallingPort> {
    const { ports } = await this.#realms.open();
    this.#ports.push(ports.signalling);
    return ports.signalling;
  }

  user(name: string): Promise<Login> {
    return login(newUserID(name));
  }

  async refusedUser(): Promise<{ login: Login; serviceCode: number }> {
    const userID = newUserID('eve');
    const userSig = await signUser(newUserID('somebody'));
    return { login: { ...(await login(userID)), userSig }, serviceCode: 70013 };
  }

  async kick(userID: UserID, kind: string): Promise<void> {
    await control('im-kick', { userID, type: kind });
  }

  async expire(userID: UserID): Promise<void> {
    await control('im-forget', { userID });
  }

  async renewed(old: Login): Promise<Login> {
    const { userID } = old;
    const answer = await control('user-sig', { userID, expireSeconds: 7200 });
    return { ...old, userSig: (answer as { userSig: string }).userSig };
  }

  async drop(userID: UserID): Promise<void> {
    await control('im-drop', { userID });
  }

  async failNext(
    _: SignallingPort,
    userID: UserID,
    what: keyof typeof COMMANDS,
    code: number,
  ): Promise<void> {
    await control('im-fail', { userID, servcmd: COMMANDS[what], code, times: 1 });
  }

  async group(members: readonly UserID[]): Promise<string> {
    const groupID = newUserID('group');
    await control('im-create-group', { groupID, members });
    return groupID;
  }

  async pushOf(userID: UserID): Promise<Partial<OfflinePushInfo>> {
    const { messages } = (await control('im-messages', { userID })) as {
      messages: { push?: WirePush }[];
    };
    const push = messages.at(-1)?.push;
    // tsignaling wraps the app's extension into its own.
    const { userData } = JSON.parse(push?.Ext ?? '{}') as { userData?: string };
    return {
      title: push?.Title,
      description: push?.Desc,
      androidOPPOChannelID: push?.AndroidInfo.OPPOChannelID,
      extension: userData,
    };
  }

  pass(seconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }

  async close(): Promise<void> {
    await Promise.all(this.#ports.map((port) => port.logout()));
    const errors = this.#realms.windows.flatMap((realm) => realm.errors);
    this.#realms.close();
    expect(errors.map(String), 'uncaught errors').to.deep.equal([]);
  }
}

describeSignalling('the real SDKs and the local cloud', () => new RealSignalling());

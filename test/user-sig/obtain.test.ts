import { expect } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import { obtainUserSig, type World } from '../../src/user-sig/obtain.js';
import type { UserSigSource } from '../../src/user-sig/source.js';
import { control } from '../support/local-cloud.js';

const SOURCE: UserSigSource = {
  ...{ sdkAppID: 1, userID: 'ann', url: 'https://one.example/sig?userID=ann' },
  ...{ credentials: 'include', provider: undefined },
};

const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };
const OFFLINE = () => Promise.reject(new TypeError('Failed to fetch'));
const status = (code: number) => () => new Response('no', { status: code });

type Answer = () => Response | Promise<Response>;

/** A world where the server answers in turn, and waiting takes no time. */
class FakeWorld implements World {
  readonly requests: (readonly [url: string, init: RequestInit])[] = [];
  readonly waits: number[] = [];
  readonly #answers: Answer[];
  readonly #isSlow: boolean;

  /** With `forever`, a wait does not come to its end. */
  constructor(...answers: (Answer | 'forever')[]) {
    this.#answers = answers.filter((answer) => answer !== 'forever');
    this.#isSlow = answers.includes('forever');
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    this.requests.push([url, init]);
    const answer = this.#answers.shift();
    if (!answer) throw new Error('One request too many.');
    return answer();
  }

  now(): number {
    return Date.now();
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.waits.push(milliseconds);
    await (this.#isSlow ? new Promise(() => undefined) : Promise.resolve());
    signal.throwIfAborted();
  }
}

function obtain(world: FakeWorld, source = SOURCE, signal = new AbortController().signal) {
  return obtainUserSig(source, signal, {
    fetch: (...request) => world.fetch(...request),
    now: () => world.now(),
    wait: (...how) => world.wait(...how),
  });
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof CallError ? error.reason : String(error)),
  );

describe('obtainUserSig from a server', () => {
  for (const [what, body, init] of [
    ['text', 'eJw-sig', undefined],
    ['text with a line end', 'eJw-sig\n', undefined],
    ['JSON', '{"userSig":"eJw-sig"}', JSON_TYPE],
    ['JSON with another spelling', '{"userID":"ann","usersig":"eJw-sig"}', JSON_TYPE],
    ['a JSON string', '"eJw-sig"', JSON_TYPE],
    ['JSON that is called text', ' {"userSig":"eJw-sig"}', undefined],
  ] as const) {
    it(`takes ${what}`, async () => {
      const world = new FakeWorld(() => new Response(body, init));
      expect(await obtain(world)).to.deep.equal({ userSig: 'eJw-sig', renewIn: undefined });
      const [url, { credentials, cache, method }] = world.requests[0]!;
      expect(url).to.equal(SOURCE.url);
      expect({ credentials, cache, method }).to.deep.equal({
        ...{ credentials: 'include', cache: 'no-store', method: undefined },
      });
    });
  }

  it('says when a fresh one should be there', async () => {
    const { userSig } = (await control('user-sig', { userID: 'ann', expireSeconds: 1000 })) as {
      userSig: string;
    };
    const { renewIn } = await obtain(new FakeWorld(() => new Response(userSig)));
    expect(renewIn).to.be.within(700_000, 860_000);
  });

  it('tries again, after longer and longer pauses, while network or server fail', async () => {
    const world = new FakeWorld(OFFLINE, status(503), status(500), () => new Response('eJw-sig'));
    expect((await obtain(world)).userSig).to.equal('eJw-sig');
    expect(world.waits).to.deep.equal([1_000, 3_000, 6_000]);
  });

  it('gives up in the end', async () => {
    const world = new FakeWorld(OFFLINE, OFFLINE, OFFLINE, OFFLINE);
    expect(await failure(obtain(world))).to.equal('user-sig-unavailable');
    expect(world.requests).to.have.length(4);
  });

  for (const [what, answer] of Object.entries({
    'is told that it may not': status(401),
    'is told that there is nothing': status(404),
    'gets a page in place of a userSig': () => new Response('<!doctype html><p>Sign in'),
    'gets nothing': () => new Response(''),
    'gets JSON without one': () => new Response('{"error":"no"}', JSON_TYPE),
    'gets JSON that is none': () => new Response('{userSig', JSON_TYPE),
    'gets a number': () => new Response('{"userSig":1}', JSON_TYPE),
  })) {
    it(`gives up at once when it ${what}`, async () => {
      const world = new FakeWorld(answer);
      expect(await failure(obtain(world))).to.equal('user-sig-unavailable');
      expect(world.requests).to.have.length(1);
    });
  }

  it('refuses a secret key', async () => {
    const world = new FakeWorld(() => new Response('0123456789abcdef'.repeat(4)));
    expect(await failure(obtain(world))).to.equal('invalid-argument');
  });

  it('asks nobody any more once nobody wants it', async () => {
    const abort = new AbortController();
    const world = new FakeWorld(() => {
      abort.abort();
      return OFFLINE();
    });
    await failure(obtain(world, SOURCE, abort.signal));
    expect(world.requests).to.have.length(1);
  });
});

describe('obtainUserSig from a function', () => {
  for (const [what, answer] of Object.entries({
    'a string': 'eJw-sig',
    'an object': { userSig: 'eJw-sig' },
    'a promise': Promise.resolve('eJw-sig'),
  })) {
    it(`takes ${what}, and does not ask the server`, async () => {
      const asked: string[] = [];
      const provider = (userID: string) => {
        asked.push(userID);
        return answer;
      };
      const obtained = await obtain(new FakeWorld('forever'), { ...SOURCE, provider });
      expect(obtained.userSig).to.equal('eJw-sig');
      expect(asked).to.deep.equal(['ann']);
    });
  }

  it('tells why when it throws', async () => {
    const mistake = new Error('signed out');
    const provider = () => Promise.reject(mistake);
    const work = obtain(new FakeWorld('forever'), { ...SOURCE, provider });
    const error: unknown = await work.catch((cause: unknown) => cause);
    expect(error).to.include({ reason: 'user-sig-unavailable', cause: mistake });
  });

  it('does not wait for ever', async () => {
    const provider = () => new Promise<string>(() => undefined);
    const world = new FakeWorld();
    expect(await failure(obtain(world, { ...SOURCE, provider }))).to.equal('user-sig-unavailable');
    expect(world.waits).to.deep.equal([20_000]);
  });
});

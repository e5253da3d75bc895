import { expect } from '@open-wc/testing';
import { CallError } from '../src/core/errors.js';
import { once, retried } from '../src/load.js';

/** A load that fails as often as that. */
function failing(times: number) {
  const begun: number[] = [];
  const load = async (): Promise<string> => {
    begun.push(performance.now());
    if (begun.length <= times) throw new TypeError('made up for a test');
    return Promise.resolve('code');
  };
  return { load, begun };
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('retried()', () => {
  it('runs a load again until it succeeds, after longer and longer waits', async () => {
    const { load, begun } = failing(2);
    expect(await retried(load)).to.equal('code');
    const [first, second, third] = begun as [number, number, number];
    expect(second - first).to.be.greaterThan(300);
    expect(third - second).to.be.greaterThan(second - first);
  });

  it('gives up with the last failure', async () => {
    const { load, begun } = failing(Infinity);
    expect(await failureOf(retried(load, [0, 0]))).to.be.instanceOf(TypeError);
    expect(begun).to.have.length(3);
  });

  it('takes a load that throws for one that fails', async () => {
    let times = 0;
    const load = (): Promise<string> => {
      times += 1;
      if (times === 1) throw new TypeError('made up for a test');
      return Promise.resolve('code');
    };
    expect(await retried(load, [0])).to.equal('code');
  });
});

describe('once()', () => {
  it('loads once for all who ask', async () => {
    const { load, begun } = failing(0);
    const get = once('The code', load);
    expect(await Promise.all([get(), get()])).to.deep.equal(['code', 'code']);
    await get();
    expect(begun).to.have.length(1);
  });

  it('says what has failed, and loads anew when it is asked again', async () => {
    const { load, begun } = failing(4);
    const get = once('The code', load);
    const error = await failureOf(get());
    expect(error).to.be.instanceOf(CallError).and.include({ reason: 'load-failed' });
    expect((error as CallError).message).to.contain('The code');
    expect(begun).to.have.length(4);
    expect(await get()).to.equal('code');
  });
});

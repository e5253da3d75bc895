import { expect } from '@open-wc/testing';
import { readLifetime, timeToRenew } from '../../src/user-sig/lifetime.js';
import { control, newUserID } from '../support/local-cloud.js';

/** Signed by tls-sig-api-v2. */
async function sign(expireSeconds: number): Promise<string> {
  const answer = await control('user-sig', { userID: newUserID(), expireSeconds });
  return (answer as { userSig: string }).userSig;
}

const HOUR = 3_600_000;

describe('readLifetime', () => {
  for (const seconds of [1, 60, 86_400, 180 * 86_400]) {
    it(`reads ${seconds} s out of a real userSig`, async () => {
      const lifetime = await readLifetime(await sign(seconds));
      expect(lifetime!.end - lifetime!.begin).to.equal(seconds * 1000);
      expect(Math.abs(lifetime!.begin - Date.now())).to.be.below(60_000);
    });
  }

  for (const [what, userSig] of Object.entries({
    'no base64': 'no userSig at all',
    'nothing deflated': btoa('{"TLS.time":1,"TLS.expire":1}'),
    'one that is cut off': 'eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwomJRVCp4pTsxI',
    nothing: '',
  })) {
    it(`reads nothing out of ${what}`, async () => {
      expect(await readLifetime(userSig)).to.equal(undefined);
    });
  }
});

describe('timeToRenew', () => {
  it('is five minutes before the end of a long one', () => {
    expect(timeToRenew({ begin: 0, end: 24 * HOUR }, 0)).to.equal(24 * HOUR - 300_000);
  });

  it('is a fifth of its life before the end of a short one', () => {
    expect(timeToRenew({ begin: 0, end: 10_000 }, 0)).to.equal(8_000);
  });

  it('is a while from now for one that is about to run out, whatever gave it', () => {
    expect(timeToRenew({ begin: 0, end: HOUR }, HOUR - 1000)).to.equal(60_000);
  });

  it('is not known for one that has run out', () => {
    expect(timeToRenew({ begin: 0, end: HOUR }, HOUR)).to.equal(undefined);
  });

  it('is not longer than the timers of browsers', () => {
    expect(timeToRenew({ begin: 0, end: 10_000 * HOUR }, 0)).to.equal(2 ** 31 - 1);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync, inflateSync } from 'node:zlib';
import { createUserSigAuthority } from '../src/user-sig.js';

const APP = 1400000001;
const authority = createUserSigAuthority(APP, 'key');

/** In Tencent's base64 alphabet. */
const encode = (ticket: unknown): string =>
  deflateSync(Buffer.from(JSON.stringify(ticket)))
    .toString('base64')
    .replaceAll('+', '*')
    .replaceAll('/', '-')
    .replaceAll('=', '_');

describe('userSigs', () => {
  it('are good for the user they were signed for', () => {
    assert.equal(authority.check('ann', authority.sign('ann')), undefined);
  });

  it('are refused with 70013 for another user', () => {
    assert.equal(authority.check('bob', authority.sign('ann'))?.code, 70013);
  });

  it('are refused with 70009 when signed with another key', () => {
    const other = createUserSigAuthority(APP, 'other key');
    assert.equal(authority.check('ann', other.sign('ann'))?.code, 70009);
  });

  it('are refused with 70014 when signed for another SDKAppID', () => {
    const other = createUserSigAuthority(APP + 1, 'key');
    assert.equal(authority.check('ann', other.sign('ann'))?.code, 70014);
  });

  it('are refused with 70001 once expired', () => {
    assert.equal(authority.check('ann', authority.sign('ann', -1))?.code, 70001);
    assert.equal(authority.check('ann', authority.sign('ann', 0))?.code, 70001);
  });

  it('are refused with 70003 when they cannot be decoded', () => {
    const garbled = ['', 'x', 'not base64!', encode('text'), encode({}), encode(null)];
    garbled.push(authority.sign('ann').slice(0, -12));
    for (const userSig of garbled) {
      assert.equal(authority.check('ann', userSig)?.code, 70003, userSig);
    }
  });

  it('do not inflate without bound', () => {
    const good = authority
      .sign('ann')
      .replaceAll('*', '+')
      .replaceAll('-', '/')
      .replaceAll('_', '=');
    const ticket = JSON.parse(inflateSync(Buffer.from(good, 'base64')).toString()) as object;
    assert.equal(authority.check('ann', encode(ticket)), undefined);
    const bomb = encode({ ...ticket, padding: 'a'.repeat(10_000_000) });
    assert.equal(authority.check('ann', bomb)?.code, 70003);
  });

  it('are refused with 70009 when a field was changed after signing', () => {
    const time = Math.floor(Date.now() / 1000);
    const forged = encode({
      'TLS.ver': '2.0',
      'TLS.identifier': 'ann',
      'TLS.sdkappid': APP,
      'TLS.time': time,
      'TLS.expire': 999_999,
      'TLS.sig': 'AAAA',
    });
    assert.equal(authority.check('ann', forged)?.code, 70009);
  });

  it('tell when they run out', () => {
    const expiresAt = authority.expiresAt(authority.sign('ann', 60)) ?? 0;
    assert.ok(Math.abs(expiresAt - Date.now() - 60_000) < 2000);
    assert.equal(authority.expiresAt('x'), undefined);
  });

  it('are not signed for userIDs that the service does not allow', () => {
    for (const userID of ['', 'a b', 'ü', 'a'.repeat(33), 'a/b']) {
      assert.throws(() => authority.sign(userID), RangeError, userID);
    }
    authority.sign('a'.repeat(32));
    authority.sign('Ann_B-2');
  });

  it('make their user known', () => {
    assert.equal(authority.knows('zoe'), false);
    authority.sign('zoe');
    assert.equal(authority.knows('zoe'), true);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeAnswer, type TransportDescription } from '../src/media/sdp-answer.js';
import { parseOffer } from '../src/media/sdp-offer.js';
import { offerOf } from './rtc-peer.js';

const TRANSPORT: TransportDescription = {
  iceUfrag: 'ours',
  icePwd: 'our-password-of-22-letters',
  fingerprint: 'sha-256 AA:BB',
  setup: 'active',
  candidates: ['1 1 UDP 2114977791 192.0.2.2 5000 typ host'],
};
const CREDENTIALS = {
  iceUfrag: 'abcd',
  icePwd: 'abcdefghijklmnopqrstuvwx',
  fingerprint: `sha-256 ${Array.from({ length: 32 }, () => '0F').join(':')}`,
};
const OFFER = offerOf(CREDENTIALS, ['audio', 'video', 'video', 'video'], 1000);

describe('an SDP offer', () => {
  it('gives transport, payload types and SSRCs', () => {
    const offer = parseOffer(OFFER);
    assert.deepEqual(
      [offer.iceUfrag, offer.icePwd, offer.fingerprint, offer.setup],
      ['abcd', CREDENTIALS.icePwd, CREDENTIALS.fingerprint, 'actpass'],
    );
    const [audio, big, , aux] = offer.media;
    assert.ok(audio && big && aux);
    assert.equal(audio.payloadTypes.get('opus'), 111);
    assert.equal(audio.audioLevelID, 1);
    assert.equal(audio.ssrc, 1000);
    assert.deepEqual(
      [...big.payloadTypes],
      [
        ['VP8', 96],
        ['H264', 106],
      ],
    );
    assert.equal(aux.ssrc, 1003);
  });

  for (const [what, broken] of [
    ['nothing', ''],
    ['no media', OFFER.slice(0, OFFER.indexOf('m='))],
    ['no fingerprint', OFFER.replaceAll(/a=fingerprint.*\r\n/g, '')],
    ['a password that breaks lines', OFFER.replaceAll(CREDENTIALS.icePwd, 'x y z')],
    ['a data channel', OFFER.replaceAll('m=audio', 'm=application')],
    ['a strange mid', OFFER.replaceAll('a=mid:0', 'a=mid:0 1')],
  ] as const) {
    it(`is refused with ${what}`, () => {
      assert.throws(() => parseOffer(broken));
    });
  }
});

describe('an SDP answer', () => {
  it('has one section for each offered one, candidates in each, no RTX', () => {
    const { media } = parseOffer(OFFER);
    const answer = writeAnswer(
      TRANSPORT,
      media.map((offered) => ({
        offered,
        direction: 'recvonly',
        codecs: offered.kind === 'audio' ? ['opus'] : ['VP8'],
      })),
    );
    const sections = answer.split('m=').slice(1);
    assert.equal(sections.length, 4);
    assert.match(answer, /^a=group:BUNDLE 0 1 2 3\r$/m);
    for (const section of sections) {
      assert.match(section, /a=candidate:1 1 UDP/);
      assert.match(section, /a=recvonly/);
      assert.match(section, /a=setup:active/);
    }
    assert.match(sections[0] ?? '', /^audio 9 UDP\/TLS\/RTP\/SAVPF 111\r/);
    assert.match(sections[0] ?? '', /a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level/);
    assert.match(sections[1] ?? '', /^video 9 UDP\/TLS\/RTP\/SAVPF 96\r/);
    assert.match(sections[1] ?? '', /a=rtcp-fb:96 nack\r/);
    assert.doesNotMatch(answer, /rtx|transport-cc/);
  });

  it('names the source of what it will send', () => {
    const [, video] = parseOffer(OFFER).media;
    assert.ok(video);
    const answer = writeAnswer(TRANSPORT, [
      {
        offered: video,
        direction: 'sendonly',
        codecs: ['VP8', 'H264'],
        source: { ssrc: 5, streamID: 'stream', trackID: 'track', cname: 'c' },
      },
    ]);
    assert.match(answer, /a=ssrc:5 cname:c\r\na=ssrc:5 msid:stream track\r\n/);
    assert.match(answer, /a=rtpmap:106 H264\/90000/);
  });

  it('rejects a section that has no codec in common', () => {
    const { media } = parseOffer(OFFER);
    const answer = writeAnswer(
      TRANSPORT,
      media.map((offered, index) => ({
        offered,
        direction: 'recvonly',
        codecs: index === 0 ? ['opus'] : [],
      })),
    );
    assert.match(answer, /^a=group:BUNDLE 0\r$/m);
    assert.equal([...answer.matchAll(/^m=video 0 /gm)].length, 3);
  });
});

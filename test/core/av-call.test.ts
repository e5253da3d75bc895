import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import {
  drawRoomID,
  isBusyAnswer,
  isSwitchAnswer,
  MAX_ROOM_ID,
  readInvitation,
  writeAnswer,
  writeBusy,
  writeCall,
  writeHangup,
  writeSwitchAnswer,
} from '../../src/core/av-call.js';

function fields(data: string): Record<string, unknown> {
  return JSON.parse(data) as Record<string, unknown>;
}

describe('the av_call payload', () => {
  it('writes what trtc-calling-js, the mini-programs and Android read of an invitation', () => {
    const data = writeCall({ type: 2, roomID: 4711, userIDs: ['bob'], userData: 'order 7' });
    expect(fields(data)).to.deep.equal({
      extraInfo: '',
      version: 4,
      call_type: 2,
      room_id: 4711,
      businessID: 'av_call',
      platform: 'Web',
      userData: 'order 7',
      extInfo: 'order 7',
      data: { cmd: 'videoCall', room_id: 4711, message: '', userIDs: ['bob'] },
    });
  });

  it('takes nothing but its own word for leave to join ahead', () => {
    const written = writeCall({ type: 2, roomID: 5, mayJoinAhead: true });
    expect(readInvitation(written)).to.include({ mayJoinAhead: true });
    for (const mayJoinAhead of [undefined, 1, 'true', {}]) {
      const data = JSON.stringify({ ...fields(written), data: { cmd: 'videoCall', mayJoinAhead } });
      expect(readInvitation(data), data).to.include({ mayJoinAhead: false });
    }
  });

  it('writes answers that name the kind and never a room or an end', () => {
    expect(fields(writeAnswer(1))).to.deep.include({
      call_type: 1,
      data: { cmd: 'audioCall', message: '' },
    });
    expect(fields(writeAnswer(2))).not.to.have.any.keys('room_id', 'call_end', 'line_busy');
  });

  it('reads its own words back', () => {
    expect(readInvitation(writeCall({ type: 1, roomID: 5, userIDs: ['bob', 'cy'] }))).to.deep.equal(
      {
        kind: 'call',
        type: 1,
        roomID: 5,
        userIDs: ['bob', 'cy'],
        inCallUserIDs: [],
        userData: '',
        mayJoinAhead: false,
      },
    );
    expect(readInvitation(writeHangup(2, 95))).to.deep.equal({ kind: 'hangup' });
    expect(isBusyAnswer(writeBusy(2))).to.equal(true);
    expect(isBusyAnswer(writeAnswer(2))).to.equal(false);
    expect(isSwitchAnswer(writeSwitchAnswer(1, 2))).to.equal(true);
    expect(isSwitchAnswer(writeSwitchAnswer(2, 1))).to.equal(true);
    expect(isSwitchAnswer(writeAnswer(2))).to.equal(false);
  });

  const shapes: Record<string, [data: object, kind: string | undefined]> = {
    'a call of trtc-calling-js': [
      { businessID: 'av_call', call_type: 2, room_id: 7, data: { cmd: 'videoCall' } },
      'call',
    ],
    'a call of Android, with the room only inside': [
      { businessID: 'av_call', platform: 'Android', data: { cmd: 'audioCall', room_id: 7 } },
      'call',
    ],
    'a call from before av_call': [{ version: 0, call_type: 1, room_id: 7 }, 'call'],
    'a room beyond 31 bits': [
      { businessID: 'av_call', call_type: 2, room_id: 3_000_000_000, data: {} },
      'call',
    ],
    'no room': [{ businessID: 'av_call', call_type: 2, data: { cmd: 'videoCall' } }, undefined],
    'room 0': [{ businessID: 'av_call', call_type: 2, room_id: 0 }, undefined],
    'a room that is no integer': [{ businessID: 'av_call', call_type: 2, room_id: 1.5 }, undefined],
    'a room that is too large': [
      { businessID: 'av_call', call_type: 2, room_id: MAX_ROOM_ID + 1 },
      undefined,
    ],
    'an invitation of another business': [
      { businessID: 'poker', call_type: 2, room_id: 7 },
      undefined,
    ],
    'an invitation of no business': [{ room_id: 7 }, undefined],
    'a hangup': [{ businessID: 'av_call', call_end: 9, data: { cmd: 'hangup' } }, 'hangup'],
    'a hangup by the end alone': [{ businessID: 'av_call', call_type: 1, call_end: 0 }, 'hangup'],
    'a hangup by the command alone': [{ businessID: 'av_call', data: { cmd: 'hangup' } }, 'hangup'],
    'a request for voice': [
      { businessID: 'av_call', call_type: 2, room_id: 7, data: { cmd: 'switchToAudio' } },
      'switch',
    ],
    'a request for voice of Android': [
      { businessID: 'av_call', switch_to_audio_call: 'switchToAudio', room_id: 7 },
      'switch',
    ],
    'a request for video': [
      { businessID: 'av_call', call_type: 1, room_id: 7, data: { cmd: 'switchToVideo' } },
      'switch',
    ],
  };
  for (const [name, [data, kind]] of Object.entries(shapes)) {
    it(`reads ${name} as ${kind ?? 'nothing'}`, () => {
      expect(readInvitation(JSON.stringify(data))?.kind).to.equal(kind);
    });
  }

  it('reads a call without a kind as voice', () => {
    const signal = readInvitation(JSON.stringify({ businessID: 'av_call', room_id: 7 }));
    expect(signal).to.include({ kind: 'call', type: 1 });
  });

  it('takes busy from either field, as the clients write one or the other', () => {
    expect(isBusyAnswer('{"line_busy":"line_busy"}')).to.equal(true);
    expect(isBusyAnswer('{"line_busy":""}')).to.equal(true);
    expect(isBusyAnswer('{"data":{"message":"lineBusy"}}')).to.equal(true);
    expect(isBusyAnswer('{"data":{"message":""}}')).to.equal(false);
  });

  it('survives anything at all', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          businessID: fc.constantFrom('av_call', undefined, 4),
          call_type: fc.oneof(fc.constantFrom(1, 2), fc.anything()),
          room_id: fc.oneof(fc.integer(), fc.anything()),
          call_end: fc.anything(),
          line_busy: fc.anything(),
          switch_to_audio_call: fc.anything(),
          userData: fc.anything(),
          data: fc.oneof(
            fc.anything(),
            fc.record({ cmd: fc.anything(), room_id: fc.anything(), userIDs: fc.anything() }),
          ),
        })
        .map((value) => {
          try {
            return JSON.stringify(value);
          } catch {
            return '{';
          }
        }),
    );
    fc.assert(
      fc.property(hostile, (data) => {
        const signal = readInvitation(data);
        isBusyAnswer(data);
        isSwitchAnswer(data);
        if (signal?.kind !== 'call') return;
        expect(signal.roomID).to.satisfy(Number.isInteger).and.to.be.within(1, MAX_ROOM_ID);
        expect(signal.type).to.be.oneOf([1, 2]);
        expect(signal.userIDs.every((id) => typeof id === 'string')).to.equal(true);
        expect(signal.userData).to.be.a('string');
      }),
      { numRuns: 2000 },
    );
  });

  it('does not even parse what is far too long', () => {
    const data = JSON.stringify({ businessID: 'av_call', room_id: 7, extra: 'x'.repeat(70_000) });
    expect(readInvitation(data)).to.equal(undefined);
  });

  it('draws rooms that every client can join', () => {
    expect(drawRoomID(0)).to.equal(1);
    expect(drawRoomID(1 - Number.EPSILON)).to.be.at.most(2_147_483_646);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        expect(drawRoomID(random)).to.satisfy(Number.isInteger).and.to.be.within(1, 2_147_483_646);
      }),
    );
  });
});

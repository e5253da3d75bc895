import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import {
  writeAnswer,
  writeBusy,
  writeCall,
  writeHangup,
  writeSwitchAnswer,
} from '../../src/core/av-call.js';
import { readCallingMessage } from '../../src/core/tencent/calling-message.js';
import { loadMessages } from '../../src/locales/index.js';

const [INVITE, CANCEL, ACCEPT, REJECT, TIMEOUT] = [1, 2, 3, 4, 5];

function message(actionType: unknown, data: unknown, more: object = {}): object {
  const signal = {
    ...{ businessID: 1, inviteID: 'invite-1', inviter: 'ann', actionType },
    ...{ inviteeList: ['bob'], data, timeout: 30, groupID: '', ...more },
  };
  return { type: 'TIMCustomElem', from: 'ann', payload: { data: JSON.stringify(signal) } };
}

const CALL = writeCall({ type: 2, roomID: 7, userIDs: ['bob'] });
const VOICE_CALL = writeCall({ type: 1, roomID: 7, userIDs: ['bob'] });
const ASK_FOR_VOICE = JSON.stringify({
  ...{ businessID: 'av_call', call_type: 2, room_id: 7 },
  ...{ switch_to_audio_call: 'switch_to_audio_call', data: { cmd: 'switchToAudio' } },
});

const SAID: [what: string, message: object, english: string, chinese: string][] = [
  ['a video call', message(INVITE, CALL), 'Started a video call', '发起视频通话'],
  ['a voice call', message(INVITE, VOICE_CALL), 'Started a voice call', '发起语音通话'],
  [
    'a call from before av_call',
    message(INVITE, JSON.stringify({ version: 0, call_type: 1, room_id: 7 })),
    'Started a voice call',
    '发起语音通话',
  ],
  ['an answer', message(ACCEPT, writeAnswer(2)), 'Call answered', '已接听'],
  ['a refusal', message(REJECT, writeAnswer(2)), 'Call declined', '拒绝通话'],
  ['a busy line', message(REJECT, writeBusy(2)), 'Line busy', '对方忙线中'],
  ['a cancellation', message(CANCEL, writeAnswer(2)), 'Call cancelled', '取消通话'],
  ['a timeout', message(TIMEOUT, CALL), 'No answer', '无应答'],
  [
    'an end',
    message(INVITE, writeHangup(2, 65)),
    'Call ended, duration: 1:05',
    '结束通话，通话时长：1:05',
  ],
  ['an end without a length', message(INVITE, writeHangup(2, 0)), 'Call ended', '结束通话'],
  [
    'a wish for voice',
    message(INVITE, ASK_FOR_VOICE),
    'Asked to switch to voice',
    '请求切换为语音通话',
  ],
  [
    'a yes to it',
    message(ACCEPT, writeSwitchAnswer(1, 2)),
    'Agreed to switch the call',
    '同意切换通话方式',
  ],
  [
    'a no to it',
    message(REJECT, writeSwitchAnswer(1, 2)),
    'Declined to switch the call',
    '拒绝切换通话方式',
  ],
];

describe('a message in a chat history', () => {
  for (const [what, sent, english, chinese] of SAID) {
    it(`tells of ${what}`, async () => {
      const said = readCallingMessage(sent);
      if (!said) throw new Error('It says nothing.');
      expect((await loadMessages('en')).message(said)).to.equal(english);
      expect((await loadMessages('zh-CN')).message(said)).to.equal(chinese);
    });
  }

  const NOTHING: Record<string, unknown> = {
    'nothing at all': undefined,
    null: null,
    'a string': 'TIMCustomElem',
    'a text message': { type: 'TIMTextElem', from: 'ann', payload: { text: 'hello' } },
    'a custom message of the page’s own': {
      ...{ type: 'TIMCustomElem', from: 'ann' },
      payload: { data: '{"businessID":"order"}' },
    },
    'a custom message that is no JSON': { type: 'TIMCustomElem', payload: { data: 'hello' } },
    'a message without payload': { type: 'TIMCustomElem' },
    'a signal of another application': message(INVITE, '{"businessID":"poll","question":1}'),
    'an answer to one': message(ACCEPT, '{"businessID":"poll"}'),
    'an answer that says nothing': message(ACCEPT, '{}'),
    'an invitation into no room': message(INVITE, '{"businessID":"av_call","call_type":2}'),
    'a signal of no known kind': message(6, CALL),
    'a signal with wrong types': message('1', CALL),
    'a signal with data that is no text': message(INVITE, { call_type: 2 }),
    'an object that throws': {
      get type(): string {
        throw new Error('no');
      },
    },
  };
  for (const [what, sent] of Object.entries(NOTHING)) {
    it(`that is ${what} says nothing of a call`, () => {
      expect(readCallingMessage(sent)).to.equal(undefined);
    });
  }

  it('never throws, and never says more than a kind and numbers', () => {
    const data = fc.oneof(fc.string(), fc.json(), fc.constant(CALL));
    const payload = fc.record({ data: fc.oneof(data, fc.anything()) });
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ type: fc.constant('TIMCustomElem'), payload: fc.oneof(payload, fc.anything()) }),
      fc
        .tuple(
          fc.oneof(fc.integer({ min: 0, max: 7 }), fc.anything()),
          fc.oneof(data, fc.anything()),
        )
        .map(([action, sent]) => message(action, sent)),
    );
    fc.assert(
      fc.property(anything, (sent) => {
        const said = readCallingMessage(sent);
        for (const value of Object.values<unknown>(said ?? {})) {
          expect(typeof value === 'number' || /^[a-z-]+$/.test(String(value))).to.equal(true);
        }
      }),
    );
  });

  it('with an absurd length is an end all the same', () => {
    for (const call_end of [1e308, 1.5, -1, '95', null]) {
      const data = JSON.stringify({ businessID: 'av_call', call_end, data: { cmd: 'hangup' } });
      expect(readCallingMessage(message(INVITE, data))?.kind).to.equal('ended');
    }
  });
});

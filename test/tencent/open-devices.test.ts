import { expect } from '@open-wc/testing';
import { openDevices } from '../../src/core/tencent/open-devices.js';
import { FakePermissions } from '../support/permissions.js';

describe('openDevices', () => {
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  /** What was asked for, in order. */
  let asked: string[] = [];
  let refused: readonly string[] = [];
  let permissions: FakePermissions | undefined;

  beforeEach(() => {
    asked = [];
    refused = [];
    mediaDevices.getUserMedia = async (constraints = {}) => {
      const wanted = ['audio', 'video'].filter((kind) => constraints[kind as 'audio' | 'video']);
      asked.push(wanted.join('+'));
      if (wanted.some((kind) => refused.includes(kind))) {
        throw new DOMException('made up for a test', 'NotAllowedError');
      }
      return await getUserMedia(constraints);
    };
  });

  afterEach(() => {
    mediaDevices.getUserMedia = getUserMedia;
    permissions?.restore();
  });

  const open = async () => {
    const wanted = { microphone: true, camera: true };
    const { signal } = new AbortController();
    const { stream, failures } = await openDevices({ wanted, signal });
    const kinds = stream?.getTracks().map((track) => {
      track.stop();
      return track.kind;
    });
    const reasons = [failures.microphone?.reason, failures.camera?.reason];
    return { kinds: kinds?.sort() ?? [], reasons };
  };

  it('asks for both at once', async () => {
    expect(await open()).to.deep.equal({
      kinds: ['audio', 'video'],
      reasons: [undefined, undefined],
    });
    expect(asked).to.deep.equal(['audio+video']);
  });

  for (const [what, states, kind, kinds, reasons] of [
    ['a blocked microphone', ['denied', 'prompt'], 'audio', ['video'], [true, false]],
    ['a blocked camera', ['prompt', 'denied'], 'video', ['audio'], [false, true]],
    [
      'a refused camera beside a microphone',
      ['granted', 'prompt'],
      'video',
      ['audio'],
      [false, true],
    ],
  ] as const) {
    it(`opens what is left of ${what}`, async () => {
      permissions = new FakePermissions(...states);
      refused = [kind];
      expect(await open()).to.deep.equal({
        kinds,
        reasons: reasons.map((isRefused) => (isRefused ? 'permission-denied' : undefined)),
      });
    });
  }

  it('does not ask again when the question was put away', async () => {
    permissions = new FakePermissions('prompt');
    refused = ['audio', 'video'];
    expect(await open()).to.deep.equal({
      kinds: [],
      reasons: ['permission-denied', 'permission-denied'],
    });
    expect(asked).to.deep.equal(['audio+video']);
  });

  it('opens nothing once it is to stop', async () => {
    const stop = new AbortController();
    const wanted = { microphone: true, camera: true };
    const opening = openDevices({ wanted, signal: stop.signal });
    stop.abort(new Error('stopped'));
    const error: unknown = await opening.catch((reason: unknown) => reason);
    expect(error).to.be.an('error').with.property('message', 'stopped');
  });
});

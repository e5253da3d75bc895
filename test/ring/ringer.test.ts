import { expect, waitUntil } from '@open-wc/testing';
import type { CallError } from '../../src/core/errors.js';
import { Ringer } from '../../src/ring/ringer.js';
import { goneFile, OutputTap, soundFile } from './samples.js';

describe('Ringer', () => {
  let tap: OutputTap;
  let ringer: Ringer;
  let failures: CallError[];
  let blocked: boolean[];
  const { AudioContext } = window;

  beforeEach(() => {
    tap = new OutputTap();
    failures = [];
    blocked = [];
    ringer = new Ringer({
      onBlocked: (isBlocked) => blocked.push(isBlocked),
      onFailure: (error) => failures.push(error),
    });
  });

  afterEach(() => {
    ringer.close();
    tap.restore();
    window.AudioContext = AudioContext;
  });

  const isHeard = () => waitUntil(() => tap.level > 0.03, 'sound', { timeout: 10_000 });
  const isAtRest = () =>
    waitUntil(() => [...tap.contexts].every(({ state }) => state !== 'running'), 'rest', {
      timeout: 10_000,
    });

  it('is heard again and again, by one source that loops', async () => {
    const starts: boolean[] = [];
    const start = Reflect.get(AudioBufferSourceNode.prototype, 'start');
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode) {
      starts.push(this.loop);
      start.call(this);
    };
    try {
      ringer.play({ tone: 'ringtone', url: '' });
      await isHeard();
      await waitUntil(() => tap.level < 0.001, 'the pause', { timeout: 10_000 });
      await isHeard();
      expect(starts).to.deep.equal([true]);
    } finally {
      AudioBufferSourceNode.prototype.start = start;
    }
  });

  it('falls silent when it is stopped, and lets the audio device rest', async () => {
    ringer.play({ tone: 'ringtone', url: '' });
    await isHeard();
    ringer.stop();
    await isAtRest();
    expect(tap.level).to.equal(0);
  });

  it('is not heard when it is stopped before it has begun', async () => {
    ringer.play({ tone: 'ringtone', url: soundFile() });
    ringer.stop();
    ringer.play({ tone: 'ringback', url: '' });
    await isHeard();
    expect(tap.sounds).to.equal(1);
  });

  it('rests after the busy tone, and does not begin it again', async () => {
    ringer.play({ tone: 'busy', url: '' });
    await isHeard();
    await isAtRest();
    ringer.play({ tone: 'busy', url: '' });
    ringer.play({ tone: 'ringback', url: '' });
    await isHeard();
    expect(tap.sounds).to.equal(2);
  });

  it('goes over from one tone to the other', async () => {
    ringer.play({ tone: 'ringback', url: '' });
    await isHeard();
    ringer.play({ tone: 'ringtone', url: '' });
    await waitUntil(() => tap.level > 0.2, 'the louder one', { timeout: 10_000 });
    ringer.stop();
    await isAtRest();
  });

  it('plays the page’s own sound', async () => {
    ringer.play({ tone: 'ringback', url: soundFile() });
    await waitUntil(() => tap.level > 0.4, 'a square wave', { timeout: 10_000 });
    expect(failures).to.be.empty;
  });

  for (const [what, url] of [
    ['is not there', goneFile()],
    ['is no sound', 'data:text/plain,hello'],
    ['has no address that could be one', 'http://'],
  ] as const) {
    it(`plays the tone, and tells, when the page’s own sound ${what}`, async () => {
      ringer.play({ tone: 'ringtone', url });
      await isHeard();
      expect(failures.map(({ reason }) => reason)).to.deep.equal(['load-failed']);
      expect(failures[0]!.message).to.contain(url);
    });
  }

  it('tells that the browser holds the sound back, and plays it once it does not', async () => {
    let allow = (): void => undefined;
    const allowed = new Promise<void>((resolve) => (allow = resolve));
    window.AudioContext = class extends AudioContext {
      isAllowed = false;

      constructor() {
        super();
        void super.suspend();
        void allowed.then(() => {
          this.isAllowed = true;
        });
      }

      override resume(): Promise<void> {
        return this.isAllowed ? super.resume() : new Promise(() => undefined);
      }
    };
    ringer.play({ tone: 'ringtone', url: '' });
    await waitUntil(() => blocked.length > 0, 'word of it', { timeout: 10_000 });
    expect(await ringer.unlock()).to.equal(false);
    expect(tap.level).to.equal(0);
    allow();
    await allowed;
    expect(await ringer.unlock()).to.equal(true);
    await isHeard();
    await waitUntil(() => blocked.length > 1, 'word of it', { timeout: 10_000 });
    expect(blocked).to.deep.equal([true, false]);
  });

  it('is unlocked without a sound, and rests after it', async () => {
    expect(await ringer.unlock()).to.equal(true);
    ringer.play({ tone: 'ringtone', url: '' });
    await isHeard();
    ringer.stop();
    await isAtRest();
    expect(blocked).to.be.empty;
  });
});

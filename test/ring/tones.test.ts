import { expect } from '@open-wc/testing';
import { renderTone, type Tone } from '../../src/ring/tones.js';
import { peakOf } from './samples.js';

async function samplesOf(tone: Tone): Promise<{ samples: Float32Array; rate: number }> {
  const buffer = await renderTone(tone);
  return { samples: buffer.getChannelData(0), rate: buffer.sampleRate };
}

/** How often a note begins: it is loud after a tenth of a second of silence. */
function notesIn(samples: Float32Array, rate: number): number {
  let notes = 0;
  let quietSince = -rate;
  samples.forEach((value, at) => {
    if (Math.abs(value) < 0.005) return;
    if (at - quietSince > rate / 10) notes += 1;
    quietSince = at;
  });
  return notes;
}

describe('The tones', () => {
  for (const tone of ['ringtone', 'ringback', 'busy'] as const) {
    it(`${tone} can be heard, does not overload, and begins and ends without a click`, async () => {
      const { samples, rate } = await samplesOf(tone);
      const peak = peakOf(samples);
      expect(peak).to.be.within(0.03, 0.9);
      expect(peakOf(samples, 0, 5)).to.be.below(0.01);
      expect(peakOf(samples, samples.length - rate / 50)).to.be.below(0.001);
      const steepest = samples.reduce(
        (most, value, at) => Math.max(most, Math.abs(value - (samples[at - 1] ?? 0))),
        0,
      );
      // A sine of the highest partial is this steep; a click would be the whole peak.
      expect(steepest).to.be.below(Math.max(peak * 0.35, 0.01));
    });
  }

  it('the ringtone pauses until it is three seconds old, and then begins again', async () => {
    const { samples, rate } = await samplesOf('ringtone');
    expect(samples.length / rate).to.be.closeTo(3, 0.01);
    expect(peakOf(samples, 0, rate / 2)).to.be.above(0.1);
    expect(peakOf(samples, rate * 2.1)).to.be.below(0.001);
  });

  it('the ringback is quieter than the ringtone: a second of tone and three of silence', async () => {
    const ringback = await samplesOf('ringback');
    const ringtone = await samplesOf('ringtone');
    expect(peakOf(ringback.samples)).to.be.below(peakOf(ringtone.samples) / 2);
    expect(notesIn(ringback.samples, ringback.rate)).to.equal(1);
    expect(peakOf(ringback.samples, ringback.rate + 10)).to.equal(0);
    expect(ringback.samples.length / ringback.rate).to.be.closeTo(4, 0.01);
  });

  it('the busy tone is three short beeps', async () => {
    const { samples, rate } = await samplesOf('busy');
    expect(notesIn(samples, rate)).to.equal(3);
  });
});

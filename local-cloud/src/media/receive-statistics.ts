import { middleNtp } from './ntp.js';
import type { ReceptionReport } from './rtcp-writer.js';
import { sequenceDistance } from './sequence.js';

/** What one source should have sent and what arrived of it (RFC 3550 appendix A.3 and A.8). */
export class ReceiveStatistics {
  readonly #ssrc: number;
  readonly #clockRate: number;
  #base = 0;
  #highest = 0;
  #cycles = 0;
  #received = 0;
  #jitter = 0;
  #lastTransit: number | undefined;
  #lastSenderReport = 0;
  #lastSenderReportAt = 0;
  #expectedAtReport = 0;
  #receivedAtReport = 0;

  constructor(ssrc: number, clockRate: number) {
    this.#ssrc = ssrc;
    this.#clockRate = clockRate;
  }

  get received(): number {
    return this.#received;
  }

  get expected(): number {
    return this.#received === 0 ? 0 : this.#extendedHighest - this.#base + 1;
  }

  get #extendedHighest(): number {
    return this.#cycles + this.#highest;
  }

  packet(sequenceNumber: number, timestamp: number, now: number): void {
    if (this.#received === 0) {
      this.#base = sequenceNumber;
      this.#highest = sequenceNumber;
    } else if (sequenceDistance(sequenceNumber, this.#highest) > 0) {
      if (sequenceNumber < this.#highest) this.#cycles += 0x10000;
      this.#highest = sequenceNumber;
    }
    this.#received += 1;
    const transit = Math.round((now / 1000) * this.#clockRate) - timestamp;
    if (this.#lastTransit !== undefined) {
      const difference = Math.abs((transit - this.#lastTransit) | 0);
      this.#jitter += (difference - this.#jitter) / 16;
    }
    this.#lastTransit = transit;
  }

  senderReport(ntp: bigint, now: number): void {
    this.#lastSenderReport = middleNtp(ntp);
    this.#lastSenderReportAt = now;
  }

  report(now: number): ReceptionReport {
    const expected = this.expected;
    const expectedSince = expected - this.#expectedAtReport;
    const lostSince = expectedSince - (this.#received - this.#receivedAtReport);
    this.#expectedAtReport = expected;
    this.#receivedAtReport = this.#received;
    return {
      ssrc: this.#ssrc,
      fractionLost:
        expectedSince > 0 && lostSince > 0
          ? Math.min(255, Math.floor((256 * lostSince) / expectedSince))
          : 0,
      cumulativeLost: expected - this.#received,
      extendedHighestSequence: this.#extendedHighest,
      jitter: Math.floor(this.#jitter),
      lastSenderReport: this.#lastSenderReport,
      delaySinceLastSenderReport:
        this.#lastSenderReport === 0
          ? 0
          : Math.round(((now - this.#lastSenderReportAt) / 1000) * 65536),
    };
  }
}

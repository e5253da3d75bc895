import { expect } from '@open-wc/testing';
import { keepLogLevel, setLogLevel } from '../../src/core/tencent/sdk-logs.js';

class FakeSdk {
  readonly levels: number[] = [];

  setLogLevel(level: number): void {
    this.levels.push(level);
  }
}

describe('the logs of the SDKs', () => {
  afterEach(() => setLogLevel(4));

  it('are silent unless told otherwise, each by its own count', () => {
    const [tim, trtc] = [new FakeSdk(), new FakeSdk()];
    keepLogLevel(tim);
    keepLogLevel(trtc, 1);
    setLogLevel(0);
    expect([tim.levels, trtc.levels]).to.deep.equal([
      [4, 0],
      [5, 1],
    ]);
  });

  it('are at the wished level in an SDK that comes later', () => {
    setLogLevel(2);
    const late = new FakeSdk();
    keepLogLevel(late);
    expect(late.levels).to.deep.equal([2]);
  });

  it('is nothing that an SDK could fail for', () => {
    const heard: number[] = [];
    const log = {
      setLogLevel(level: number): void {
        heard.push(level);
        if (level <= 1) throw new DOMException('made up for a test', 'NetworkError');
      },
    };
    keepLogLevel(log);
    setLogLevel(0);
    setLogLevel(4);
    expect(heard).to.deep.equal([4, 0, 4]);
  });
});

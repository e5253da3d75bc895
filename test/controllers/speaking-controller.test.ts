import { expect, waitUntil } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { SpeakingController } from '../../src/controllers/speaking-controller.js';

function listener() {
  let updates = 0;
  const host: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => void (updates += 1),
    updateComplete: Promise.resolve(true),
  };
  return { controller: new SpeakingController(host), updates: () => updates };
}

describe('SpeakingController', () => {
  it('takes a murmur for no speech, but for the end of some', () => {
    const { controller, updates } = listener();
    controller.hear('bob', 3);
    expect([...controller.speaking]).to.be.empty;
    for (const volume of [20, 3, 0, 30]) {
      controller.hear('bob', volume);
      expect([...controller.speaking], String(volume)).to.deep.equal(['bob']);
    }
    expect(updates(), 'one update').to.equal(1);
    controller.hostDisconnected();
  });

  it('forgets each one after a pause, and all of them when the element goes', async () => {
    const { controller, updates } = listener();
    controller.hear('bob', 20);
    controller.hear('cy', 20);
    expect([...controller.speaking]).to.deep.equal(['bob', 'cy']);
    await waitUntil(() => controller.speaking.size === 0, 'silence', { timeout: 10_000 });
    expect(updates()).to.equal(4);
    controller.hear('bob', 20);
    controller.hostDisconnected();
    expect([...controller.speaking]).to.be.empty;
  });
});

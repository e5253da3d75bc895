import { fixture, html, waitUntil } from '@open-wc/testing';
import type { CallState } from '../../src/core/state.js';
import '../../src/index.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { all } from '../support/dom.js';
import { hasGrid } from '../support/samples.js';
import { FakeCore } from './fake-core.js';

export interface Phone {
  readonly element: TrtcCallingElement;
  readonly core: FakeCore;
}

/** An element over a fake core that waits to be told what to do. */
export async function phone(content = html``): Promise<Phone> {
  const core = new FakeCore();
  const element = await fixture<TrtcCallingElement>(
    html`<trtc-calling manual style="inline-size: 24rem" .core=${core}>${content}</trtc-calling>`,
  );
  return { element, core };
}

/** Brings the phone into that state and waits until the screen shows it. */
export async function become({ element, core }: Phone, call: CallState): Promise<void> {
  core.become({ call });
  await element.updateComplete;
  const isBare = call.phase === 'idle' && !call.ended;
  const isGrid = hasGrid(call);
  await waitUntil(
    () => {
      const [view] = all(element, '[data-view]');
      return isBare ? !view : isGrid ? view?.matches('trtc-group-view') : view;
    },
    'the view',
    { timeout: 10_000 },
  );
  await settled(element);
}

/** Waits for the parts' own renders. */
export async function settled(element: TrtcCallingElement): Promise<void> {
  await element.updateComplete;
  for (const part of all<TrtcCallingElement>(element, '*')) await part.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
}

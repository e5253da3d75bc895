import { expect } from '@open-wc/testing';
import TIM from 'tim-js-sdk';
import TIM_NAMES from '../../src/core/tencent/tim-names.js';

describe('the names taken of tim-js-sdk', () => {
  it('are those of the SDK', () => {
    const { EVENT, TYPES } = TIM as unknown as Record<'EVENT' | 'TYPES', object>;
    expect(EVENT).to.include(TIM_NAMES.EVENT);
    expect(TYPES).to.include(TIM_NAMES.TYPES);
  });

  it('are all that tsignaling takes', async () => {
    const response = await fetch('/node_modules/tsignaling/tsignaling-js.js');
    const taken = [...(await response.text()).matchAll(/\bh\.(EVENT|TYPES)\.(\w+)/g)];
    expect(taken).not.to.be.empty;
    for (const [, table, name] of taken) {
      expect(TIM_NAMES[table as 'EVENT' | 'TYPES']).to.have.property(name ?? '');
    }
  });
});

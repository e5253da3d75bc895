import { expect } from '@open-wc/testing';
import { css } from 'lit';
import { withOwnRem } from '../../styles/rem.js';

const PROBE = css`
  :host {
    display: block;
    container-type: inline-size;
    inline-size: 10rem;
  }

  p {
    margin: 0;
    block-size: min(2rem, 50vh);
    text-indent: -0.5rem;
  }

  @container (min-width: 12rem) {
    p {
      padding: 1rem;
    }
  }
`;

/** How tall the paragraph of a probe is, and how far it is indented. */
function measure(size: string): readonly [height: number, indent: string] {
  const around = document.createElement('div');
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(withOwnRem([PROBE]).join(''));
  root.adoptedStyleSheets = [sheet];
  root.append(document.createElement('p'));
  around.style.fontSize = size;
  around.style.setProperty('--_trtc-rem', '1em');
  around.append(host);
  document.body.append(around);
  const [paragraph] = root.children;
  const result = [
    paragraph!.getBoundingClientRect().height,
    getComputedStyle(paragraph!).textIndent,
  ] as const;
  around.remove();
  return result;
}

describe('withOwnRem', () => {
  const root = document.documentElement;

  afterEach(() => {
    root.style.removeProperty('font-size');
  });

  it('takes rem for the size of letters where the widget begins, whatever the page’s root has', () => {
    root.style.fontSize = '62.5%';
    expect(measure('16px')).to.deep.equal([32, '-8px']);
    expect(measure('20px')).to.deep.equal([40, '-10px']);
  });

  it('measures containers by the same', () => {
    // Ten by its own measure; fifteen by that of the page.
    root.style.fontSize = '10px';
    const [height] = measure('16px');
    expect(height).to.equal(32);
  });

  it('is taken by a second copy of the package as it is', () => {
    expect(() => withOwnRem([css``])).not.to.throw();
    expect(() =>
      CSS.registerProperty({ name: '--_trtc-rem', inherits: true, initialValue: '' }),
    ).to.throw();
  });
});

import { FakeCore } from './fake-core.js';
import { expect } from '@open-wc/testing';
import { TrtcCallButtonElement, TrtcCallingElement } from '../../src/index.js';

type Colour = readonly [number, number, number];

/** What the screen shows of that colour. */
function shown(colour: string): Colour {
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** As WCAG 2.2 defines it. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(shown(one)), luminance(shown(other))].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

const BRANDS = [
  ...['black', 'white', '#808080', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff'],
  ...['#ff00ff', '#ff8800', '#9a4a12', '#1d5fd6', '#fde68a', '#0f172a'],
];

describe('--trtc-color-brand', () => {
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement('main');
    document.body.append(place);
  });

  afterEach(() => place.remove());

  for (const brand of BRANDS) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${brand} is seen well on a ${scheme} page`, async () => {
        place.style.cssText = `color-scheme: ${scheme}; --trtc-color-brand: ${brand}`;
        const phone = new TrtcCallingElement();
        phone.manual = true;
        phone.core = new FakeCore();
        const button = new TrtcCallButtonElement();
        place.append(phone, button);
        await phone.updateComplete;
        await button.updateComplete;
        const probe = document.createElement('i');
        phone.renderRoot.append(probe);
        const colourOf = (token: string): string => {
          probe.style.color = `var(${token})`;
          return getComputedStyle(probe).color;
        };
        for (const ground of ['--_surface-start', '--_surface-end', '--_raised']) {
          // WCAG asks for 3 : 1 for marks and focus rings.
          expect(contrast(colourOf('--_accent'), colourOf(ground)), ground).to.be.at.least(3);
        }
        const face = button.renderRoot.querySelector('button')!;
        // Nobody is logged in here, and the colour is that of a button which can call.
        face.setAttribute('aria-disabled', 'false');
        face.style.transition = 'none';
        const { backgroundColor, color } = getComputedStyle(face);
        expect(contrast(backgroundColor, color)).to.be.at.least(4.5);
      });
    }
  }
});

import { expect } from '@open-wc/testing';
import { nextCamera, type CurrentCamera } from '../../src/core/next-camera.js';
import type { DeviceChoice, MediaDevice } from '../../src/core/ports.js';
import { fakeDevice } from '../fakes/fake-media.js';

const phone = [
  fakeDevice('back', 'environment'),
  fakeDevice('wide', 'environment'),
  fakeDevice('front', 'user'),
];
const computer = [fakeDevice('a'), fakeDevice('b'), fakeDevice('c')];
const one = [fakeDevice('a')];
const nameless = [fakeDevice('')];
const [FRONT, BACK] = [{ deviceId: 'front' }, { deviceId: 'back' }];
const CASES: [
  what: string,
  cameras: readonly MediaDevice[],
  current: CurrentCamera,
  isFrontCamera: boolean | undefined,
  choice: DeviceChoice | 'current' | undefined,
][] = [
  ['a phone turns from front to back', phone, FRONT, undefined, BACK],
  ['a phone turns from back to front', phone, BACK, undefined, FRONT],
  ['a phone turns from any back to front', phone, { deviceId: 'wide' }, undefined, FRONT],
  ['a phone takes the front', phone, BACK, true, FRONT],
  ['a phone takes the back', phone, FRONT, false, BACK],
  ['a phone stays at the front', phone, FRONT, true, 'current'],
  ['a phone stays at the back it has', phone, { deviceId: 'wide' }, false, 'current'],
  ['a phone before its first call turns to the back', phone, {}, undefined, BACK],
  ['a phone without a front has none', phone.slice(0, 2), BACK, true, undefined],
  ['a choice by facing is turned', phone, { facing: 'environment' }, undefined, FRONT],
  [
    'a phone whose list does not tell leaves it to the browser',
    computer,
    { deviceId: 'a', facing: 'user' },
    undefined,
    { facing: 'environment' },
  ],
  ['a computer takes the next one', computer, { deviceId: 'a' }, undefined, { deviceId: 'b' }],
  ['… also for the back', computer, { deviceId: 'b' }, false, { deviceId: 'c' }],
  ['… and for the front', computer, { deviceId: 'b' }, true, { deviceId: 'c' }],
  ['… and after the last the first', computer, { deviceId: 'c' }, undefined, { deviceId: 'a' }],
  ['… and the second before the first call', computer, {}, undefined, { deviceId: 'b' }],
  [
    '… and the first where the old one is gone',
    computer,
    { deviceId: 'd' },
    undefined,
    { deviceId: 'a' },
  ],
  ['one camera before the first call has no other', one, {}, undefined, undefined],
  ['one camera is the front', one, { deviceId: 'a' }, true, 'current'],
  ['one camera has no back', one, { deviceId: 'a' }, false, undefined],
  ['one camera has no other', one, { deviceId: 'a' }, undefined, undefined],
  ['no camera is none', [], {}, true, undefined],
  ['nameless ones are left to the browser', nameless, {}, undefined, { facing: 'environment' }],
  ['… also at the front', nameless, {}, true, { facing: 'user' }],
];

describe('switchCamera chooses', () => {
  for (const [what, cameras, current, isFrontCamera, choice] of CASES) {
    it(what, () => {
      expect(nextCamera(cameras, current, isFrontCamera)).to.deep.equal(choice);
    });
  }
});

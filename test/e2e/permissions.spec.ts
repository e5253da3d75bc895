import type { DevicesCheck } from '../../src/core/device-check.js';
import {
  allowAll,
  answers,
  blockCamera,
  blockMicrophone,
  gateScript,
  isAsked,
  sets,
} from './support/gate.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

// Some of them do much.
test.describe.configure({ timeout: 120_000 });

const ASKING = { scripts: [gateScript] };
const PRE_CALL = { attributes: { 'pre-call': '' } };

test.describe('The browser’s question, to one who calls,', () => {
  test('is explained, pointed at, and granted', async ({ open }) => {
    const alice = await open('alice', ASKING);
    const bob = await open('bob');

    await alice.calls(bob);
    expect(await isAsked(alice.page)).toEqual(['microphone', 'camera']);
    await alice.reads(/so that you can be seen and heard/);
    await alice.reads(/at the top of the window/);
    expect(await bob.eventNames()).not.toContain('invited');

    await answers(alice.page, 'allow');
    await bob.hearsRinging();
    await expect(alice.phone.getByText(/at the top of the window/)).toBeHidden();
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });

  test('can be put away and asked again', async ({ open }) => {
    const alice = await open('alice', ASKING);
    const bob = await open('bob');

    await alice.calls(bob);
    await answers(alice.page, 'dismiss');
    await alice.reads('The browser’s question was not answered');
    await alice.isIdle();
    expect(await bob.eventNames()).not.toContain('invited');

    await alice.clicks('Try again');
    await answers(alice.page, 'allow');
    await bob.hearsRinging();
  });

  test('that is refused is followed by how to allow it, and goes on once that is done', async ({
    open,
  }) => {
    const alice = await open('alice', ASKING);
    const bob = await open('bob');

    await alice.calls(bob);
    await answers(alice.page, 'block');
    await alice.reads('Your microphone is blocked for this page');
    await alice.reads(/site information at the start of the address bar/);
    await alice.isIdle();

    await sets(alice.page, 'camera', 'granted');
    await sets(alice.page, 'microphone', 'granted');
    await bob.hearsRinging();
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
  });
});

test.describe('The browser’s question, to one who is called,', () => {
  test('is explained while it rings, pointed at, and granted', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', ASKING);

    await alice.calls(bob);
    await bob.hearsRinging();
    await bob.reads(/so that you can be seen and heard/);
    await bob.answers();
    await isAsked(bob.page);
    await bob.reads(/at the top of the window/);
    await answers(bob.page, 'allow');
    await Promise.all([alice.seesAndHears(bob), bob.seesAndHears(alice)]);
  });

  test('can be refused and allowed while the call rings on', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', ASKING);

    await alice.calls(bob);
    await bob.answers();
    await answers(bob.page, 'block');
    await bob.hearsRinging();
    await bob.reads('Your microphone is blocked for this page');
    await bob.hasNoLiveTrack();
    expect(await alice.phase()).toBe('outgoing');

    await sets(bob.page, 'camera', 'granted');
    await sets(bob.page, 'microphone', 'granted');
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await bob.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });

  test('can be put away and asked again', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', ASKING);

    await alice.calls(bob, { video: false });
    await bob.answers();
    await answers(bob.page, 'dismiss');
    await bob.reads('The browser’s question was not answered');
    await bob.clicks('Try again');
    await answers(bob.page, 'allow');
    await Promise.all([alice.isInCall(), bob.isInCall()]);
  });
});

test.describe('Who has blocked the camera alone', () => {
  const CAMERA_BLOCKED = { scripts: [gateScript, blockCamera] };

  test('calls by voice, and is seen once it is allowed', async ({ open }) => {
    const alice = await open('alice', CAMERA_BLOCKED);
    const bob = await open('bob');

    await alice.calls(bob);
    expect(await isAsked(alice.page)).toEqual(['microphone']);
    await answers(alice.page, 'allow');
    await bob.hearsRinging();
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.hears()]);
    await alice.reads('Your camera is blocked for this page');

    await sets(alice.page, 'camera', 'granted');
    await bob.seesAndHears(alice);
    await alice.clicks('Hang up');
    await alice.isIdle();
  });

  test('answers by voice', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', CAMERA_BLOCKED);

    await alice.calls(bob);
    await bob.answers();
    await answers(bob.page, 'allow');
    await Promise.all([bob.seesAndHears(alice), alice.hears()]);
    await bob.reads('Your camera is blocked for this page');
  });

  test('is in a group call by voice', async ({ open }) => {
    const alice = await open('alice', CAMERA_BLOCKED);
    const bob = await open('bob', CAMERA_BLOCKED);
    const carol = await open('carol');

    const calling = alice.groupCalls([bob, carol]);
    await answers(alice.page, 'allow');
    await calling;
    await bob.answers();
    await answers(bob.page, 'allow');
    await alice.isWith(bob);
    await Promise.all([alice.hears(), bob.hears()]);
    await alice.reads('Your camera is blocked for this page');
  });
});

test('A machine without a microphone is told so, and what to do', async ({ open }) => {
  const alice = await open('alice', { without: 'microphone' });
  const bob = await open('bob', { without: 'microphone' });
  const carol = await open('carol');

  await alice.calls(bob);
  await alice.hasEnded('error', /Plug in a microphone/);
  await carol.calls(bob);
  await bob.answers();
  await bob.reads(/Plug in a microphone/);
  await bob.hearsRinging();
  await bob.clicks('Decline');
  await carol.hasEnded('rejected', 'bob declined the call');
});

test.describe('The view before a call', () => {
  const sees = (person: Person) => {
    const view = person.phone.getByRole('group', { name: 'Check your devices' });
    const picture = view.getByLabel('Your camera').and(person.page.locator('video'));
    return expect
      .poll(() => picture.evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0);
  };

  test('shows picture, level and devices, and calls', async ({ open }) => {
    const alice = await open('alice', PRE_CALL);
    const bob = await open('bob');

    await alice.calls(bob);
    await alice.reads('Check your devices');
    await sees(alice);
    await alice.reads('Your microphone works.');
    const level = alice.phone.getByRole('meter', { name: 'Microphone level' });
    await expect
      .poll(async () => Number(await level.getAttribute('aria-valuenow')))
      .toBeGreaterThan(0);
    for (const kind of ['Microphone', 'Camera', 'Speaker']) {
      await expect(alice.phone.getByRole('combobox', { name: kind })).toBeVisible();
    }
    expect(await bob.eventNames()).not.toContain('invited');

    await alice.clicks('Mute microphone');
    await alice.clicks('Turn off camera');
    await alice.hasNoLiveTrack();
    await alice.clicks('Video call');
    await bob.hearsRinging();
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await bob.reads('alice is muted');
    await bob.reads('alice’s camera is off');
    await alice.clicks('Turn off camera');
    await alice.clicks('Mute microphone');
    await expect(bob.phone.getByText('alice is muted')).toBeHidden();
    await expect(bob.phone.getByText('alice’s camera is off')).toBeHidden();
    await alice.clicks('Hang up');
    await alice.isIdle();
  });

  test('is dark once it is left, and nobody was called', async ({ open }) => {
    const alice = await open('alice', PRE_CALL);
    const bob = await open('bob');

    await alice.calls(bob);
    await sees(alice);
    await alice.clicks('Back');
    await alice.hasNoLiveTrack();
    await expect(alice.phone.getByText('No call')).toBeVisible();
    expect(await bob.eventNames()).not.toContain('invited');
  });

  test('gives way to a call that comes in', async ({ open }) => {
    const alice = await open('alice', PRE_CALL);
    const bob = await open('bob');

    await alice.calls(bob);
    await sees(alice);
    await bob.calls(alice);
    await alice.hearsRinging();
    await alice.hasNoLiveTrack();
  });

  test('answers the call that rings', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', PRE_CALL);

    await alice.calls(bob);
    await bob.answers();
    await bob.reads('alice is calling you');
    await sees(bob);
    expect(await alice.phase()).toBe('outgoing');
    await bob.clicks('Back');
    await bob.hearsRinging();
    await bob.hasNoLiveTrack();
    await bob.answers();
    await sees(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
  });

  test('of a call that stops ringing meanwhile goes, and the caller can be called back', async ({
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob', PRE_CALL);

    await alice.calls(bob, { timeout: 5 });
    await bob.answers();
    await sees(bob);
    await bob.hasEnded('no-answer', 'You missed a call from alice');
    await bob.clicks('Call back');
    await sees(bob);
    await bob.clicks('Video call');
    await alice.hearsRinging();
  });

  test('explains a refusal, and opens the devices once they are allowed', async ({ open }) => {
    const alice = await open('alice', { ...PRE_CALL, ...ASKING });
    const bob = await open('bob');

    await alice.calls(bob);
    await isAsked(alice.page);
    await alice.reads(/at the top of the window/);
    await answers(alice.page, 'block');
    await alice.reads('Your microphone is blocked for this page');
    await sets(alice.page, 'camera', 'granted');
    await sets(alice.page, 'microphone', 'granted');
    await sees(alice);
    await alice.clicks('Video call');
    await bob.hearsRinging();
  });
});

test('Devices are switched by keyboard in a running call', async ({ open }) => {
  const alice = await open('alice', { scripts: [gateScript, allowAll] });
  const bob = await open('bob');
  await alice.calls(bob);
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);
  const { keyboard } = alice.page;
  const deviceIDs = () =>
    alice.page.evaluate(() =>
      window.recorded.tracks
        .filter(({ readyState }) => readyState === 'live')
        .map((track) => track.getSettings().deviceId),
    );
  const [camera, microphone] = await alice.page.evaluate(async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const idsOf = (kind: MediaDeviceKind) =>
      devices.filter((device) => device.kind === kind).map(({ deviceId }) => deviceId);
    // The third camera: see scripts/lib/browser.mjs.
    return [idsOf('videoinput')[2]!, idsOf('audioinput')[1]!] as const;
  });

  const button = alice.phone.getByRole('button', { name: 'Choose devices' });
  await button.focus();
  await keyboard.press('Enter');
  const dialog = alice.phone.getByRole('dialog', { name: 'Choose devices' });
  await expect(dialog).toBeVisible();

  const select = (name: string) => dialog.getByRole('combobox', { name });
  await select('Camera').focus();
  await keyboard.press('End');
  await expect.poll(deviceIDs).toContain(camera);
  await expect(select('Camera')).toHaveValue(camera);
  await select('Microphone').focus();
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await expect.poll(deviceIDs).toContain(microphone);
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();

  await bob.seesAndHears(alice);
  await bob.clicks('Hang up');
  await alice.isIdle();
});

test.describe('checkDevices()', () => {
  const checks = (person: Person, request = {}): Promise<DevicesCheck> =>
    person.phone.evaluate(
      (phone, given) =>
        (
          phone as HTMLElement & { checkDevices(request: object): Promise<DevicesCheck> }
        ).checkDevices(given),
      request,
    );

  test('finds everything in order, tells it by an event, and frees the devices', async ({
    open,
  }) => {
    const alice = await open('alice');
    await alice.page.evaluate(() => {
      const phone = document.querySelector('trtc-calling')!;
      phone.addEventListener('devices-checked', ({ type }) => (document.title = type));
    });
    // The level is measured after the first gesture.
    await alice.page.getByLabel('Whom').click();

    const found = await checks(alice);

    expect(found).toMatchObject({
      ok: true,
      camera: { ok: true, reason: '' },
      microphone: { ok: true, reason: '' },
      speaker: { ok: true, selectable: true },
      network: {
        ok: true,
        services: [
          { service: 'im', reachable: true },
          { service: 'rtc', reachable: true },
        ],
        browser: { isWebRTCSupported: true },
      },
    });
    expect(found.camera.devices).toHaveLength(3);
    expect(found.microphone.label).not.toBe('');
    expect(found.microphone.level).toBeGreaterThan(0);
    expect(await alice.page.title()).toBe('devices-checked');
    await alice.hasNoLiveTrack();
    expect(await alice.capturedTracks()).toBe(2);
  });

  test('leaves the camera closed where it is about voice calls', async ({ open }) => {
    const alice = await open('alice');
    const { ok, camera } = await checks(alice, { type: 1 });
    expect({ ok, isThere: camera.ok }).toEqual({ ok: true, isThere: true });
    expect(await alice.capturedTracks()).toBe(1);
    await alice.hasNoLiveTrack();
  });

  test('tells what is refused, missing and out of reach', async ({ open }) => {
    const alice = await open('alice', { scripts: [gateScript, blockMicrophone] });
    await alice.phone.evaluate((phone) => phone.setAttribute('rtc-proxy', 'ws://localhost:1'));
    const checking = checks(alice);
    await answers(alice.page, 'allow');
    expect(await checking).toMatchObject({
      ok: false,
      camera: { ok: true },
      microphone: { ok: false, reason: 'permission-denied' },
      network: {
        ok: false,
        reason: 'room-failed',
        services: [{ reachable: true }, { service: 'rtc', reachable: false }],
      },
    });
    await alice.hasNoLiveTrack();

    const bob = await open('bob', { without: 'camera' });
    const found = await checks(bob);
    expect(found.camera).toMatchObject({ ok: false, reason: 'camera-missing' });
    expect(found.camera.hint).not.toBe('');
    expect(found.microphone.ok).toBe(true);
  });
});

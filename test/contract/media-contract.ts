import { expect } from '@open-wc/testing';
import type {
  DeviceKind,
  MediaEvent,
  MediaPort,
  MediaPreferences,
  MediaSession,
  RoomRequest,
} from '../../src/core/ports.js';
import type { UserID } from '../../src/core/types.js';
import { rejection, until } from './until.js';

/** What a person's machine has, and what they allow. */
export interface Devices {
  readonly microphone: 'granted' | 'prompt' | 'missing' | 'denied' | 'in-use';
  readonly camera: 'granted' | 'missing' | 'denied';
  /** What the person answers when the browser asks which screen. */
  readonly screen: 'chosen' | 'cancelled';
}

/** Ids of the open devices, and the width of the own picture, where they are open. */
export interface Uses {
  readonly microphone: string | undefined;
  readonly camera: string | undefined;
  readonly width: number | undefined;
}

/** What the tests need of an implementation and of the service behind it. */
export interface MediaHarness {
  /** Whether there are real tracks to look at. */
  readonly hasTracks: boolean;
  /** A port that shares nothing but the service with the others: one person's browser. */
  open(devices?: Partial<Devices>): Promise<MediaPort>;
  /** Good credentials of a user and a room that no other test uses. */
  room(name: string, roomID: number): Promise<RoomRequest>;
  /** A number for a room that no other test uses. */
  newRoomID(): number;
  /** How many microphones, cameras and screens of that port's machine are captured: lights that are on. */
  lights(port: MediaPort): number;
  /** Lets the browser's next opening of devices take until the returned function is called. */
  holdDevices(port: MediaPort): () => void;
  /** Lets other programs take these devices; those that are open stay open. */
  block(port: MediaPort, deviceIds: readonly string[]): void;
  /** What that session has open. */
  uses(session: MediaSession): Uses;
  /** Throws the user out of their room. */
  kick(userID: UserID): Promise<void>;
  /** Breaks the user's connection to the room, which is mended by itself. Left out: it cannot break. */
  drop?(userID: UserID): Promise<void>;
  /** The user's network is gone, and with it the user, without a word. */
  crash(session: MediaSession, userID: UserID): Promise<void>;
  /** Pulls the plug of a device in use. Left out: devices stay. */
  unplug?(session: MediaSession, device: 'microphone' | 'camera'): void;
  /** Ends the capture of that session's screen as the browser's own bar does. */
  endScreen(session: MediaSession): void;
  /** Lets the next sharing of a screen fail. */
  failScreen(port: MediaPort, userID: UserID): Promise<void>;
  /** Lets the service refuse the next change of what the user sends. Left out: nothing is asked. */
  failChange?(userID: UserID): Promise<void>;
  /** Lets the service refuse the user's next joining. */
  failJoin(port: MediaPort, userID: UserID): Promise<void>;
  close(): Promise<void>;
}

type Of<Type extends MediaEvent['type']> = Extract<MediaEvent, { type: Type }>;

/** One person in one call. */
class Person {
  readonly events: MediaEvent[] = [];
  readonly port: MediaPort;
  readonly session: MediaSession;
  readonly request: RoomRequest;

  constructor(port: MediaPort, request: RoomRequest) {
    this.port = port;
    this.request = request;
    this.session = port.open(request, (event) => {
      this.events.push(event);
    });
  }

  get userID(): UserID {
    return this.request.userID;
  }

  all<Type extends MediaEvent['type']>(type: Type): Of<Type>[] {
    return this.events.filter((event): event is Of<Type> => event.type === type);
  }

  next<Type extends MediaEvent['type']>(type: Type): Promise<Of<Type>> {
    return until(`${this.userID} is told ${type}`, () => this.all(type).at(-1));
  }

  /** Waits until this is what the other person is last known to send. */
  sees(other: Person, sends: { audio: boolean; video: boolean }): Promise<unknown> {
    return until(`${this.userID} gets ${JSON.stringify(sends)} of ${other.userID}`, () => {
      const last = this.all('peer-media')
        .filter(({ userID }) => userID === other.userID)
        .at(-1);
      const { audio, video } = last ?? { audio: false, video: false };
      return audio === sends.audio && video === sends.video;
    });
  }

  /** Waits until the other person's screen is last known to be shared, or not. */
  seesScreen(other: Person, on: boolean): Promise<unknown> {
    return until(`${this.userID} sees the screen of ${other.userID}: ${on}`, () => {
      const told = this.all('peer-screen').filter(({ userID }) => userID === other.userID);
      return (told.at(-1)?.on ?? false) === on;
    });
  }

  async enter(camera: boolean): Promise<void> {
    await Promise.all([this.session.capture({ camera }), this.session.join()]);
    await this.session.publish();
  }

  /** As whoever calls does: in the room, and ready to send, before anybody has answered. */
  async wait(camera: boolean): Promise<void> {
    await Promise.all([this.session.capture({ camera }), this.session.join()]);
    if (camera) await this.session.connect();
  }

  async enterAhead(camera: boolean): Promise<void> {
    await this.wait(camera);
    await this.session.publish();
  }
}

/** Declares the tests that every MediaPort must pass. */
export function describeMedia(name: string, createHarness: () => MediaHarness): void {
  describe(`MediaPort: ${name}`, () => {
    const able = createHarness();
    let harness: MediaHarness;

    beforeEach(() => {
      harness = createHarness();
    });

    afterEach(async () => {
      await harness.close();
    });

    async function person(
      name: string,
      devices: Partial<Devices> = {},
      roomID = harness.newRoomID(),
      preferences?: MediaPreferences,
    ): Promise<Person> {
      const [port, room] = [await harness.open(devices), await harness.room(name, roomID)];
      return new Person(port, { ...room, preferences });
    }

    /** The first device of a kind, and the last. */
    async function idsOf({ port }: Person, kind: DeviceKind): Promise<[string, string]> {
      const ids = (await port.devices(kind)).map(({ deviceId }) => deviceId);
      const [first, last] = [ids[0], ids.at(-1)];
      if (!first || !last || first === last) throw new Error(`There are not two devices: ${kind}.`);
      return [first, last];
    }

    /** Two cameras: the one in use first. */
    async function camerasOf(person: Person): Promise<[string, string]> {
      const [first, second] = await idsOf(person, 'camera');
      return harness.uses(person.session).camera === second ? [second, first] : [first, second];
    }

    async function two(
      annsDevices: Partial<Devices> = {},
      bobsDevices: Partial<Devices> = {},
    ): Promise<[Person, Person]> {
      const roomID = harness.newRoomID();
      return [await person('ann', annsDevices, roomID), await person('bob', bobsDevices, roomID)];
    }

    async function call(camera = true): Promise<[Person, Person]> {
      const [ann, bob] = await two();
      await Promise.all([ann.enterAhead(camera), bob.enter(camera)]);
      await ann.sees(bob, { audio: true, video: camera });
      await bob.sees(ann, { audio: true, video: camera });
      return [ann, bob];
    }

    function expectTracks(stream: MediaStream, kinds: string[]): void {
      if (!harness.hasTracks) return;
      expect(stream.getTracks().map(({ kind }) => kind)).to.have.members(kinds);
      for (const track of stream.getTracks()) expect(track.readyState).to.equal('live');
    }

    describe('isReady', () => {
      const cases: [Partial<Devices>, voice: boolean, video: boolean][] = [
        [{}, true, true],
        [{ camera: 'denied' }, true, false],
        [{ camera: 'missing' }, true, false],
        [{ microphone: 'missing' }, false, false],
        [{ microphone: 'denied' }, false, false],
        [{ microphone: 'prompt' }, false, false],
      ];
      for (const [devices, voice, video] of cases) {
        it(`tells of ${JSON.stringify(devices)} and asks nothing`, async () => {
          const port = await harness.open(devices);
          expect(await port.isReady({ camera: false })).to.equal(voice);
          expect(await port.isReady({ camera: true })).to.equal(video);
          expect(harness.lights(port)).to.equal(0);
        });
      }
    });

    describe('devices', () => {
      it('lists each kind without opening any', async () => {
        const port = await harness.open();
        for (const kind of ['camera', 'microphone', 'speaker'] as const) {
          const devices = await port.devices(kind);
          expect(devices.length, kind).to.be.greaterThan(1);
          for (const device of devices) {
            expect(device.deviceId, kind).to.be.a('string').and.not.equal('');
            expect(device.label, kind).to.be.a('string').and.not.equal('');
            expect(device.groupId, kind).to.be.a('string');
            expect(device.facing, kind).to.equal(undefined);
          }
        }
        expect(harness.lights(port)).to.equal(0);
      });

      it('lists none of what is missing', async () => {
        const port = await harness.open({ camera: 'missing', microphone: 'missing' });
        expect(await port.devices('camera')).to.deep.equal([]);
        expect(await port.devices('microphone')).to.deep.equal([]);
      });
    });

    describe('open', () => {
      it('captures, joins and sends nothing', async () => {
        const [ann, bob] = await two();
        bob.port.preload();
        await ann.session.join();
        expect(harness.lights(bob.port)).to.equal(0);
        expect(bob.session.localStream.getTracks()).to.deep.equal([]);
        expect(ann.all('peer-joined')).to.deep.equal([]);
        await bob.session.close();
      });
    });

    describe('capture', () => {
      it('opens the microphone alone for voice', async () => {
        const ann = await person('ann');
        const stream = ann.session.localStream;
        expect(await ann.session.capture({ camera: false })).to.deep.equal({
          camera: false,
          cameraFailure: undefined,
        });
        expectTracks(stream, ['audio']);
        expect(ann.session.localStream).to.equal(stream);
        expect(harness.lights(ann.port)).to.equal(1);
      });

      it('opens microphone and camera for video', async () => {
        const ann = await person('ann');
        const stream = ann.session.localStream;
        expect(await ann.session.capture({ camera: true })).to.deep.equal({
          camera: true,
          cameraFailure: undefined,
        });
        expectTracks(stream, ['audio', 'video']);
        expect(ann.session.localStream).to.equal(stream);
        expect(harness.lights(ann.port)).to.equal(2);
      });

      for (const [camera, reason] of [
        ['missing', 'camera-missing'],
        ['denied', 'permission-denied'],
      ] as const) {
        it(`goes on without a camera that is ${camera}, and says so`, async () => {
          const ann = await person('ann', { camera });
          const result = await ann.session.capture({ camera: true });
          expect(result.camera).to.equal(false);
          expect(result.cameraFailure?.reason).to.equal(reason);
          expectTracks(ann.session.localStream, ['audio']);
          expect(harness.lights(ann.port)).to.equal(1);
        });
      }

      for (const [microphone, reason] of [
        ['missing', 'microphone-missing'],
        ['denied', 'permission-denied'],
        ['in-use', 'device-in-use'],
      ] as const) {
        for (const camera of [false, true]) {
          it(`rejects when the microphone is ${microphone}, camera wanted: ${camera}`, async () => {
            const ann = await person('ann', { microphone });
            const error = await rejection(ann.session.capture({ camera }));
            expect(error.reason).to.equal(reason);
            expect(harness.lights(ann.port)).to.equal(0);
            expect(ann.session.localStream.getTracks()).to.deep.equal([]);
          });
        }
      }
    });

    describe('captureAhead', () => {
      it('opens what capturing then has', async () => {
        const ann = await person('ann');
        await ann.session.captureAhead({ camera: true });
        expect(harness.lights(ann.port)).to.equal(2);
        expectTracks(ann.session.localStream, []);
        const { camera } = await ann.session.capture({ camera: true });
        expect(camera).to.equal(true);
        expect(harness.lights(ann.port)).to.equal(2);
        expectTracks(ann.session.localStream, ['audio', 'video']);
        await ann.session.captureAhead({ camera: true });
        expect(harness.lights(ann.port)).to.equal(2);
      });

      it('is waited for by capturing', async () => {
        const ann = await person('ann');
        const ahead = ann.session.captureAhead({ camera: true });
        await ann.session.capture({ camera: true });
        await ahead;
        expect(harness.lights(ann.port)).to.equal(2);
        expectTracks(ann.session.localStream, ['audio', 'video']);
      });

      it('holds nothing that is not captured within seconds', async () => {
        const ann = await person('ann');
        await ann.session.captureAhead({ camera: true });
        await until('the devices are free', () => harness.lights(ann.port) === 0);
        await ann.session.capture({ camera: true });
        expect(harness.lights(ann.port)).to.equal(2);
      });

      it('gives way to what is captured after all', async () => {
        const ann = await person('ann');
        await ann.session.captureAhead({ camera: true });
        await ann.session.capture({ camera: false });
        expect(harness.lights(ann.port)).to.equal(1);
        expectTracks(ann.session.localStream, ['audio']);
      });

      it('keeps to what is chosen meanwhile', async () => {
        const ann = await person('ann');
        const [, chosen] = await idsOf(ann, 'camera');
        await ann.session.captureAhead({ camera: true });
        await ann.session.useDevice('camera', { deviceId: chosen });
        await ann.session.capture({ camera: true });
        expect(harness.uses(ann.session).camera).to.equal(chosen);
        expect(harness.lights(ann.port)).to.equal(2);
      });

      it('is no failure', async () => {
        const ann = await person('ann', { microphone: 'missing' });
        await ann.session.captureAhead({ camera: true });
        expect(harness.lights(ann.port)).to.equal(0);
        const error = await rejection(ann.session.capture({ camera: true }));
        expect(error.reason).to.equal('microphone-missing');
      });

      it('goes dark when the call ends', async () => {
        for (const when of ['while it opens', 'later'] as const) {
          const ann = await person('ann');
          const ahead = ann.session.captureAhead({ camera: true }).catch(() => undefined);
          if (when === 'later') await ahead;
          await ann.session.close();
          if (when === 'later') expect(harness.lights(ann.port)).to.equal(0);
          await ahead;
          await until(`${when}: the devices are free`, () => harness.lights(ann.port) === 0);
        }
      });
    });

    describe('a room', () => {
      it('tells both who is there, and nothing of what is not sent yet', async () => {
        const [ann, bob] = await two();
        await ann.session.join();
        await bob.session.join();
        expect((await ann.next('peer-joined')).userID).to.equal(bob.userID);
        expect((await bob.next('peer-joined')).userID).to.equal(ann.userID);
        await ann.session.capture({ camera: false });
        expect([...ann.all('peer-media'), ...bob.all('peer-media')]).to.deep.equal([]);
      });

      it('carries sound and picture both ways', async () => {
        const [ann, bob] = await call();
        expectTracks(ann.session.remoteStream(bob.userID), ['audio', 'video']);
        expectTracks(bob.session.remoteStream(ann.userID), ['audio', 'video']);
        expect(ann.all('peer-joined')).to.have.length(1);
      });

      it('carries sound alone', async () => {
        const [ann, bob] = await call(false);
        expectTracks(ann.session.remoteStream(bob.userID), ['audio']);
      });

      it('gives one stream for each user, before and after there is something in it', async () => {
        const [ann, bob] = await two();
        const before = ann.session.remoteStream(bob.userID);
        await Promise.all([ann.enter(true), bob.enter(true)]);
        await ann.sees(bob, { audio: true, video: true });
        expect(ann.session.remoteStream(bob.userID)).to.equal(before);
        expect(ann.session.remoteStream('somebody')).to.not.equal(before);
      });

      it('takes numbers up to 4294967294', async () => {
        const roomID = 4294967294 - Math.floor(Math.random() * 1000);
        const ann = await person('ann', {}, roomID);
        const bob = await person('bob', {}, roomID);
        await Promise.all([ann.enter(false), bob.enter(false)]);
        await ann.sees(bob, { audio: true, video: false });
      });

      it('tells when somebody leaves', async () => {
        const [ann, bob] = await call();
        await bob.session.close();
        const { userID, lost } = await ann.next('peer-left');
        expect({ userID, lost }).to.deep.equal({ userID: bob.userID, lost: false });
        await until(
          'the stream is empty',
          () => ann.session.remoteStream(bob.userID).getTracks().length === 0,
        );
      });

      it('tells when somebody is lost', async () => {
        const [ann, bob] = await call(false);
        await harness.crash(bob.session, bob.userID);
        const { userID, lost } = await ann.next('peer-left');
        expect({ userID, lost }).to.deep.equal({ userID: bob.userID, lost: true });
      });

      it('that cannot be joined rejects, and can be joined later', async () => {
        const [ann, bob] = await two();
        await harness.failJoin(ann.port, ann.userID);
        expect((await rejection(ann.session.join())).reason).to.equal('room-failed');
        await bob.session.join();
        await ann.session.join();
        await bob.next('peer-joined');
      });

      it('is lost by a kick', async () => {
        const [ann, bob] = await call(false);
        await harness.kick(ann.userID);
        expect((await ann.next('room-lost')).error.reason).to.equal('room-failed');
        expect((await bob.next('peer-left')).userID).to.equal(ann.userID);
      });

      if (able.drop)
        it('that is disconnected is told of, and mended', async () => {
          const [ann, bob] = await call();
          await harness.drop?.(ann.userID);
          await ann.next('reconnecting');
          await ann.next('reconnected');
          await bob.session.setMicrophone(false);
          await ann.sees(bob, { audio: false, video: true });
          expect(ann.all('peer-left')).to.deep.equal([]);
        });
    });

    describe('publish', () => {
      it('comes after capture and join', async () => {
        const ann = await person('ann');
        expect((await rejection(ann.session.publish())).reason).to.equal('invalid-state');
      });
    });

    describe('connect', () => {
      it('lets nobody hear anything before it is published', async () => {
        const [ann, bob] = await two();
        await Promise.all([ann.wait(true), bob.enter(true)]);
        const { localStream } = ann.session;
        await ann.sees(bob, { audio: true, video: true });
        expect(bob.all('peer-media').some(({ audio }) => audio)).to.equal(false);
        await ann.session.publish();
        await bob.sees(ann, { audio: true, video: true });
        expect(ann.session.localStream).to.equal(localStream);
        expectTracks(localStream, ['audio', 'video']);
        expect(harness.lights(ann.port)).to.equal(2);
      });

      it('comes before the devices are open, or while they open', async () => {
        const [ann, bob] = await two();
        const open = harness.holdDevices(ann.port);
        const capturing = ann.session.capture({ camera: true });
        await Promise.all([ann.session.join(), bob.enter(true)]);
        await ann.session.connect();
        open();
        await capturing;
        await ann.session.publish();
        await bob.sees(ann, { audio: true, video: true });
      });

      it('promises no picture for ever that does not come', async () => {
        const [ann, bob] = await two({ camera: 'denied' });
        await Promise.all([ann.enterAhead(true), bob.enter(true)]);
        await bob.sees(ann, { audio: true, video: false });
      });

      it('keeps to what is chosen meanwhile', async () => {
        const [ann, bob] = await two();
        await bob.enter(false);
        await ann.wait(true);
        await Promise.all([ann.session.setMicrophone(false), ann.session.setCamera(false)]);
        await ann.session.publish();
        await bob.next('peer-joined');
        await ann.sees(bob, { audio: true, video: false });
        expect(bob.all('peer-media').some(({ audio }) => audio)).to.equal(false);
        expect(harness.lights(ann.port)).to.equal(1);
        await Promise.all([ann.session.setMicrophone(true), ann.session.setCamera(true)]);
        await bob.sees(ann, { audio: true, video: true });
      });

      if (able.failChange)
        it('is made anew where the service takes no note of what it is to send', async () => {
          for (const changes of [1, 2]) {
            const [ann, bob] = await two();
            await bob.enter(true);
            await ann.wait(true);
            await bob.next('peer-joined');
            // The picture comes first, the sound second.
            if (changes === 2) await ann.session.setCamera(false);
            await harness.failChange?.(ann.userID);
            await ann.session.publish();
            await bob.sees(ann, { audio: true, video: changes === 1 });
            expect(harness.lights(ann.port)).to.equal(changes === 1 ? 2 : 1);
          }
        });

      it('is no failure before the room, twice, or after publishing', async () => {
        const [ann, bob] = await two();
        await ann.session.connect();
        await Promise.all([ann.enterAhead(true), bob.enter(true)]);
        await ann.session.connect();
        await bob.sees(ann, { audio: true, video: true });
      });

      it('leaves nothing behind when the call ends before anything is sent', async () => {
        for (const when of ['while it connects', 'later'] as const) {
          const [ann, bob] = await two();
          await bob.enter(true);
          await Promise.all([ann.session.capture({ camera: true }), ann.session.join()]);
          const connecting = ann.session.connect();
          if (when === 'later') await connecting;
          const ended = when === 'later' ? undefined : rejection(connecting);
          const closing = ann.session.close();
          expect(harness.lights(ann.port), when).to.equal(0);
          await closing;
          if (ended) expect((await ended).reason).to.equal('call-ended');
          await bob.next('peer-left');
        }
      });
    });

    describe('joinAhead', () => {
      it('lets others see who waits, who is told of nothing before joining', async () => {
        const [ann, bob] = await two();
        await ann.enter(true);
        await bob.session.joinAhead();
        await bob.session.connect();
        expect((await ann.next('peer-joined')).userID).to.equal(bob.userID);
        expect(bob.events).to.deep.equal([]);
        expect(harness.lights(bob.port)).to.equal(0);
        await bob.enter(true);
        expect((await bob.next('peer-joined')).userID).to.equal(ann.userID);
        await bob.sees(ann, { audio: true, video: true });
        await ann.sees(bob, { audio: true, video: true });
        const sounds = ann.all('peer-media').filter(({ audio }) => audio);
        expect(sounds.length, 'heard after joining').to.be.greaterThan(0);
      });

      it('gives way to joining', async () => {
        const [ann, bob] = await two();
        await ann.enter(true);
        const ahead = bob.session.joinAhead();
        await bob.enter(true);
        await ahead;
        await bob.sees(ann, { audio: true, video: true });
        await ann.sees(bob, { audio: true, video: true });
      });

      it('is no failure, and joining enters anew', async () => {
        const [ann, bob] = await two();
        await ann.enter(true);
        await harness.failJoin(bob.port, bob.userID);
        await bob.session.joinAhead();
        await bob.enter(true);
        await bob.sees(ann, { audio: true, video: true });
      });

      it('can be lost without a word, and joining enters anew', async () => {
        const [ann, bob] = await two();
        await ann.enter(true);
        await bob.session.joinAhead();
        await bob.session.connect();
        await harness.kick(bob.userID);
        await ann.next('peer-left');
        await bob.enter(true);
        expect(bob.all('room-lost')).to.deep.equal([]);
        await bob.sees(ann, { audio: true, video: true });
        await ann.sees(bob, { audio: true, video: true });
      });

      it('leaves nobody behind in the room', async () => {
        for (const when of ['at once', 'while it connects', 'later'] as const) {
          const [ann, bob] = await two();
          await ann.enter(true);
          const ahead = bob.session.joinAhead();
          if (when === 'at once') ahead.catch(() => undefined);
          else await ahead;
          const connecting = when === 'at once' ? undefined : bob.session.connect();
          if (when === 'later') await connecting;
          else connecting?.catch(() => undefined);
          await bob.session.close();
          await until(
            `${when}: bob is not in the room`,
            () => ann.all('peer-joined').length === ann.all('peer-left').length,
          );
        }
      });
    });

    describe('the microphone', () => {
      it('is muted and unmuted', async () => {
        const [ann, bob] = await call(false);
        await ann.session.setMicrophone(false);
        await bob.sees(ann, { audio: false, video: false });
        await ann.session.setMicrophone(true);
        await bob.sees(ann, { audio: true, video: false });
        expect(harness.lights(ann.port)).to.equal(1);
      });

      it('that is muted before it is sent is sent muted', async () => {
        const [ann, bob] = await two();
        await bob.enter(false);
        await Promise.all([ann.session.capture({ camera: true }), ann.session.join()]);
        await ann.session.setMicrophone(false);
        await ann.session.publish();
        await bob.sees(ann, { audio: false, video: true });
      });
    });

    describe('the camera', () => {
      it('is released when it is turned off, and the others are told', async () => {
        const [ann, bob] = await call();
        await ann.session.setCamera(false);
        expect(harness.lights(ann.port)).to.equal(1);
        expectTracks(ann.session.localStream, ['audio']);
        await bob.sees(ann, { audio: true, video: false });
        await ann.session.setCamera(true);
        expect(harness.lights(ann.port)).to.equal(2);
        expectTracks(ann.session.localStream, ['audio', 'video']);
        await bob.sees(ann, { audio: true, video: true });
      });

      it('can be turned on in a voice call', async () => {
        const [ann, bob] = await call(false);
        await ann.session.setCamera(true);
        await bob.sees(ann, { audio: true, video: true });
        expectTracks(bob.session.remoteStream(ann.userID), ['audio', 'video']);
        await bob.session.setCamera(true);
        await ann.sees(bob, { audio: true, video: true });
      });

      it('can be turned off before anything is sent', async () => {
        const [ann, bob] = await two();
        await bob.enter(false);
        await Promise.all([ann.session.capture({ camera: true }), ann.session.join()]);
        await ann.session.setCamera(false);
        await ann.session.publish();
        await bob.sees(ann, { audio: true, video: false });
      });

      it('that is missing cannot be turned on', async () => {
        const [ann, bob] = await two({ camera: 'missing' });
        await Promise.all([ann.enter(true), bob.enter(true)]);
        const error = await rejection(ann.session.setCamera(true));
        expect(error.reason).to.equal('camera-missing');
        await bob.sees(ann, { audio: true, video: false });
      });

      it('can be asked for in any order', async () => {
        const [ann, bob] = await call();
        await Promise.all([
          ann.session.setCamera(false),
          ann.session.setCamera(true),
          ann.session.setCamera(true),
          ann.session.setCamera(false),
        ]);
        expect(harness.lights(ann.port)).to.equal(1);
        await bob.sees(ann, { audio: true, video: false });
      });

      if (able.unplug)
        it('that is unplugged is told of, also to the others', async () => {
          const [ann, bob] = await call();
          harness.unplug?.(ann.session, 'camera');
          expect((await ann.next('device-lost')).device).to.equal('camera');
          await bob.sees(ann, { audio: true, video: false });
          await ann.session.setCamera(true);
          await bob.sees(ann, { audio: true, video: true });
        });
    });

    describe('another device', () => {
      it('is taken at once for what is sent and for the own picture', async () => {
        const [ann, bob] = await call();
        const [cam, otherCam] = await camerasOf(ann);
        expect(harness.uses(ann.session).camera).to.equal(cam);
        const [, mic] = await idsOf(ann, 'microphone');
        await Promise.all([
          ann.session.useDevice('camera', { deviceId: otherCam }),
          ann.session.useDevice('microphone', { deviceId: mic }),
        ]);
        const { microphone, camera } = harness.uses(ann.session);
        expect({ microphone, camera }).to.deep.equal({ microphone: mic, camera: otherCam });
        expectTracks(ann.session.localStream, ['audio', 'video']);
        expect(harness.lights(ann.port)).to.equal(2);
        await bob.sees(ann, { audio: true, video: true });
        await ann.session.useDevice('camera', { deviceId: cam });
        expect(harness.uses(ann.session).camera).to.equal(cam);
        expect(harness.lights(ann.port)).to.equal(2);
        expect(ann.all('device-lost')).to.deep.equal([]);
      });

      it('is taken when devices are opened later', async () => {
        const ann = await person('ann');
        const [, cam] = await idsOf(ann, 'camera');
        const [, mic] = await idsOf(ann, 'microphone');
        await ann.session.useDevice('microphone', { deviceId: mic });
        await ann.session.useDevice('camera', { deviceId: cam });
        expect(harness.lights(ann.port)).to.equal(0);
        await ann.session.capture({ camera: true });
        const { microphone, camera } = harness.uses(ann.session);
        expect({ microphone, camera }).to.deep.equal({ microphone: mic, camera: cam });
      });

      it('does not turn on a camera that is off, and is taken when it is turned on', async () => {
        const ann = await person('ann');
        await ann.session.capture({ camera: false });
        const [, cam] = await idsOf(ann, 'camera');
        await ann.session.useDevice('camera', { deviceId: cam });
        expect(harness.lights(ann.port)).to.equal(1);
        await ann.session.setCamera(true);
        expect(harness.uses(ann.session).camera).to.equal(cam);
      });

      it('can be preferred from the beginning', async () => {
        const other = await person('other');
        // In the browser ids are the same in all pages of an origin.
        const [, cam] = await idsOf(other, 'camera');
        const [, mic] = await idsOf(other, 'microphone');
        const profile = { width: 320, height: 240, frameRate: 15, bitrate: 400 };
        const preferences = { microphone: { deviceId: mic }, camera: { deviceId: cam }, profile };
        const ann = await person('ann', {}, harness.newRoomID(), preferences);
        await ann.session.capture({ camera: true });
        const expected: Uses = { microphone: mic, camera: cam, width: 320 };
        expect(harness.uses(ann.session)).to.deep.equal(expected);
      });

      it('that was preferred and is gone is replaced by one that is there', async () => {
        const preferences = {
          microphone: { deviceId: 'a microphone that was pulled out' },
          camera: { deviceId: 'a camera that was pulled out' },
        };
        const ann = await person('ann', {}, harness.newRoomID(), preferences);
        expect((await ann.session.capture({ camera: true })).camera).to.equal(true);
        expectTracks(ann.session.localStream, ['audio', 'video']);
        expect(harness.lights(ann.port)).to.equal(2);
      });

      it('leaves a muted microphone muted', async () => {
        const [ann, bob] = await call(false);
        await ann.session.setMicrophone(false);
        await bob.sees(ann, { audio: false, video: false });
        const [, mic] = await idsOf(ann, 'microphone');
        await ann.session.useDevice('microphone', { deviceId: mic });
        for (const track of ann.session.localStream.getAudioTracks()) {
          expect(track.enabled).to.equal(false);
        }
        await ann.session.setMicrophone(true);
        await bob.sees(ann, { audio: true, video: false });
        expect(harness.uses(ann.session).microphone).to.equal(mic);
        for (const track of ann.session.localStream.getAudioTracks()) {
          expect(track.enabled).to.equal(true);
        }
      });

      for (const device of ['camera', 'microphone'] as const) {
        it(`that is a ${device} in use elsewhere leaves the old one in place`, async () => {
          const [ann, bob] = await call();
          const before = harness.uses(ann.session)[device];
          const other = (await idsOf(ann, device)).find((deviceId) => deviceId !== before) ?? '';
          harness.block(ann.port, [other]);
          const error = await rejection(ann.session.useDevice(device, { deviceId: other }));
          expect(error.reason).to.equal('device-in-use');
          expect(harness.uses(ann.session)[device]).to.equal(before);
          expectTracks(ann.session.localStream, ['audio', 'video']);
          expect(harness.lights(ann.port)).to.equal(2);
          await bob.sees(ann, { audio: true, video: true });
          expect(ann.all('device-lost')).to.deep.equal([]);
        });
      }

      if (able.unplug)
        it('in place of a microphone that was unplugged is not heard before that is asked for', async () => {
          const [ann, bob] = await call(false);
          const [, mic] = await idsOf(ann, 'microphone');
          harness.unplug?.(ann.session, 'microphone');
          expect((await ann.next('device-lost')).device).to.equal('microphone');
          await ann.session.useDevice('microphone', { deviceId: mic });
          for (const track of ann.session.localStream.getAudioTracks()) {
            expect(track.enabled).to.equal(false);
          }
          await bob.sees(ann, { audio: false, video: false });
          await ann.session.setMicrophone(true);
          await bob.sees(ann, { audio: true, video: false });
          expectTracks(ann.session.localStream, ['audio']);
        });

      it('that cannot be opened leaves the camera off where the old one is gone too', async () => {
        const [ann, bob] = await call();
        const [cam, other] = await camerasOf(ann);
        harness.block(ann.port, [cam, other]);
        const error = await rejection(ann.session.useDevice('camera', { deviceId: other }));
        expect(error.reason).to.equal('device-in-use');
        expect((await ann.next('device-lost')).device).to.equal('camera');
        expect(harness.lights(ann.port)).to.equal(1);
        expectTracks(ann.session.localStream, ['audio']);
        await bob.sees(ann, { audio: true, video: false });
      });

      it('goes dark too when the call ends while it is opened', async () => {
        const [ann] = await call();
        const [, other] = await camerasOf(ann);
        const open = harness.holdDevices(ann.port);
        const using = rejection(ann.session.useDevice('camera', { deviceId: other }));
        await new Promise((resolve) => setTimeout(resolve, 100));
        await ann.session.close();
        open();
        expect((await using).reason).to.equal('call-ended');
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(harness.lights(ann.port)).to.equal(0);
      });
    });

    describe('the picture', () => {
      it('changes at once, and stays so when the camera comes anew', async () => {
        const [ann, bob] = await two();
        // A camera that two pages of a browser share gives both the size of the first one.
        await Promise.all([ann.enter(true), bob.enter(false)]);
        const small = { width: 320, height: 240, frameRate: 15, bitrate: 400 };
        await ann.session.setVideoProfile(small);
        expect(harness.uses(ann.session).width).to.equal(320);
        await ann.session.setCamera(false);
        await ann.session.setCamera(true);
        expect(harness.uses(ann.session).width).to.equal(320);
        await ann.session.setVideoProfile({ ...small, width: 1280, height: 720 });
        expect(harness.uses(ann.session).width).to.equal(1280);
        const [, other] = await camerasOf(ann);
        await ann.session.useDevice('camera', { deviceId: other });
        expect(harness.uses(ann.session).width).to.equal(1280);
        await bob.sees(ann, { audio: true, video: true });
      });

      it('can be chosen before there is one', async () => {
        const ann = await person('ann');
        await ann.session.setVideoProfile({ width: 160, height: 120, frameRate: 15, bitrate: 200 });
        await ann.session.capture({ camera: true });
        expect(harness.uses(ann.session).width).to.equal(160);
        expect(harness.lights(ann.port)).to.equal(2);
      });
    });

    describe('the screen', () => {
      it('is shared beside the camera, and seen until it is shared no more', async () => {
        const [ann, bob] = await call();
        const screen = bob.session.remoteScreen(ann.userID);
        for (let time = 0; time < 2; time += 1) {
          expect(await ann.session.startScreen()).to.equal(true);
          expect(harness.lights(ann.port)).to.equal(3);
          await bob.seesScreen(ann, true);
          expectTracks(screen, ['video']);
          await ann.session.stopScreen();
          expect(harness.lights(ann.port)).to.equal(2);
          await bob.seesScreen(ann, false);
          expectTracks(screen, []);
        }
        expect(bob.session.remoteScreen(ann.userID)).to.equal(screen);
        expectTracks(bob.session.remoteStream(ann.userID), ['audio', 'video']);
        expect(bob.all('peer-screen')).to.have.length(4);
        expect(ann.all('screen-ended')).to.deep.equal([]);
      });

      it('is shared in a voice call, and seen by who comes later', async () => {
        const roomID = harness.newRoomID();
        const ann = await person('ann', {}, roomID);
        await ann.enter(false);
        expect(await ann.session.startScreen()).to.equal(true);
        const bob = await person('bob', {}, roomID);
        await bob.enter(false);
        await bob.seesScreen(ann, true);
        await bob.sees(ann, { audio: true, video: false });
        expectTracks(bob.session.remoteScreen(ann.userID), ['video']);
        await ann.session.setCamera(true);
        await bob.sees(ann, { audio: true, video: true });
      });

      it('is not shared when the person chooses none', async () => {
        const [ann, bob] = await two({ screen: 'cancelled' });
        await Promise.all([ann.enter(false), bob.enter(false)]);
        expect(await ann.session.startScreen()).to.equal(false);
        expect(await ann.session.startScreen()).to.equal(false);
        expect(harness.lights(ann.port)).to.equal(1);
        await bob.sees(ann, { audio: true, video: false });
        expect(bob.all('peer-screen')).to.deep.equal([]);
      });

      it('can be ended in the browser, and shared again', async () => {
        const [ann, bob] = await call(false);
        await ann.session.startScreen();
        await bob.seesScreen(ann, true);
        harness.endScreen(ann.session);
        await ann.next('screen-ended');
        expect(harness.lights(ann.port)).to.equal(1);
        await bob.seesScreen(ann, false);
        expect(await ann.session.startScreen()).to.equal(true);
        await bob.seesScreen(ann, true);
      });

      it('comes after publishing, and once', async () => {
        const [ann, bob] = await two();
        await Promise.all([ann.session.capture({ camera: false }), ann.session.join()]);
        expect((await rejection(ann.session.startScreen())).reason).to.equal('invalid-state');
        await Promise.all([ann.session.publish(), bob.enter(false)]);
        await ann.session.stopScreen();
        await ann.session.startScreen();
        expect((await rejection(ann.session.startScreen())).reason).to.equal('invalid-state');
        await bob.seesScreen(ann, true);
        expect(harness.lights(ann.port)).to.equal(2);
      });

      it('that cannot be sent goes dark, and the rest of the call goes on', async () => {
        const [ann, bob] = await call();
        await harness.failScreen(ann.port, ann.userID);
        const error = await rejection(ann.session.startScreen());
        expect(error.reason).to.equal('publish-failed');
        expect(harness.lights(ann.port)).to.equal(2);
        await bob.sees(ann, { audio: true, video: true });
        await ann.session.startScreen();
        await bob.seesScreen(ann, true);
        await bob.sees(ann, { audio: true, video: true });
        expect(ann.all('room-lost')).to.deep.equal([]);
      });

      it('goes dark when the call ends, and is gone for the others', async () => {
        const [ann, bob] = await call(false);
        await ann.session.startScreen();
        await bob.seesScreen(ann, true);
        const closing = ann.session.close();
        expect(harness.lights(ann.port)).to.equal(0);
        await closing;
        await bob.next('peer-left');
        await bob.seesScreen(ann, false);
        expectTracks(bob.session.remoteScreen(ann.userID), []);
      });

      it('goes dark too when the call ends before the person has chosen', async () => {
        const [ann, bob] = await two();
        await Promise.all([ann.enter(false), bob.enter(false)]);
        const answer = harness.holdDevices(ann.port);
        const sharing = rejection(ann.session.startScreen());
        await ann.session.close();
        expect((await sharing).reason).to.equal('call-ended');
        answer();
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(harness.lights(ann.port)).to.equal(0);
      });
    });

    describe('close', () => {
      it('releases every device before it returns, and can be repeated', async () => {
        const [ann, bob] = await call();
        const tracks = ann.session.localStream.getTracks();
        const closing = ann.session.close();
        expect(harness.lights(ann.port)).to.equal(0);
        for (const track of tracks) expect(track.readyState).to.equal('ended');
        await Promise.all([closing, ann.session.close()]);
        await ann.session.close();
        const told = ann.events.length;
        await bob.session.close();
        expect(ann.events).to.have.length(told);
      });

      it('before anything has begun does nothing', async () => {
        const ann = await person('ann');
        await ann.session.close();
        for (const attempt of [
          ann.session.capture({ camera: true }),
          ann.session.join(),
          ann.session.connect(),
          ann.session.publish(),
          ann.session.setMicrophone(true),
          ann.session.setCamera(true),
          ann.session.startScreen(),
          ann.session.stopScreen(),
          ann.session.useDevice('camera', { deviceId: 'any' }),
          ann.session.setVideoProfile({ width: 320, height: 240, frameRate: 15, bitrate: 400 }),
        ]) {
          expect((await rejection(attempt)).reason).to.equal('call-ended');
        }
        expect(harness.lights(ann.port)).to.equal(0);
      });

      it('while the person is being asked releases what they allow later', async () => {
        const ann = await person('ann');
        const answer = harness.holdDevices(ann.port);
        const capture = rejection(ann.session.capture({ camera: true }));
        await new Promise((resolve) => setTimeout(resolve, 300));
        const closing = ann.session.close();
        expect((await capture).reason).to.equal('call-ended');
        await closing;
        answer();
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(harness.lights(ann.port)).to.equal(0);
      });

      it('while joining leaves nobody behind in the room', async () => {
        const [ann, bob] = await two();
        await bob.session.join();
        const join = rejection(ann.session.join());
        await ann.session.close();
        expect((await join).reason).to.equal('call-ended');
        await until(
          'ann is not in the room',
          () => bob.all('peer-joined').length === bob.all('peer-left').length,
        );
      });

      it('while sending begins ends it', async () => {
        const [ann, bob] = await two();
        await bob.enter(false);
        await Promise.all([ann.session.capture({ camera: true }), ann.session.join()]);
        const publish = rejection(ann.session.publish());
        // In the middle of it, where there is a middle.
        if (harness.hasTracks) await new Promise((resolve) => setTimeout(resolve, 30));
        await ann.session.close();
        expect((await publish).reason).to.equal('call-ended');
        expect(harness.lights(ann.port)).to.equal(0);
        await bob.next('peer-left');
      });

      it('lets the next call begin', async () => {
        const [ann, bob] = await call();
        await ann.session.close();
        const again = new Person(ann.port, ann.request);
        await again.enter(true);
        await again.sees(bob, { audio: true, video: true });
        await bob.sees(again, { audio: true, video: true });
      });
    });
  });
}

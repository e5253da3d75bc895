import { expect } from '@open-wc/testing';
import type { MediaEvent, MediaPort, MediaSession, RoomRequest } from '../../src/core/ports.js';
import type { UserID } from '../../src/core/types.js';
import { control, localCloud, newUserID, signUser } from '../support/local-cloud.js';
import { FakeDevices } from './fake-devices.js';
import { describeMedia, type Devices, type MediaHarness, type Uses } from './media-contract.js';
import type { RealmWindow } from './realm.js';
import { Realms } from './realms.js';
import { until } from './until.js';

type OutboundStats = RTCOutboundRtpStreamStats;

/** The real SDKs in frames of their own, against the local cloud, with the browser's made-up devices. */
class RealMedia implements MediaHarness {
  readonly hasTracks = true;
  readonly #realms = new Realms();
  readonly #devices = new Map<MediaPort, FakeDevices>();
  readonly #sessions: { session: MediaSession; port: MediaPort; devices: FakeDevices }[] = [];

  async open(wanted: Partial<Devices> & { sound?: 'tone' } = {}): Promise<MediaPort> {
    const realm = await this.#realms.open();
    const { media } = realm.ports;
    const devices = new FakeDevices(realm, wanted);
    this.#devices.set(media, devices);
    const open = media.open.bind(media);
    media.open = (request, listener) => {
      const session = open(request, listener);
      this.#sessions.push({ session, port: media, devices });
      return session;
    };
    return media;
  }

  async room(name: string, roomID: number): Promise<RoomRequest> {
    const userID = newUserID(name);
    const { sdkAppID, rtcProxy, logProxy } = localCloud;
    return { sdkAppID, userID, userSig: await signUser(userID), roomID, rtcProxy, logProxy };
  }

  newRoomID(): number {
    return 1 + Math.floor(Math.random() * 2147483646);
  }

  /** Every connection that the port's browser makes from now on. */
  watchConnections(port: MediaPort): readonly RTCPeerConnection[] {
    const connections: RTCPeerConnection[] = [];
    const realm = this.#device(port).realm as RealmWindow & typeof globalThis;
    realm.RTCPeerConnection = class extends realm.RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
    return connections;
  }

  lights(port: MediaPort): number {
    return this.#device(port).lights;
  }

  holdDevices(port: MediaPort): () => void {
    return this.#device(port).hold();
  }

  block(port: MediaPort, deviceIds: readonly string[]): void {
    this.#device(port).block(deviceIds);
  }

  uses({ localStream }: MediaSession): Uses {
    const [microphone] = localStream.getAudioTracks().map((track) => track.getSettings());
    const [camera] = localStream.getVideoTracks().map((track) => track.getSettings());
    return { microphone: microphone?.deviceId, camera: camera?.deviceId, width: camera?.width };
  }

  async kick(userID: UserID): Promise<void> {
    await control('rtc-kick', { userID });
  }

  async drop(userID: UserID): Promise<void> {
    await control('rtc-drop', { userID });
  }

  async crash(session: MediaSession, userID: UserID): Promise<void> {
    const index = this.#sessions.findIndex(({ session: other }) => other === session);
    const [entry] = this.#sessions.splice(index, 1);
    if (!entry) throw new Error('not a session of this harness');
    // Something must have arrived for its absence to be noticed.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await control('rtc-silence', { userID });
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    // Nothing of it runs on: a frame that is gone settles no promise.
    this.#realms.remove(entry.devices.realm);
    this.#devices.delete(entry.port);
  }

  unplug(session: MediaSession, device: 'microphone' | 'camera'): void {
    const { localStream } = session;
    const [track] =
      device === 'camera' ? localStream.getVideoTracks() : localStream.getAudioTracks();
    // What a browser does when the device goes away.
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }

  endScreen(session: MediaSession): void {
    const entry = this.#sessions.find((one) => one.session === session);
    entry?.devices.endScreen();
  }

  failScreen(_: MediaPort, userID: UserID): Promise<void> {
    return this.failChange(userID);
  }

  async failChange(userID: UserID): Promise<void> {
    await control('rtc-fail', { userID, command: 'publish_state_change', code: -1, times: 1 });
  }

  async failJoin(_: MediaPort, userID: UserID): Promise<void> {
    await control('rtc-fail', { userID, command: 'join', code: -1, times: 1 });
  }

  async close(): Promise<void> {
    await Promise.all(this.#sessions.map(({ session }) => session.close()));
    const lights = [...this.#devices.values()].reduce((sum, { lights }) => sum + lights, 0);
    const errors = this.#realms.windows.flatMap((realm) => realm.errors);
    this.#realms.close();
    expect(lights, 'lights after the end').to.equal(0);
    expect(errors.map(String), 'uncaught errors').to.deep.equal([]);
  }

  #device(port: MediaPort): FakeDevices {
    const device = this.#devices.get(port);
    if (!device) throw new Error('not a port of this harness');
    return device;
  }
}

describeMedia('the real SDKs and the local cloud', () => new RealMedia());

describe('what arrives over the real SDKs', () => {
  let harness: RealMedia;

  beforeEach(() => {
    harness = new RealMedia();
  });

  afterEach(async () => {
    await harness.close();
  });

  it('is a picture that moves and a sound that can be heard, on both sides', async () => {
    const roomID = harness.newRoomID();
    const sides = await Promise.all(
      ['ann', 'bob'].map(async (name) => {
        const port = await harness.open({ sound: 'tone' });
        const request = await harness.room(name, roomID);
        const volumes: ReadonlyMap<UserID, number>[] = [];
        const session = port.open(request, (event) => {
          if (event.type === 'volumes') volumes.push(event.volumes);
        });
        await Promise.all([session.capture({ camera: true }), session.join()]);
        await session.publish();
        return { session, volumes, userID: request.userID };
      }),
    );
    for (const [own, other] of [sides, [...sides].reverse()]) {
      if (!own || !other) throw new Error('two sides');
      const video = document.createElement('video');
      video.srcObject = own.session.remoteStream(other.userID);
      video.muted = true;
      document.body.append(video);
      try {
        await video.play().catch(() => undefined);
        await until('frames come', () => video.getVideoPlaybackQuality().totalVideoFrames > 5);
        const frames = video.getVideoPlaybackQuality().totalVideoFrames;
        await until(
          'more frames come',
          () => video.getVideoPlaybackQuality().totalVideoFrames > frames + 10,
        );
        expect(video.videoWidth).to.equal(640);
        for (const userID of [own.userID, other.userID]) {
          await until(`${userID} is heard`, () =>
            own.volumes.some((volumes) => (volumes.get(userID) ?? 0) > 0),
          );
        }
      } finally {
        video.remove();
      }
    }
  });

  it('is not even a packet of picture or sound before it is sent', async () => {
    const roomID = harness.newRoomID();
    const [ann, bob] = await Promise.all(
      ['ann', 'bob'].map(async (name) => {
        const port = await harness.open();
        const connections = harness.watchConnections(port);
        const request = await harness.room(name, roomID);
        const session = port.open(request, () => undefined);
        await Promise.all([session.capture({ camera: true }), session.join()]);
        return { session, connections, userID: request.userID };
      }),
    );
    if (!ann || !bob) throw new Error('two sides');
    await ann.session.connect();
    await bob.session.publish();
    const sent = async (): Promise<number> => {
      const stats = await Promise.all(ann.connections.map((connection) => connection.getStats()));
      const reports = stats.flatMap((report) => [...report.values()] as OutboundStats[]);
      const outbound = reports.filter(({ type }) => type === 'outbound-rtp');
      return outbound.reduce((sum, { packetsSent = 0 }) => sum + packetsSent, 0);
    };
    await until('the other side is seen and heard', () => {
      const [track] = ann.session.remoteStream(bob.userID).getTracks();
      return track && !track.muted;
    });
    // Longer than any camera takes for a picture.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(ann.connections.some(({ connectionState }) => connectionState === 'connected')).to.equal(
      true,
    );
    expect(await sent()).to.equal(0);
    const before = ann.connections.length;
    await ann.session.publish();
    await until('it is sent', sent);
    expect(ann.connections, 'it goes over the connection that was there').to.have.length(before);
    await ann.session.close();
    await until('all is closed', () =>
      ann.connections.every(({ connectionState }) => connectionState === 'closed'),
    );
  });

  it('is sent without a connection ahead where the service refuses that one', async () => {
    const roomID = harness.newRoomID();
    const [ann, bob] = await Promise.all(
      ['ann', 'bob'].map(async (name) => {
        const port = await harness.open();
        const request = await harness.room(name, roomID);
        const media: MediaEvent[] = [];
        const session = port.open(request, (event) => media.push(event));
        await Promise.all([session.capture({ camera: true }), session.join()]);
        return { session, media, userID: request.userID };
      }),
    );
    if (!ann || !bob) throw new Error('two sides');
    await control('rtc-fail', { userID: ann.userID, command: 'publish', code: -1, times: 1 });
    await ann.session.connect();
    await Promise.all([ann.session.publish(), bob.session.publish()]);
    await until('sound and picture are told of', () =>
      bob.media.some((event) => event.type === 'peer-media' && event.audio && event.video),
    );
    expect(ann.media.filter(({ type }) => type === 'room-lost')).to.deep.equal([]);
  });

  it('tells how good the network is, as the service measures it', async () => {
    const roomID = harness.newRoomID();
    const port = await harness.open();
    const measured: MediaEvent[] = [];
    const session = port.open(await harness.room('ann', roomID), (event) => {
      if (event.type === 'network-quality') measured.push(event);
    });
    await Promise.all([session.capture({ camera: false }), session.join()]);
    await session.publish();
    await until('the uplink is known', () =>
      measured.some((event) => event.type === 'network-quality' && event.uplink > 0),
    );
  });

  it('comes in the end where the service refuses it at first', async () => {
    const roomID = harness.newRoomID();
    const [ann, bob] = await Promise.all(
      ['ann', 'bob'].map(async (name) => {
        const port = await harness.open();
        const request = await harness.room(name, roomID);
        await control('rtc-fail', {
          userID: request.userID,
          command: 'subscribe',
          code: -1,
          times: 3,
        });
        const media: MediaEvent[] = [];
        const session = port.open(request, (event) => media.push(event));
        await Promise.all([session.capture({ camera: true }), session.join()]);
        await session.publish();
        return { session, media, userID: request.userID };
      }),
    );
    for (const [own, other] of [
      [ann, bob],
      [bob, ann],
    ]) {
      if (!own || !other) throw new Error('two sides');
      await until('sound and picture are told of', () =>
        own.media.some((event) => event.type === 'peer-media' && event.audio && event.video),
      );
      expect(own.session.remoteStream(other.userID).getTracks()).to.have.lengthOf(2);
    }
  });

  it('goes on over a change of camera and of picture', async () => {
    const roomID = harness.newRoomID();
    const [ann, bob] = await Promise.all(
      ['ann', 'bob'].map(async (name) => {
        const port = await harness.open();
        const request = await harness.room(name, roomID);
        const session = port.open(request, () => undefined);
        await Promise.all([session.capture({ camera: name === 'ann' }), session.join()]);
        await session.publish();
        return { port, session, userID: request.userID };
      }),
    );
    if (!ann || !bob) throw new Error('two sides');
    const streams = [ann.session.localStream, bob.session.remoteStream(ann.userID)];
    const videos = streams.map((stream) => {
      const video = document.createElement('video');
      video.srcObject = stream;
      video.muted = video.autoplay = true;
      document.body.append(video);
      return video;
    });
    const frames = (): number[] =>
      videos.map((video) => video.getVideoPlaybackQuality().totalVideoFrames);
    const untilMore = async (what: string): Promise<void> => {
      const before = frames();
      await until(what, () => frames().every((now, index) => now > (before[index] ?? 0) + 10));
    };
    try {
      await untilMore('frames come');
      const used = harness.uses(ann.session).camera;
      const cameras = await ann.port.devices('camera');
      const other = cameras.findLast(({ deviceId }) => deviceId !== used)?.deviceId ?? '';
      await ann.session.useDevice('camera', { deviceId: other });
      await untilMore('frames of the other camera come');
      await ann.session.setVideoProfile({ width: 320, height: 240, frameRate: 15, bitrate: 400 });
      await until('the picture is small on both sides', () =>
        videos.every(({ videoWidth }) => videoWidth === 320),
      );
      await untilMore('small frames come');
    } finally {
      for (const video of videos) video.remove();
    }
  });
});

import { CallError } from '../../src/core/errors.js';
import type { MediaPort, MediaSession } from '../../src/core/ports.js';
import { FakeMedia, FakeMediaSession, FakeRooms } from '../fakes/fake-media.js';
import { describeMedia } from './media-contract.js';

function fakeOf(port: MediaPort): FakeMedia {
  if (port instanceof FakeMedia) return port;
  throw new TypeError('Not a fake.');
}

function fakeSessionOf(session: MediaSession): FakeMediaSession {
  if (session instanceof FakeMediaSession) return session;
  throw new TypeError('Not a fake.');
}

describeMedia('the fake', () => {
  const rooms = new FakeRooms();
  let roomID = 0;
  return {
    hasTracks: false,
    open(devices) {
      const media = new FakeMedia(rooms);
      Object.assign(media, devices);
      return Promise.resolve(media);
    },
    room: (userID, roomID) => Promise.resolve({ sdkAppID: 1, userID, userSig: 'good', roomID }),
    newRoomID() {
      roomID += 1;
      return roomID;
    },
    lights: (port) => fakeOf(port).lights,
    holdDevices(port) {
      const releases = (['capture', 'screen', 'use'] as const).map((step) =>
        fakeOf(port).hold(step),
      );
      return () => {
        for (const release of releases) release();
      };
    },
    block(port, deviceIds) {
      for (const deviceId of deviceIds) fakeOf(port).blocked.add(deviceId);
    },
    uses(session) {
      const { microphone, camera, profile } = fakeSessionOf(session).uses;
      return { microphone, camera, width: camera === undefined ? undefined : profile?.width };
    },
    kick(userID) {
      rooms.kick(userID);
      return Promise.resolve();
    },
    crash(session) {
      fakeSessionOf(session).crash();
      return Promise.resolve();
    },
    unplug(session, device) {
      fakeSessionOf(session).unplug(device);
    },
    endScreen(session) {
      fakeSessionOf(session).endScreen();
    },
    failScreen(port) {
      fakeOf(port).failNext('screen', new CallError('publish-failed', 'Refused.'));
      return Promise.resolve();
    },
    failJoin(port) {
      fakeOf(port).failNext('join', new CallError('room-failed', 'Refused.'));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
});

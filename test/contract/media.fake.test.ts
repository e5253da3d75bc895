import { FakeMedia, FakeMediaSession, FakeRooms } from '../fakes/fake-media.js';
import { CallError } from '../../src/core/errors.js';
import { describeMedia } from './media-contract.js';

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
    lights: (port) => (port as FakeMedia).lights,
    holdDevices: (port) => (port as FakeMedia).hold('capture'),
    kick(userID) {
      rooms.kick(userID);
      return Promise.resolve();
    },
    crash(session) {
      (session as FakeMediaSession).crash();
      return Promise.resolve();
    },
    unplug(session, device) {
      (session as FakeMediaSession).unplug(device);
    },
    failJoin(port) {
      (port as FakeMedia).failNext('join', new CallError('room-failed', 'Refused.'));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
});

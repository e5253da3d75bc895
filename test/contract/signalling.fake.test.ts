import { CallError } from '../../src/core/errors.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeSignalling, FakeSignallingService } from '../fakes/fake-signalling.js';
import { describeSignalling } from './signalling-contract.js';

describeSignalling('the fake', () => {
  const clock = new FakeClock();
  const service = new FakeSignallingService(clock);
  let groups = 0;
  return {
    open: () => Promise.resolve(new FakeSignalling(service)),
    user(userID) {
      service.register(userID);
      return Promise.resolve({ sdkAppID: 1, userID, userSig: 'good' });
    },
    refusedUser: () =>
      Promise.resolve({
        login: { sdkAppID: 1, userID: 'eve', userSig: 'wrong' },
        serviceCode: 70009,
      }),
    kick(userID, kind) {
      service.kick(userID, kind);
      return Promise.resolve();
    },
    expire(userID) {
      service.kick(userID, 'userSigExpired');
      return Promise.resolve();
    },
    renewed: (login) => Promise.resolve({ ...login, userSig: `${login.userSig}, too` }),
    failNext(port, _userID, what, serviceCode) {
      const error = new CallError('signalling-failed', 'Refused.', { serviceCode });
      if (!(port instanceof FakeSignalling)) throw new TypeError('Not a fake.');
      const call = { answer: 'accept', profile: 'setProfile' } as const;
      port.failNext(what === 'answer' || what === 'profile' ? call[what] : what, error);
      return Promise.resolve();
    },
    group(members) {
      groups += 1;
      const groupID = `group-${groups}`;
      service.createGroup(groupID, members);
      return Promise.resolve(groupID);
    },
    pushOf(userID) {
      const sent = service.sent.findLast(
        ({ call, from }) => call.startsWith('invite') && from === userID,
      );
      return Promise.resolve(sent?.options?.offlinePushInfo ?? {});
    },
    pass: (seconds) => clock.advance(seconds * 1000),
    close: () => Promise.resolve(),
  };
});

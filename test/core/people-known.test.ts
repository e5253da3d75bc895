import { expect } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import { readName, readPerson, readPicture, readSelfInfo } from '../../src/core/person.js';
import { settle } from '../fakes/fake-clock.js';
import { failure, World, type Person } from './people.js';

const BOB = { nick: 'Bob Lee', avatar: 'https://pictures.example/bob.png' };

async function twoPeople(): Promise<{ world: World; ann: Person; bob: Person }> {
  const world = new World();
  return { world, ann: await world.person('ann'), bob: await world.person('bob') };
}

const known = ({ core }: Person, userID: string) => core.state.people[userID];

describe('setSelfInfo()', () => {
  it('tells others nick and picture, in either form', async () => {
    const { ann, bob } = await twoPeople();
    await ann.core.setSelfInfo('Ann', 'https://pictures.example/ann.png');
    await bob.core.setSelfInfo({ nickName: BOB.nick, avatar: BOB.avatar });
    await ann.call(bob);
    expect(known(ann, 'bob')).to.deep.equal({ userID: 'bob', ...BOB, remark: '' });
    expect(known(bob, 'ann')).to.include({
      nick: 'Ann',
      avatar: 'https://pictures.example/ann.png',
    });
  });

  it('leaves what is left out, and takes away what is empty', () => {
    expect(readSelfInfo('Ann', undefined)).to.deep.equal({ nick: 'Ann' });
    expect(readSelfInfo(undefined, 'http://a.example/b')).to.deep.equal({
      avatar: 'http://a.example/b',
    });
    expect(readSelfInfo({ nickName: '', avatar: '' }, undefined)).to.deep.equal({
      nick: '',
      avatar: '',
    });
  });

  it('refuses what is no name and no address of a picture', () => {
    const wrong: readonly (readonly [unknown, unknown])[] = [
      [undefined, undefined],
      [null, undefined],
      [{}, undefined],
      [7, undefined],
      ['Ann', 7],
      ['安'.repeat(167), undefined],
      ['Ann', 'javascript:alert(1)'],
      ['Ann', 'data:image/png;base64,AAAA'],
      ['Ann', 'ann.png'],
      ['Ann', 'https://ann:secret@a.example/'],
      ['Ann', `https://a.example/${'x'.repeat(500)}`],
      ['Ann', `https://a.example/${'ü'.repeat(100)}`],
    ];
    for (const [nick, avatar] of wrong) {
      expect(() => readSelfInfo(nick, avatar), JSON.stringify([nick, avatar]))
        .to.throw(CallError)
        .with.property('reason', 'invalid-argument');
    }
  });

  it('needs a login, and tells its failures as events too', async () => {
    const { world, ann } = await twoPeople();
    ann.signalling.failNext('setProfile');
    expect(await failure(ann.core.setSelfInfo('Ann'))).to.equal('signalling-failed');
    expect(await failure(ann.core.setSelfInfo('Ann', 'ftp://a.example/'))).to.equal(
      'invalid-argument',
    );
    expect(ann.told()).to.deep.equal(['error', 'error']);
    const release = ann.signalling.hold('setProfile');
    const slow = failure(ann.core.setSelfInfo('Ann'));
    await world.clock.advance(13_000);
    expect(await slow).to.equal('timed-out');
    release();
    await ann.core.logout();
    expect(await failure(ann.core.setSelfInfo('Ann'))).to.equal('not-logged-in');
  });
});

describe('the people of a login', () => {
  it('are looked up as a call begins or rings, and told after the state', async () => {
    const { ann, bob } = await twoPeople();
    await bob.core.setSelfInfo(BOB.nick, BOB.avatar);
    const names: string[] = [];
    ann.core.subscribe(({ name, detail }) => {
      if (name === 'message-sent-by-me') return;
      if (name === 'user-update') expect(ann.core.state.people['bob']).to.include(BOB);
      names.push(name === 'user-update' ? `${name} ${(detail as { nick: string }).nick}` : name);
    });
    await ann.call(bob);
    const others = ['state-change', 'message-sent-by-me'];
    expect(names.filter((name) => !others.includes(name))).to.deep.equal(['user-update Bob Lee']);
    expect(ann.detail('user-update')).to.deep.equal({ userID: 'bob', ...BOB, playerList: [] });
    expect(bob.told(), 'ann has set nothing').to.deep.equal(['invited']);
    expect(known(bob, 'ann')).to.equal(undefined);
  });

  it('are in the payloads of the events from then on', async () => {
    const { ann, bob } = await twoPeople();
    await ann.core.setSelfInfo('Ann', '');
    await ann.call(bob);
    expect(bob.detail('invited')).to.not.have.property('nick');
    await bob.accept();
    expect(bob.detail('user-enter')).to.include({ userID: 'ann', nick: 'Ann', avatar: '' });
    await bob.hangup();
    expect(bob.detail('call-end')).to.include({ userID: 'bob', nick: 'Ann', avatar: '' });
    bob.told();
    await ann.call(bob);
    expect(bob.detail('invited')).to.include({ sponsor: 'ann', nick: 'Ann' });
  });

  it('are asked about anew at each call', async () => {
    const { ann, bob } = await twoPeople();
    await bob.core.setSelfInfo('Bob');
    await ann.call(bob);
    await ann.hangup();
    await bob.core.setSelfInfo('Robert');
    await ann.call(bob);
    expect(known(ann, 'bob')?.nick).to.equal('Robert');
    await ann.hangup();
    ann.told();
    await ann.call(bob);
    expect(ann.told(), 'nothing new').to.deep.equal([]);
    await ann.hangup();
    await bob.core.setSelfInfo('');
    await ann.call(bob);
    expect(known(ann, 'bob')).to.equal(undefined);
    expect(ann.detail('user-update')).to.include({ userID: 'bob', nick: '', avatar: '' });
  });

  it('hold no call up and end none, when they cannot be looked up', async () => {
    const { ann, bob } = await twoPeople();
    const release = bob.signalling.hold('profiles');
    ann.signalling.failNext('profiles');
    await ann.call(bob);
    await bob.accept();
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    expect([...ann.told(), ...bob.told()]).to.not.include('error');
    await ann.core.setSelfInfo('Ann');
    release();
    await settle();
    expect(known(bob, 'ann')?.nick, 'late is not too late').to.equal('Ann');
    expect(bob.detail('user-update').playerList).to.deep.equal(['ann']);
  });

  it('stay for the view of the ended call, and are forgotten at the next login', async () => {
    const { ann, bob } = await twoPeople();
    await bob.core.setSelfInfo('Bob');
    await ann.call(bob);
    await ann.core.logout();
    expect(known(ann, 'bob')?.nick).to.equal('Bob');
    const release = ann.signalling.hold('profiles');
    await ann.logIn();
    expect(ann.core.state.people).to.be.empty;
    await ann.call(bob);
    await ann.core.logout();
    await ann.logIn();
    release();
    await settle();
    expect(ann.core.state.people, 'what an earlier login asked for').to.be.empty;
  });

  it('are told only of the user who was asked about, by whatever id', async () => {
    const world = new World();
    const ann = await world.person('ann');
    for (const userID of ['__proto__', 'constructor', 'toString']) {
      const odd = await world.person(userID);
      await odd.call(ann);
      expect(known(ann, userID)).to.equal(undefined);
      await odd.hangup();
      await odd.core.setSelfInfo('Odd');
      await odd.call(ann);
      expect(known(ann, userID)?.nick).to.equal('Odd');
      await odd.hangup();
    }
    expect(Object.keys(ann.core.state.people)).to.deep.equal([
      '__proto__',
      'constructor',
      'toString',
    ]);
    expect('nick' in {}).to.equal(false);
  });
});

describe('a profile as anybody may have written it', () => {
  it('becomes a name of one line that turns nothing around it', () => {
    const names: readonly (readonly [unknown, string])[] = [
      ['  Ann\n\tMarie \u0000 Lee ', 'Ann Marie Lee'],
      ['\u202egnp.exe\u202c', 'gnp.exe'],
      ['\u2067Ann\u2069\u200f', 'Ann'],
      ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
      ['Zoe\u0301\u0302\u0303\u0304\u0305\u0306\u0307', 'Zoe\u0301\u0302\u0303\u0304'],
      ['👩\u200d💻 Ann', '👩\u200d💻 Ann'],
      ['a\ud800b', 'a b'],
      ['\u200b\u200d \u3164\u2800', ''],
      [' ', ''],
      [42, ''],
      [undefined, ''],
      [{ toString: () => 'Ann' }, ''],
    ];
    for (const [written, shown] of names) expect(readName(written)).to.equal(shown);
  });

  it('is cut where it is too long, between characters', () => {
    expect(readName('🙂'.repeat(64))).to.equal('🙂'.repeat(64));
    expect(readName('🙂'.repeat(65))).to.equal(`${'🙂'.repeat(63)}…`);
    expect(readName('x'.repeat(5_000_000))).to.have.length(64);
  });

  it('loads pictures from the web and nothing else', () => {
    expect(readPicture('https://a.example/ann.png')).to.equal('https://a.example/ann.png');
    expect(readPicture('HTTP://a.example/"><script>')).to.equal(
      'http://a.example/%22%3E%3Cscript%3E',
    );
    for (const bad of [
      'javascript:alert(1)',
      'data:image/svg+xml,<svg/>',
      'blob:https://a.example/1',
      'file:///etc/passwd',
      '//a.example/ann.png',
      'ann.png',
      'https://ann:secret@a.example/',
      `https://a.example/${'x'.repeat(3000)}`,
      7,
      null,
    ]) {
      expect(readPicture(bad), String(bad)).to.equal('');
    }
  });

  it('is nobody where nothing of it can be shown', () => {
    const profile = { userID: 'ann', nick: '\u200b', avatar: 'javascript:1', remark: '' };
    expect(readPerson(profile)).to.equal(undefined);
    expect(readPerson({ ...profile, remark: 'Mum' })).to.deep.equal({
      userID: 'ann',
      nick: '',
      avatar: '',
      remark: 'Mum',
    });
  });
});

import type { Person } from '../e2e/support/person.js';
import { liveCameras } from '../e2e/support/media.js';
import type { RoomMember } from './support/room-member.js';
import { expectOver, expectStory } from './support/story.js';
import { androidData, sentSignal, signalsOf, type SignallingPeer } from './support/signalling.js';
import { expect, test } from './support/test.js';

const TO_VOICE = {
  call_type: 2,
  switch_to_audio_call: 'switch_to_audio_call',
  data: { cmd: 'switchToAudio' },
};
const TO_VIDEO = { call_type: 1, data: { cmd: 'switchToVideo' } };
const CONNECTED_N = [['user-enter', 'user-accept']] as const;
const CALLED_R = ['INVITED', 'USER_ENTER'] as const;
const CALLING_R = [['USER_ENTER', 'USER_ACCEPT']] as const;

/** What the call became, one after another. */
async function kinds(n: Person): Promise<readonly number[]> {
  return (await n.events()).flatMap((event) =>
    event.name === 'call-type-changed' ? [event.detail.newCallType] : [],
  );
}

// R has trtc-calling-js 1.0.6, which tells its page of no change; N has the element.
test.describe('Between voice and video with trtc-calling-js', () => {
  test('#11 R asks for audio in a call', async ({ cloud, open, openReference }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);
    await r.calls(n);
    await n.answers();
    await n.isInCall();
    await n.seesAndHears(r);

    await r.asksFor('voice');

    await expectStory(n, ['invited', 'user-enter', 'call-type-changed']);
    expect(await kinds(n)).toEqual([1]);
    expect((await n.told('call-type-changed')).userID).toBe('r');
    await expect.poll(() => liveCameras(n.page)).toBe(0);
    const request = (await signalsOf(cloud, 'r', 'n')).at(-1);
    expect(request?.call).toMatchObject(TO_VOICE);
    const answer = (await signalsOf(cloud, 'n', 'r')).at(-1);
    expect(answer).toMatchObject({
      action: 'accept',
      inviteID: request?.inviteID,
      call: TO_VOICE,
    });
    // R's own video stops, too.
    await expect
      .poll(async () => {
        const events = await n.events();
        return events.findLast(({ name }) => name === 'user-video-available')?.detail;
      })
      .toMatchObject({ userID: 'r', isVideoAvailable: false });
    await n.hears();
    await expectStory(r, CALLING_R);
    await n.clicks('Hang up');
    await expectOver(cloud, n, r);
  });

  test('#12 R asks for video in a call, N declines, then agrees', async ({
    cloud,
    open,
    openReference,
  }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);
    await r.calls(n, { video: false });
    await n.answers();
    await n.isInCall();
    await r.told('USER_ACCEPT');

    await r.asksFor('video');
    await n.clicks('Not now');

    const refusal = await sentSignal(cloud, { from: 'n', to: 'r' }, 'reject');
    expect(refusal.call).toMatchObject(TO_VIDEO);
    await expectStory(n, ['invited', 'user-enter', 'switch-request']);
    await expectStory(r, CALLING_R);
    await n.isKind(1);
    await n.isInCall();
    await n.hears();
    expect(await liveCameras(n.page)).toBe(0);

    await r.asksFor('video');
    await n.clicks('Turn on camera');
    await n.isKind(2);
    await n.seesAndHears(r);
    await r.seesAndHears();
    await r.hangsUp();
    await expectOver(cloud, n, r);
  });

  test('#13 R asks for audio while N rings', async ({ cloud, open, openReference }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);
    await r.calls(n);
    await n.hearsRinging('video');

    await r.asksFor('voice');

    await n.hearsRinging('voice');
    expect(await kinds(n)).toEqual([1]);
    const answer = await sentSignal(cloud, { from: 'n', to: 'r' }, 'accept');
    expect(answer.call).toMatchObject(TO_VOICE);
    await n.answers();
    await n.isInCall();
    await n.hears();
    const acceptance = (await signalsOf(cloud, 'n', 'r')).at(-1);
    expect(acceptance).toMatchObject({
      action: 'accept',
      call: { call_type: 1, data: { cmd: 'audioCall' } },
    });
    expect(await liveCameras(n.page)).toBe(0);
    await expectStory(n, ['invited', 'call-type-changed', 'user-enter']);
    await n.clicks('Hang up');
    await expectOver(cloud, n, r);
  });

  test('#24 N asks R for audio, then for video', async ({ cloud, open, openReference }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);
    await n.calls(r);
    await r.told('INVITED');
    await r.answers();
    await n.isInCall();
    await n.seesAndHears(r);

    await n.clicks('Switch to voice');
    await n.isKind(1);
    await expect.poll(() => liveCameras(n.page)).toBe(0);
    await n.hears();
    expect((await signalsOf(cloud, 'r', 'n')).at(-1)).toMatchObject({
      action: 'accept',
      call: TO_VOICE,
    });

    await n.clicks('Switch to video');
    await n.isKind(2);
    await n.seesAndHears(r);
    await r.seesAndHears();
    expect((await signalsOf(cloud, 'r', 'n')).at(-1)).toMatchObject({
      action: 'accept',
      call: TO_VIDEO,
    });

    await expectStory(n, [...CONNECTED_N, 'call-type-changed', 'call-type-changed']);
    expect(await kinds(n)).toEqual([1, 2]);
    await expectStory(r, CALLED_R);
    await n.clicks('Hang up');
    await expectOver(cloud, n, r);
  });
});

const ROOM = 4711;

/** The Android client calls N, who answers. */
async function callsFromAndroid(
  and: SignallingPeer,
  n: Person,
  enterRoom: (name: string, roomID: number) => Promise<RoomMember>,
  video: boolean,
): Promise<RoomMember> {
  const inRoom = await enterRoom('and', ROOM);
  const cmd = video ? 'videoCall' : 'audioCall';
  await and.invites(
    n,
    androidData({ roomID: ROOM, video }, { room_id: ROOM, cmd, userIDs: ['n'] }),
  );
  await n.answers();
  await n.isInCall();
  await n.hears();
  return inRoom;
}

// AND has the Android client, which cannot be run here: its signals are sent as it writes them.
test.describe('Between voice and video with the Android client', () => {
  test('#31 AND asks N for audio', async ({ cloud, enterRoom, open, peer }) => {
    const n = await open('n');
    const and = peer('and');
    const inRoom = await callsFromAndroid(and, n, enterRoom, true);
    await expect.poll(() => liveCameras(n.page)).toBe(1);

    const inviteID = await and.invites(
      n,
      androidData(
        { roomID: ROOM, video: true },
        { cmd: 'switchToAudio' },
        { switch_to_audio_call: 'switchToAudio' },
      ),
    );

    await expectStory(n, ['invited', 'user-enter', 'call-type-changed']);
    expect(await kinds(n)).toEqual([1]);
    await expect.poll(() => liveCameras(n.page)).toBe(0);
    expect((await signalsOf(cloud, 'n', 'and')).at(-1)).toMatchObject({
      action: 'accept',
      inviteID,
      call: TO_VOICE,
    });
    await n.hears();

    await inRoom.leaves();
    await expectStory(n, ['invited', 'user-enter', 'call-type-changed', 'user-leave', 'call-end']);
    const hangup = await sentSignal(cloud, { from: 'n', to: 'and' }, 'hangup');
    // What this client goes by: `data` alone, in what has a platform and a businessID.
    expect(hangup.call).toMatchObject({
      businessID: 'av_call',
      platform: 'Web',
      data: { cmd: 'hangup' },
    });
    await expectOver(cloud, n);
  });

  test('#34 N asks AND, who called, for video, and is told that AND is busy', async ({
    cloud,
    enterRoom,
    open,
    peer,
  }) => {
    const n = await open('n');
    const and = peer('and');
    const inRoom = await callsFromAndroid(and, n, enterRoom, false);

    await n.clicks('Switch to video');
    const { inviteID } = await sentSignal(cloud, { from: 'n', to: 'and' }, 'invite');
    const call = androidData(
      { roomID: ROOM, video: false },
      { message: 'lineBusy' },
      { call_type: 0, call_end: 0, line_busy: 'line_busy' },
    );
    await and.sends(n, 'reject', { inviteID, inviter: 'n', inviteeList: ['and'], call });

    await expectStory(n, ['invited', 'user-enter', 'error']);
    expect(await n.told('error')).toMatchObject({ code: 60002 });
    await n.isKind(1);
    await n.isInCall();
    await n.hears();
    expect(await liveCameras(n.page)).toBe(0);

    await inRoom.leaves();
    await expectStory(n, ['invited', 'user-enter', 'error', 'user-leave', 'call-end']);
    expect((await n.told('call-end')).reason).toBe('remote-hangup');
    await expectOver(cloud, n);
  });

  test('#34 N asks AND, who was called, for video, and gets no answer', async ({
    cloud,
    enterRoom,
    open,
    peer,
  }) => {
    const n = await open('n');
    const and = peer('and');
    cloud.userSigs.sign('and');
    await n.calls(and, { video: false });
    const invitation = await sentSignal(cloud, { from: 'n', to: 'and' }, 'invite');
    // Where it reads the room and the kind.
    expect(invitation.call.data).toMatchObject({ cmd: 'audioCall', userIDs: ['and'] });
    const { room_id: roomID } = invitation.call.data as { readonly room_id: number };
    expect(roomID).toBe(invitation.call['room_id']);
    const inRoom = await enterRoom('and', roomID);
    const answer = { inviteID: invitation.inviteID, inviter: 'n', inviteeList: ['and'] };
    await and.sends(n, 'accept', { ...answer, call: androidData({ roomID, video: false }) });
    await n.isInCall();
    await n.hears();
    await expectStory(n, CONNECTED_N);

    await n.clicks('Switch to video');
    const requestOf = async () => {
      const signals = await signalsOf(cloud, 'n', 'and');
      return signals.find(({ call }) => call.data?.cmd === 'switchToVideo');
    };
    await expect.poll(requestOf).toBeDefined();
    const request = (await requestOf())!;
    await n.reads('Waiting for and to agree…');
    await n.hears();
    // What its IM SDK sends by itself when the time is up.
    await and.sends(n, 'timeout', { ...answer, inviteID: request.inviteID, call: request.call });

    await expectStory(n, [...CONNECTED_N, 'error']);
    expect(await n.told('error')).toMatchObject({ code: 60002 });
    await n.isKind(1);
    await n.isInCall();
    await n.hears();
    expect(await liveCameras(n.page)).toBe(0);

    await n.clicks('Hang up');
    await expectStory(n, [...CONNECTED_N, 'error', 'call-end', 'hang-up']);
    await inRoom.leaves();
    await expectOver(cloud, n);
  });
});

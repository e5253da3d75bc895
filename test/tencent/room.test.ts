import { expect } from '@open-wc/testing';
import type { RemoteMedia } from '../../src/core/tencent/remote-media.js';
import { Room } from '../../src/core/tencent/room.js';
import type { LocalStream, TrtcSdk } from '../../src/core/tencent/sdk-types.js';
import { until } from '../contract/until.js';

/** As much of a client of trtc-js-sdk as it takes; what is published and subscribed to comes about when told. */
class FakeClient {
  readonly done: string[] = [];
  readonly #listeners: [name: string, listener: (event: unknown) => void][] = [];
  #published: () => void = () => undefined;

  on(name: string, listener: (event: unknown) => void): void {
    this.#listeners.push([name, listener]);
  }

  emit(name: string, event: unknown): void {
    for (const [wanted, listener] of this.#listeners) if (wanted === name) listener(event);
  }

  join(): Promise<void> {
    return this.#note('join');
  }

  publish(): Promise<void> {
    return new Promise((resolve) => {
      this.#published = resolve;
    });
  }

  letPublish(): void {
    this.done.push('published');
    this.#published();
  }

  unpublish(): Promise<void> {
    return this.#note('unpublish');
  }

  leave(): Promise<void> {
    return this.#note('leave');
  }

  destroy(): void {
    this.done.push('destroy');
  }

  #note(what: string): Promise<void> {
    this.done.push(what);
    return Promise.resolve();
  }
}

let rooms = 0;

async function enter(roomID = (rooms += 1)): Promise<[Room, FakeClient]> {
  const client = new FakeClient();
  const TRTC = { createClient: () => client } as unknown as TrtcSdk;
  const request = { sdkAppID: 1, userID: 'ann', userSig: 'sig', roomID };
  const remote = { attach: () => undefined } as unknown as RemoteMedia;
  const room = new Room(TRTC, request, remote, () => undefined);
  await room.join();
  return [room, client];
}

const nothing = {} as LocalStream;

describe('a room that is left', () => {
  it('is left at once where nothing has just begun', async () => {
    const [room, client] = await enter();
    const leave = room.leave();
    await Promise.race([leave, new Promise((resolve) => setTimeout(resolve, 500))]);
    expect(client.done).to.deep.equal(['join', 'leave', 'destroy']);
  });

  it('is left when what is about to be sent has come about', async () => {
    const [room, client] = await enter();
    const publish = room.publish(nothing);
    const leave = room.leave();
    client.letPublish();
    await publish;
    expect(client.done).to.deep.equal(['join', 'published']);
    await leave;
    expect(client.done).to.deep.equal(['join', 'published', 'leave', 'destroy']);
  });

  it('is left when what has just begun to arrive has had its time', async () => {
    const [room, client] = await enter();
    client.emit('stream-added', { stream: { getUserId: () => 'bob' } });
    const begun = performance.now();
    const leave = room.leave();
    await new Promise((resolve) => setTimeout(resolve));
    expect(client.done).to.deep.equal(['join']);
    await leave;
    expect(performance.now() - begun).to.be.greaterThan(900);
    expect(client.done).to.deep.equal(['join', 'leave', 'destroy']);
  });

  it('is joined again once it is left', async () => {
    const roomID = (rooms += 1);
    const [room, client] = await enter(roomID);
    client.emit('stream-added', { stream: { getUserId: () => 'bob' } });
    void room.leave();
    const [again] = await enter(roomID);
    expect(client.done).to.include('leave');
    await again.leave();
  });

  it('is left without what takes too long, which is withdrawn when it comes', async () => {
    const [room, client] = await enter();
    const publish = room.publish(nothing);
    await room.leave();
    expect(client.done).to.deep.equal(['join', 'leave', 'destroy']);
    client.letPublish();
    await publish;
    await until('it is withdrawn', () => client.done.at(-1) === 'unpublish');
  });
});

import { expect, type Locator, type Page } from '@playwright/test';
import type { CallEventName } from '../../../src/core/events.js';
import type { EndReason } from '../../../src/core/state.js';
import { frameCounts, watchMedia, type PlayingMedia } from './media.js';
import type { RecordedEvent } from './recorder.js';

type Detail<Name extends RecordedEvent['name']> = Extract<RecordedEvent, { name: Name }>['detail'];

const UNTOLD: readonly CallEventName[] = [
  'sdk-ready',
  'sdk-not-ready',
  'user-video-available',
  'user-audio-available',
  'user-screen-available',
  'group-call-invitee-list-update',
];

/** One person with one page and one phone in it. Everything is done and found as a person does and finds it. */
export class Person {
  readonly name: string;
  readonly page: Page;
  readonly phone: Locator;
  /** What the page has written to its console as errors, where that is collected. */
  readonly consoleErrors: readonly string[];
  readonly #expect: typeof expect;

  readonly #attributes: Readonly<Record<string, string>>;

  /** With `patience`, in milliseconds, what is expected may take that long instead of the usual time. */
  constructor(
    name: string,
    page: Page,
    attributes: Readonly<Record<string, string>>,
    {
      patience,
      consoleErrors = [],
    }: { patience?: number | undefined; consoleErrors?: readonly string[] } = {},
  ) {
    this.name = name;
    this.page = page;
    this.phone = page.locator('trtc-calling');
    this.consoleErrors = consoleErrors;
    this.#attributes = attributes;
    this.#expect = patience === undefined ? expect : expect.configure({ timeout: patience });
  }

  async setsUp(attributes = this.#attributes): Promise<void> {
    await this.phone.evaluate((phone, entries) => {
      for (const [name, value] of entries) phone.setAttribute(name, value);
    }, Object.entries(attributes));
  }

  async reloads(): Promise<void> {
    await this.page.reload();
    await this.setsUp();
  }

  async calls(
    peer: { name: string } | string,
    { video = true, timeout = 30 }: { video?: boolean; timeout?: number } = {},
  ): Promise<void> {
    await this.page.getByLabel('Whom').fill(typeof peer === 'string' ? peer : peer.name);
    await this.page.getByLabel('Seconds').fill(String(timeout));
    await this.page.getByRole('button', { name: video ? 'Video call' : 'Voice call' }).click();
  }

  /** Calls several people, or more into the call that is on, as a page does: by the method. */
  async groupCalls(
    people: readonly { name: string }[],
    { video = true, ...options }: { video?: boolean; groupID?: string; timeout?: number } = {},
  ): Promise<void> {
    const userIDList = people.map(({ name }) => name);
    await this.phone.evaluate(
      (phone, request) =>
        (phone as HTMLElement & { groupCall(request: object): Promise<unknown> }).groupCall(
          request,
        ),
      { userIDList, type: video ? 2 : 1, ...options },
    );
  }

  /** Waits until exactly these others are in the room with this person. */
  async isWith(...others: readonly { name: string }[]): Promise<void> {
    const present = (): Promise<string[]> =>
      this.page.evaluate(() => {
        const call = window.recorded.state?.call;
        if (!call || call.phase === 'idle') return [];
        return call.remotes.filter((remote) => remote.present).map(({ userID }) => userID);
      });
    await this.#expect
      .poll(async () => (await present()).sort(), { message: `those with ${this.name}` })
      .toEqual(others.map(({ name }) => name).sort());
  }

  async clicks(name: string): Promise<void> {
    await this.phone.getByRole('button', { name, exact: true }).click();
  }

  async hearsRinging(kind: 'video' | 'voice' = 'video'): Promise<void> {
    const ringing = this.phone.getByRole('alertdialog');
    await this.#expect(ringing.getByText(`Incoming ${kind} call`)).toBeVisible();
  }

  async reads(text: string | RegExp): Promise<void> {
    // What is said to screen readers alone is not on the screen.
    const onScreen = this.phone.getByText(text).and(this.page.locator(':not(.visually-hidden)'));
    await this.#expect(onScreen.first()).toBeVisible();
  }

  async answers(): Promise<void> {
    await this.clicks('Answer');
  }

  /** Answers as a page does, by the method; what became of it. */
  accepts(): Promise<string> {
    return this.phone.evaluate((phone) =>
      (phone as HTMLElement & { accept(): Promise<void> }).accept().then(
        () => 'accepted',
        (error: unknown) => (error as { reason: string }).reason,
      ),
    );
  }

  /** Calls by the method at that moment of the machine's clock; what became of it. */
  dials(peer: { name: string }, { video = false } = {}): (moment: number) => Promise<string> {
    return this.at('call', { userID: peer.name, type: video ? 2 : 1 });
  }

  /** Uses the method at that moment of the machine's clock; its name, or why it was refused. */
  at(
    method: 'call' | 'accept' | 'hangup',
    ...parameters: readonly unknown[]
  ): (moment: number) => Promise<string> {
    return (moment) =>
      this.phone.evaluate(
        async (phone, order) => {
          const wait = Math.max(0, order.moment - Date.now());
          await new Promise((resolve) => setTimeout(resolve, wait));
          const verbs = phone as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>;
          return verbs[order.method]!(...order.parameters).then(
            () => 'done',
            (error: unknown) => (error as { reason: string }).reason,
          );
        },
        { method, parameters, moment },
      );
  }

  async isInCall(): Promise<void> {
    await this.#expect.poll(() => this.phase()).toBe('connected');
    await this.#expect(this.phone.getByRole('button', { name: 'Hang up' })).toBeVisible();
  }

  phase(): Promise<string | undefined> {
    return this.page.evaluate(() => window.recorded.state?.call.phase);
  }

  /** The call is a voice (1) or a video call (2). */
  async isKind(type: 1 | 2): Promise<void> {
    await expect
      .poll(() =>
        this.page.evaluate(() => {
          const call = window.recorded.state?.call;
          return call && 'type' in call ? call.type : undefined;
        }),
      )
      .toBe(type);
  }

  session(): Promise<string | undefined> {
    return this.page.evaluate(() => window.recorded.state?.session.status);
  }

  async isReady(): Promise<void> {
    await this.#expect.poll(() => this.session()).toBe('ready');
  }

  events(): Promise<RecordedEvent[]> {
    return this.page.evaluate(() => window.recorded.events);
  }

  async eventNames(): Promise<CallEventName[]> {
    return (await this.events()).map(({ name }) => name);
  }

  /** The names of the events of calls so far, without what streams carry. */
  async story(): Promise<CallEventName[]> {
    return (await this.eventNames()).filter((name) => !UNTOLD.includes(name));
  }

  /** Waits for the event's first time; the detail that came with it. */
  async told<Name extends RecordedEvent['name']>(name: Name): Promise<Detail<Name>> {
    await this.#expect.poll(() => this.eventNames()).toContain(name);
    const events = await this.events();
    return events.find((event) => event.name === name)?.detail as Detail<Name>;
  }

  /** The other one's picture moves on the screen, and the other one's sound comes out. */
  async seesAndHears(peer: { name: string }): Promise<void> {
    const label = `Video of ${peer.name}`;
    await this.#expect(this.phone.getByLabel(label, { exact: true })).toBeVisible();
    await this.#expect
      .poll(async () => {
        const playing = await this.#playing();
        return {
          sees: playing.some((one) => one.label === label && one.frames > 5 && one.width > 0),
          hears: isLoud(playing),
        };
      })
      .toEqual({ sees: true, hears: true });
  }

  /** The own picture moves on the screen. */
  async seesOwnPicture(): Promise<void> {
    const isSeen = ({ label, frames }: PlayingMedia): boolean =>
      label === 'Your camera' && frames > 3;
    await expect.poll(async () => (await this.#playing()).some(isSeen)).toBe(true);
  }

  /** The other one's screen moves on the screen, whole. */
  async seesScreenOf(peer: { name: string }): Promise<void> {
    const label = `Screen of ${peer.name}`;
    await expect(this.phone.getByLabel(label, { exact: true })).toBeVisible();
    await expect
      .poll(async () =>
        (await this.#playing()).some(
          (one) => one.label === label && one.frames > 3 && one.width === 1280,
        ),
      )
      .toBe(true);
  }

  async seesNoScreen(): Promise<void> {
    await expect(this.phone.getByLabel(/^Screen of/)).toHaveCount(0);
  }

  /** The picture of each of these moves on the screen. */
  async sees(...others: readonly { name: string }[]): Promise<void> {
    const labels = others.map(({ name }) => `Video of ${name}`);
    const before = await frameCounts(this.page);
    const still = async (): Promise<string[]> => {
      const now = await frameCounts(this.page);
      return labels.filter((label) => (now[label] ?? 0) < (before[label] ?? 0) + 2);
    };
    await this.#expect
      .poll(still, { message: `pictures that stand still at ${this.name}` })
      .toEqual([]);
  }

  /** The other one's sound comes out. */
  async hears(): Promise<void> {
    await this.#expect.poll(async () => isLoud(await this.#playing())).toBe(true);
  }

  async #playing(): Promise<PlayingMedia[]> {
    return (await watchMedia(this.page)).filter(({ paused }) => !paused);
  }

  /** The call is over, once, for this reason, with this on the screen, and no device is open. */
  async hasEnded(reason: EndReason, onScreen: string | RegExp): Promise<Detail<'call-end'>> {
    const end = await this.told('call-end');
    expect(end.reason).toBe(reason);
    await this.reads(onScreen);
    await this.isIdle();
    expect((await this.eventNames()).filter((name) => name === 'call-end')).toHaveLength(1);
    return end;
  }

  async isIdle(): Promise<void> {
    await this.#expect.poll(() => this.phase()).toBe('idle');
    await this.hasNoLiveTrack();
  }

  async hasNoLiveTrack(): Promise<void> {
    await this.#expect
      .poll(() =>
        this.page.evaluate(() =>
          window.recorded.tracks
            .filter((track) => track.readyState === 'live')
            .map(({ kind }) => kind),
        ),
      )
      .toEqual([]);
  }

  /** How many microphone and camera tracks the page has ever had. */
  capturedTracks(): Promise<number> {
    return this.page.evaluate(() => window.recorded.tracks.length);
  }
}

function isLoud(playing: readonly PlayingMedia[]): boolean {
  return playing.some(({ muted, loudness }) => !muted && loudness > 0.01);
}

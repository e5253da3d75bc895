import { expect } from '@playwright/test';
import type { LocalCloud } from 'trtc-local-cloud';

/** The names of events in their order; those of an inner list may come in any order among themselves. */
type Story = readonly (string | readonly string[])[];

/** Waits until the person has been told these events and no others. */
export async function expectStory(
  person: { readonly name: string; story(): Promise<string[]> },
  expected: Story,
  options: { readonly timeout?: number } = {},
): Promise<void> {
  await expect
    .poll(async () => ordered(await person.story(), expected), {
      message: `events at ${person.name}`,
      ...options,
    })
    .toEqual(expected.flatMap((step) => (typeof step === 'string' ? [step] : [...step].sort())));
}

/** Neither is in a call any more, nor in a room, and the element's devices are dark. */
export async function expectOver(
  cloud: LocalCloud,
  element: { isIdle(): Promise<void> },
  ...others: readonly { isIdle(): Promise<void> }[]
): Promise<void> {
  for (const person of [element, ...others]) await person.isIdle();
  await expect.poll(() => peopleInRooms(cloud)).toEqual([]);
}

export async function peopleInRooms(
  cloud: LocalCloud,
): Promise<readonly { readonly userID: string; readonly roomID: string }[]> {
  const { rooms } = (await cloud.control('rtc-rooms')) as {
    rooms: { readonly roomID: string; readonly members: { readonly userID: string }[] }[];
  };
  return rooms.flatMap(({ roomID, members }) => members.map(({ userID }) => ({ userID, roomID })));
}

function ordered(names: readonly string[], expected: Story): string[] {
  const rest = [...names];
  const told = expected.flatMap((step) =>
    typeof step === 'string' ? rest.splice(0, 1) : rest.splice(0, step.length).sort(),
  );
  return [...told, ...rest];
}

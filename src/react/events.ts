import type { EventName } from '@lit/react';

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** The prop of each event: `onUserEnter` for `user-enter`. */
export type EventProps<Events> = {
  readonly [Name in keyof Events & string as `on${Pascal<Name>}`]?:
    ((event: Events[Name]) => void) | undefined;
};

/** Which event each prop is about, as createComponent() takes it. */
export function eventProps(names: readonly string[]): Record<string, EventName> {
  const words = (name: string): string =>
    name.replaceAll(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());
  return Object.fromEntries(names.map((name) => [`on${words(name)}`, name as EventName]));
}

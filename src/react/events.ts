import type { EventName } from '@lit/react';

/** Which event each prop is about, as createComponent() takes it. */
export function eventProps(names: readonly string[]): Record<string, EventName> {
  const words = (name: string): string =>
    name.replaceAll(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());
  return Object.fromEntries(names.map((name) => [`on${words(name)}`, name as EventName]));
}

import type { DeviceMessages } from './devices/messages.js';
import type { Messages } from './messages.js';

/**
 * Texts of the page's own: any of the messages, strings and functions as they are there; what is left out is said
 * in the widget's words.
 */
export type TextChanges<Of = Messages> = {
  readonly [Key in keyof Of]?:
    | (Of[Key] extends () => Promise<infer Lazy>
        ? TextChanges<Lazy>
        : Of[Key] extends string | ((...facts: never) => unknown)
          ? Of[Key]
          : TextChanges<Of[Key]>)
    | undefined;
};

type Tree = Readonly<Record<string, unknown>>;
type Say = (...facts: readonly unknown[]) => unknown;
type Ignore = (name: string) => void;

/** The messages with those changes; tells the names of what cannot be one. */
export function withChanges(messages: Messages, changes: TextChanges, ignore: Ignore): Messages {
  const { devices, ...others } = changes;
  const own: unknown = devices;
  const changed = { ...messages, ...merge({ ...messages }, others, '', ignore) };
  if (own === undefined) return changed;
  if (own === null || typeof own !== 'object') {
    ignore('devices');
    return changed;
  }
  const load = async (): Promise<DeviceMessages> => {
    const given = await messages.devices();
    return { ...given, ...merge({ ...given }, { ...own }, 'devices.', ignore) };
  };
  return { ...changed, devices: load };
}

function merge(base: Tree, changes: Tree, path: string, ignore: Ignore): Tree {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, own] of Object.entries(changes)) {
    const given = Object.hasOwn(base, key) ? base[key] : undefined;
    if (own === undefined) continue;
    if (own === null || typeof own !== typeof given) ignore(path + key);
    else if (typeof own === 'function') merged[key] = guarded(own as Say, given as Say);
    else if (typeof own === 'object') {
      merged[key] = merge(given as Tree, own as Tree, `${path}${key}.`, ignore);
    } else merged[key] = own;
  }
  return merged;
}

/** What a function of the page's does must not end a call. */
function guarded(own: Say, given: Say): Say {
  let isReported = false;
  return (...facts) => {
    try {
      const said = own(...facts);
      if (typeof said === 'string') return said;
    } catch (error) {
      if (!isReported) reportError(error);
      isReported = true;
    }
    return given(...facts);
  };
}

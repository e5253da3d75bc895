import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';

/** What every HTML element takes in React, but for what the component itself names. */
export type WrapperProps<Element extends HTMLElement, Own> = Omit<
  React.HTMLAttributes<Element>,
  keyof Own
> &
  Own;

export type Wrapper<Element extends HTMLElement, Own> = React.ForwardRefExoticComponent<
  WrapperProps<Element, Own> & React.RefAttributes<Element>
>;

// On a server React 18 warns of layout effects, which it does not run there anyway.
const react =
  typeof window === 'undefined' ? { ...React, useLayoutEffect: React.useEffect } : React;

export function create<Element extends HTMLElement, Own>(
  tagName: string,
  elementClass: new () => Element,
  events: Record<string, EventName>,
): Wrapper<Element, Own> {
  const component = createComponent({ react, tagName, elementClass, events });
  // Its own type takes methods for props.
  return component as unknown as Wrapper<Element, Own>;
}

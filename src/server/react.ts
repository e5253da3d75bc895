import * as React from 'react';

/** What is in the page before the script is: the tag, to which the script gives its properties. */
const bare = (tagName: string) => {
  const component = React.forwardRef<HTMLElement, React.HTMLAttributes<HTMLElement>>(
    ({ id, className, style, slot, children }, ref) =>
      React.createElement(tagName, { id, class: className, style, slot, ref }, children),
  );
  component.displayName = tagName;
  return component;
};

export const TrtcCalling = /* @__PURE__ */ bare('trtc-calling');
export const TrtcCallButton = /* @__PURE__ */ bare('trtc-call-button');

import { loadConfig } from './login.js';

/**
 * Wires the link that opens a frame's page in a window of its own. One login for one user: whoever is opened
 * alone leaves the frame, and comes back on request.
 *
 * @param {HTMLAnchorElement} link
 * @param {HTMLIFrameElement} frame
 */
export function openAlone(link, frame) {
  link.addEventListener('click', () => putAway(frame, link.href));
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {string} address
 */
function putAway(frame, address) {
  frame.srcdoc =
    '<link rel="stylesheet" href="demo.css" /><body class="away"><p>Open in a window of its own.</p>' +
    '<button type="button">Bring back</button>';
  frame.addEventListener(
    'load',
    () => {
      frame.contentDocument?.querySelector('button')?.addEventListener('click', () => {
        frame.removeAttribute('srcdoc');
        frame.src = address;
      });
    },
    { once: true },
  );
}

/**
 * Says in that element which service the calls go over.
 *
 * @param {Element | null} where
 */
export async function sayWhere(where) {
  const { imProxy, sdkAppID } = await loadConfig();
  if (!where) return;
  where.textContent = imProxy
    ? 'Calls stay on this machine: no account, no internet.'
    : `Calls go over Tencent Cloud, application ${sdkAppID}.`;
}

/**
 * The same choice of generated devices (see generated-devices.js) for a page in a frame as for this one.
 *
 * @param {URLSearchParams} query of the page in the frame
 */
export function passDevicesOn(query) {
  const devices = new URLSearchParams(location.search).get('devices');
  if (devices !== null) query.set('devices', devices);
}

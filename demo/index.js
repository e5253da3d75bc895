import { openAlone, passDevicesOn, sayWhere } from './frames.js';

for (const section of document.querySelectorAll('.person-frame')) {
  const link = /** @type {HTMLAnchorElement} */ (section.querySelector('a'));
  const frame = /** @type {HTMLIFrameElement} */ (section.querySelector('iframe'));
  const address = new URL(link.href);
  passDevicesOn(address.searchParams);
  link.href = frame.src = address.href;
  openAlone(link, frame);
}

await sayWhere(document.querySelector('#where'));

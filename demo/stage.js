import { loadConfig } from './login.js';

const parameters = new URLSearchParams(location.search);
const frames = document.querySelectorAll('iframe');

// The same choice of devices for both people.
const devices = parameters.get('devices');
if (devices !== null) {
  for (const frame of frames) {
    const address = new URL(frame.src);
    address.searchParams.set('devices', devices);
    frame.src = address.href;
  }
}

// One login for one user: whoever is opened alone leaves the frame, and comes back on request.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
  document.querySelectorAll('[data-alone]')
)) {
  link.addEventListener('click', () => {
    const frame = link.closest('section')?.querySelector('iframe');
    if (!frame) return;
    const address = frame.src;
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
  });
}

const where = document.querySelector('#where');
if (where) {
  const { imProxy, sdkAppID } = await loadConfig();
  where.textContent = imProxy
    ? 'Calls stay on this machine: no account, no internet.'
    : `Calls go over Tencent Cloud, application ${sdkAppID}.`;
}

import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const { env, platform } = process;

/** Where Chrome, Chromium and Edge usually are, by system. */
function usualPaths() {
  if (platform === 'darwin') {
    const applications = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    return ['/Applications', path.join(os.homedir(), 'Applications')].flatMap((folder) =>
      applications.map((application) => path.join(folder, application)),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return programs.flatMap((program) =>
      folders.flatMap((folder) => (folder === undefined ? [] : [path.join(folder, program)])),
    );
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
  ];
  const folders = [
    ...(env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/opt/google/chrome',
    '/snap/bin',
  ];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** The browsers that Playwright's downloader has fetched, newest first. */
function downloadedPaths() {
  const caches =
    platform === 'darwin'
      ? path.join(os.homedir(), 'Library/Caches')
      : platform === 'win32'
        ? (env.LOCALAPPDATA ?? os.homedir())
        : path.join(os.homedir(), '.cache');
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(caches, 'ms-playwright');
  if (!existsSync(cache)) return [];
  const programs = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
    .flatMap((name) => programs.map((program) => path.join(cache, name, program)));
}

/**
 * A Chromium-like browser on this machine: the one that CHROME_PATH names, else the first one found.
 *
 * @returns {string | undefined}
 */
export function findBrowser() {
  if (env.CHROME_PATH) {
    if (!existsSync(env.CHROME_PATH)) throw new Error(`CHROME_PATH: no file ${env.CHROME_PATH}`);
    return env.CHROME_PATH;
  }
  return [...usualPaths(), ...downloadedPaths()].find((file) => existsSync(file));
}

/** @returns {string} the path of a browser, or an error that says what to do */
export function requireBrowser() {
  const browser = findBrowser();
  if (browser === undefined) {
    throw new Error(
      'No Chrome, Chromium or Edge found: install one, or set CHROME_PATH to its program.',
    );
  }
  return browser;
}

/** Finds a browser, or installs one: Debian's package where that can be done, else Playwright's own. */
export async function ensureBrowser() {
  if (findBrowser() === undefined) await installPackage('chromium');
  const found = findBrowser();
  if (found !== undefined) return found;
  console.log('No browser found; downloading one with Playwright …');
  await run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
  return requireBrowser();
}

/** @returns {string | undefined} the Firefox that FIREFOX_PATH names, else the first one found */
function findFirefox() {
  if (env.FIREFOX_PATH) return env.FIREFOX_PATH;
  const folders = {
    darwin: ['/Applications/Firefox.app/Contents/MacOS'],
    win32: [path.join(env.PROGRAMFILES ?? '', 'Mozilla Firefox')],
  }[/** @type {string} */ (platform)] ?? [...(env.PATH ?? '').split(path.delimiter), '/usr/bin'];
  const names = platform === 'win32' ? ['firefox.exe'] : ['firefox', 'firefox-esr'];
  return folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
}

/** @returns {string} the path of Firefox, or an error that says what to do */
export function requireFirefox() {
  const firefox = findFirefox();
  if (firefox === undefined) {
    throw new Error('No Firefox found: install it, or set FIREFOX_PATH to its program.');
  }
  return firefox;
}

/** Finds Firefox, or installs Debian's package where that can be done. */
export async function ensureFirefox() {
  if (findFirefox() === undefined) await installPackage('firefox-esr');
  return requireFirefox();
}

/**
 * Does nothing where that cannot be done.
 *
 * @param {string} name one of Debian's
 */
async function installPackage(name) {
  if (platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`No browser found; installing the package ${name} …`);
  const debian = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-q'], debian);
  await run('apt-get', ['install', '-qy', '--no-install-recommends', name], debian);
}

/** Gives the browsers that are started from here on the fonts of the tests, where they ask fontconfig for any. */
export function useTestFonts() {
  env.FONTCONFIG_FILE = path.join(ROOT, 'test/support/fonts.conf');
}

/** Flags for pages that call: fake devices, and nothing that asks the network behind our back. */
export const BROWSER_FLAGS = [
  // More than one camera, so that there is another one to switch to; of microphones there are three anyway.
  // What the second one makes (16 bit grey) Chromium 156 shows but does not send; the third one is good.
  '--use-fake-device-for-media-stream=device-count=3',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
  // Two pages share two cores: neither may be put to sleep because the other one is in front.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Chromium's sandbox refuses to run as root, which is what containers usually are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

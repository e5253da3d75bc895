import { build } from 'esbuild';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ViewName } from './view-names.js';
import type {} from './views.js';

const root = path.join(import.meta.dirname, '../..');

/** How a view is looked at. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly width: 320 | 768 | 1280;
  readonly lang: 'en' | 'ar';
}

const HEIGHTS = { 320: 568, 768: 640, 1280: 720 } as const;

export const LOOKS: readonly Look[] = (['en', 'ar'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([320, 768, 1280] as const).map((width) => ({ theme, width, lang })),
  ),
);

/** Files with texts in the languages of the looks, beside the one that the element brings. */
const TEXTS = ['ar', 'devices-en', 'devices-ar'];

let script: Promise<string> | undefined;

/** Opens the page that can show every view. */
export async function openViews(page: Page, address = '/pages/views.html'): Promise<void> {
  script ??= build({
    entryPoints: [path.join(import.meta.dirname, 'views.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    tsconfig: path.join(root, 'tsconfig.json'),
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  await page.goto(address);
  // Not by an element, which a page with a strict policy does not run.
  await page.evaluate(await script);
  // Texts that came later would be missing, or in the language before, as the picture is taken.
  await page.evaluate(
    (files) => Promise.all(files.map((file) => import(`/dist/cdn/${file}.js`))),
    TEXTS,
  );
}

/** Dresses the page; the views follow it. */
export async function look(page: Page, { theme, width, lang }: Look): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHTS[width] });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate((tag) => {
    document.documentElement.lang = tag;
    document.documentElement.dir = tag === 'ar' ? 'rtl' : 'ltr';
  }, lang);
}

export async function show(page: Page, name: ViewName): Promise<void> {
  await page.evaluate((view) => window.showView(view), name);
}

export function nameOf(view: string, { theme, width, lang }: Look): string {
  return `${view}-${theme}-${width}-${lang}.png`;
}

/** In place of what videos show, which is drawn when the browser has the time. */
const FLAT_VIDEOS = `
  video {
    background: linear-gradient(#8aa0b8, #4c617a) !important;
    object-fit: none !important;
    object-position: 100000px !important;
  }`;

/** What is shown, with every animation at rest. */
export function photograph(page: Page): Promise<Buffer> {
  return page.screenshot({ animations: 'disabled', style: FLAT_VIDEOS });
}

/**
 * One small picture of many: what is blurred so much stays the same with other fonts, while what has moved,
 * vanished or changed its colour shows.
 */
export async function contactSheet(page: Page, pictures: readonly Buffer[]): Promise<Buffer> {
  const sheet = await page.evaluate(
    async (sources) => {
      const images = await Promise.all(
        sources.map(async (source) => {
          const image = Object.assign(new Image(), { src: `data:image/png;base64,${source}` });
          await image.decode();
          return image;
        }),
      );
      const scale = 1 / 8;
      const columns = 6;
      const width = Math.max(...images.map((image) => image.width)) * scale;
      const height = Math.max(...images.map((image) => image.height)) * scale;
      const canvas = document.createElement('canvas');
      canvas.width = width * columns;
      canvas.height = height * Math.ceil(images.length / columns);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      for (const [index, image] of images.entries()) {
        const x = (index % columns) * width;
        const y = Math.floor(index / columns) * height;
        context.drawImage(image, x, y, image.width * scale, image.height * scale);
      }
      return canvas.toDataURL('image/png');
    },
    pictures.map((picture) => picture.toString('base64')),
  );
  return Buffer.from(sheet.slice(sheet.indexOf(',') + 1), 'base64');
}

/** Where `npm run gallery` wants the pictures; undefined in tests. */
const { GALLERY } = process.env;

/** Puts a picture of what is shown into the gallery, if one is being made. */
export async function keep(page: Page, name: string): Promise<void> {
  if (GALLERY !== undefined) await page.screenshot({ path: path.join(GALLERY, name) });
}

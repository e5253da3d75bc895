/** The sections of README.md that tell what a call can do; the site has them as a page of its own. */
export const CALLS_SECTIONS = [
  ...['Devices', 'Group calls', 'Sharing the screen', 'Where it lives', 'Ringing'],
  ...['Languages and texts', 'Several tabs', 'Leaving the page', 'People'],
];

/**
 * @param {string} readme
 * @returns {string}
 */
export function callsPage(readme) {
  const sections = readme.split(/^(?=#{1,3} )/m);
  const wanted = CALLS_SECTIONS.map((title) => {
    const section = sections.find((text) => text.startsWith(`### ${title}\n`));
    if (section === undefined) throw new Error(`README.md has no section "${title}".`);
    return section.trim().replace(/^### /, '## ');
  });
  const text = wanted
    .join('\n\n')
    .replaceAll('](docs/', '](')
    // Other sections of README.md, which docs/.vitepress/links.ts knows how to find.
    .replaceAll(/\]\(#([\w-]+)\)/g, (link, anchor) =>
      CALLS_SECTIONS.some((title) => title.toLowerCase().replaceAll(' ', '-') === anchor)
        ? link
        : `](../README.md#${anchor})`,
    )
    .replaceAll('](src/', '](../src/');
  return `# What a call can do\n\n${text}\n`;
}

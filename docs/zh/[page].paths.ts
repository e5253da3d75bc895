import { untranslatedPages } from '../.vitepress/pages.js';

/** Pages that are there in English only are shown so, with a word on it, below the addresses of the Chinese ones. */
export default {
  paths: () =>
    untranslatedPages().map(({ page, text }) => {
      const [, title = '', rest = ''] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? [];
      const content =
        `# ${title}\n\n> [!NOTE]\n> 本页暂无中文版，以下为英文原文。\n\n` +
        `<div lang="en">\n\n${rest}\n\n</div>\n`;
      return { params: { page }, content };
    }),
};

import { defineConfig, type DefaultTheme } from 'vitepress';
import { linksOfTheSite } from './links.js';
import { sidebarOf } from './pages.js';

/** Words for the index of the search: Chinese has no spaces between them. */
function wordsOf(text: string): string[] {
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].flatMap(
    ({ isWordLike, segment }) => (isWordLike ? [segment] : []),
  );
}

const zh: DefaultTheme.Config = {
  nav: [
    { text: '五分钟入门', link: '/zh/start' },
    { text: '参考', link: '/zh/reference/trtc-calling' },
  ],
  sidebar: sidebarOf('zh'),
  outline: { level: [2, 3], label: '本页目录' },
  docFooter: { prev: '上一页', next: '下一页' },
  darkModeSwitchLabel: '外观',
  lightModeSwitchTitle: '切换到浅色模式',
  darkModeSwitchTitle: '切换到深色模式',
  sidebarMenuLabel: '目录',
  returnToTopLabel: '回到顶部',
  langMenuLabel: '切换语言',
  skipToContentLabel: '跳到正文',
  notFound: {
    title: '页面不存在',
    quote: '请检查地址，或者从首页开始浏览。',
    linkLabel: '回到首页',
    linkText: '回到首页',
  },
};

export default defineConfig({
  title: 'trtc-calling',
  description:
    'One HTML element that gives a web page voice and video calls over Tencent Cloud TRTC.',
  // Where the site does not stand at the root of its server: DOCS_BASE=/somewhere/
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: false,
  head: [
    [
      'link',
      { rel: 'icon', type: 'image/svg+xml', href: `${process.env.DOCS_BASE ?? '/'}icon.svg` },
    ],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
  ],
  markdown: {
    config: linksOfTheSite,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('trtc-') } } },
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        miniSearch: { options: { tokenize: wordsOf } },
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                displayDetails: '显示详细列表',
                resetButtonTitle: '清除',
                backButtonTitle: '关闭搜索',
                noResultsText: '没有结果：',
                footer: { selectText: '选择', navigateText: '切换', closeText: '关闭' },
              },
            },
          },
        },
      },
    },
  },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        nav: [
          { text: 'Start', link: '/start' },
          { text: 'Reference', link: '/reference/trtc-calling' },
        ],
        sidebar: sidebarOf('en'),
        outline: { level: [2, 3] },
      },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '一个 HTML 元素，让任意网页具备基于腾讯云 TRTC 的语音和视频通话能力。',
      themeConfig: zh,
    },
  },
});

/** The words around the live examples. */
export interface LiveTexts {
  readonly title: string;
  readonly you: string;
  readonly visitor: string;
  /** Name of the person in the frame. */
  readonly peer: string;
  readonly frame: (name: string) => string;
  readonly loading: string;
  readonly ready: string;
  readonly missing: string;
  readonly failed: string;
  readonly log: string;
  readonly nothing: string;
  readonly controls: string;
  readonly brand: string;
  readonly radius: string;
  readonly size: string;
  readonly dark: string;
}

const EN: LiveTexts = {
  title: 'Live example',
  you: 'This page',
  visitor: 'Visitor',
  peer: 'Bob',
  frame: (name) => `${name}’s page`,
  loading: 'Logging in …',
  ready: 'Both are online: call, and answer on the other side.',
  missing:
    'Here you could call. The example needs the local cloud: run “npm run docs” in the repository, which serves this site together with it.',
  failed: 'The login to the local cloud has failed; see the browser’s console.',
  log: 'Events',
  nothing: 'None yet. Call, and see them come.',
  controls: 'Looks',
  brand: 'Colour',
  radius: 'Corners',
  size: 'Letters',
  dark: 'Dark',
};

const ZH: LiveTexts = {
  title: '在线示例',
  you: '本页面',
  visitor: '访客',
  peer: '小明',
  frame: (name) => `${name}的页面`,
  loading: '正在登录……',
  ready: '双方均已在线：请发起呼叫，并在另一侧接听。',
  missing:
    '此处可以体验真实通话，但需要本地云。请在代码仓库中运行 npm run docs，它会同时启动本站和本地云。',
  failed: '登录本地云失败，详情请查看浏览器控制台。',
  log: '事件',
  nothing: '暂无事件，请发起一次呼叫。',
  controls: '外观',
  brand: '品牌色',
  radius: '圆角',
  size: '字号',
  dark: '深色',
};

export const textsFor = (lang: string): LiveTexts => (lang.startsWith('zh') ? ZH : EN);

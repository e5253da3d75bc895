/** The browsers that differ in where they ask for devices, and in how a refusal is taken back. */
export type BrowserKind =
  | 'chrome'
  | 'edge'
  | 'firefox'
  | 'safari'
  /** Safari on iPhone and iPad. */
  | 'ios-safari'
  /** Other browsers there: they ask by the system, and keep the answer in its settings. */
  | 'ios-app'
  | 'android'
  | 'wechat'
  /** A page inside another app. */
  | 'webview'
  | 'other';

/** Where on the screen the question is: at the top, beside the address, or over the middle of the page. */
export type QuestionPlace = 'top' | 'middle';

type Agent = Pick<Navigator, 'userAgent' | 'maxTouchPoints'>;

export function browserOf({ userAgent, maxTouchPoints }: Agent = navigator): BrowserKind {
  const has = (words: RegExp): boolean => words.test(userAgent);
  if (has(/MicroMessenger/)) return 'wechat';
  // iPads say that they are Macs; no Mac has a touch screen.
  if (has(/iPhone|iPad|iPod/) || (has(/Macintosh/) && maxTouchPoints > 1)) {
    if (has(/CriOS|FxiOS|EdgiOS|OPT\/|OPiOS|DuckDuckGo|Brave/)) return 'ios-app';
    return has(/Version\/[\d.]+.*Safari/) ? 'ios-safari' : 'webview';
  }
  if (has(/; wv\)|\b(FBAN|FBAV|FB_IAB|Instagram|Line|DingTalk|AlipayClient)\b/)) return 'webview';
  if (has(/Android/)) return 'android';
  if (has(/Firefox/)) return 'firefox';
  if (has(/Edg\//)) return 'edge';
  if (has(/Chrome|Chromium/)) return 'chrome';
  return has(/Safari/) ? 'safari' : 'other';
}

export function questionPlaceOf(browser: BrowserKind): QuestionPlace {
  return browser === 'chrome' || browser === 'edge' || browser === 'firefox' ? 'top' : 'middle';
}

import { expect } from '@open-wc/testing';
import { browserOf, questionPlaceOf } from '../../src/devices/browser.js';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)';
const PHONE = 'Mozilla/5.0 (Linux; Android 15; Pixel 9';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('browserOf', () => {
  for (const [kind, userAgent, place, maxTouchPoints = 0] of [
    ['chrome', `${WINDOWS} ${CHROME} Safari/537.36`, 'top'],
    ['edge', `${WINDOWS} ${CHROME} Safari/537.36 Edg/140.0.0.0`, 'top'],
    ['firefox', `${WINDOWS.replace(')', '; rv:143.0)')} Gecko/20100101 Firefox/143.0`, 'top'],
    ['safari', `${MAC} ${WEBKIT} Version/18.5 Safari/605.1.15`, 'middle'],
    ['ios-safari', `${IPHONE} ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`, 'middle', 5],
    ['ios-safari', `${MAC} ${WEBKIT} Version/18.5 Safari/605.1.15`, 'middle', 5],
    ['ios-app', `${IPHONE} ${WEBKIT} CriOS/140.0 Mobile/15E148 Safari/604.1`, 'middle', 5],
    ['webview', `${IPHONE} ${WEBKIT} Mobile/15E148`, 'middle', 5],
    ['wechat', `${IPHONE} ${WEBKIT} Mobile/15E148 MicroMessenger/8.0.60`, 'middle', 5],
    ['android', `${PHONE}) ${CHROME} Mobile Safari/537.36`, 'middle', 5],
    ['webview', `${PHONE}; wv) ${CHROME} Mobile Safari/537.36`, 'middle', 5],
    ['wechat', `${PHONE}; wv) ${CHROME} Mobile Safari/537.36 MicroMessenger/8.0`, 'middle', 5],
    ['other', 'Something/1.0', 'middle'],
  ] as const) {
    it(`knows ${kind} in ${userAgent} with ${maxTouchPoints} fingers`, () => {
      expect(browserOf({ userAgent, maxTouchPoints })).to.equal(kind);
      expect(questionPlaceOf(kind)).to.equal(place);
    });
  }
});

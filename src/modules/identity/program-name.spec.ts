import { programName } from './program-name.js';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

describe('programName', () => {
  it.each([
    [CHROME, 'Chrome 141, Windows 10'],
    [`${CHROME} Edg/141.0.0.0`, 'Microsoft Edge 141, Windows 10'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox 144, Linux'],
    [
      'Mozilla/5.0 (Linux; Android 15; SM-A156E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome 140, Android 15',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Safari 18, iOS 18.6',
    ],
    ['curl/8.5.0', 'curl 8.5.0'],
    ['okhttp/5.1.0', 'okhttp 5.1.0'],
    ['ekinerja-mobile/2.3 (Android 14)', 'ekinerja-mobile 2.3'],
    ['x'.repeat(200), 'x'.repeat(60)],
    ['\u0000\u001b[31mcurl/8', '[31mcurl 8'],
    ['   ', null],
    ['', null],
    [null, null],
  ])('%j is %j', (userAgent, name) => expect(programName(userAgent)).toBe(name));
});

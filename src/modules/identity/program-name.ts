import bowser from 'bowser';

const MOST = 60;

/**
 * A caller's program as a person knows it: `Chrome 141, Windows 10`, `Safari, iOS 19.1`, `curl 8.5.0`. What the program
 * says of itself is not proof of anything. Null when it says nothing.
 */
export function programName(userAgent: string | null): string | null {
  const told = userAgent?.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (!told) return null;
  if (!/^(Mozilla|Opera)\//.test(told)) return firstProduct(told);
  const { browser, os } = bowser.parse(told);
  if (!browser.name || !os.name) return firstProduct(told);
  const major = browser.version?.split('.')[0] ?? '';
  const system = [os.name, os.versionName && os.name === 'Windows' ? os.versionName : os.version];
  return `${`${browser.name} ${major}`.trim()}, ${system.filter(Boolean).join(' ')}`.slice(0, MOST);
}

/** Only browsers begin with `Mozilla/`; other programs name themselves first: `okhttp/5.1.0`, `curl/8.5.0`. */
function firstProduct(told: string): string {
  return (told.split(/[\s(]/, 1)[0] ?? '').replace('/', ' ').slice(0, MOST) || told.slice(0, MOST);
}

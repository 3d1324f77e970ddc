import { TestApp, type TestAnswer } from '../support/test-app.js';

/** First load of the page, in bytes, as they go over the line without compression. */
const MOST = 100_000;

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const open = (path: string): Promise<TestAnswer> => app.anonymous.get(path).expect(200);
const assetsOf = (page: string, path: string): string[] =>
  [...page.matchAll(/(?:src|href)="([^":]+\.(?:css|js))"/g)].map(
    ([, name = '']) => new URL(name, `http://localhost${path}`).pathname,
  );

describe.each([
  ['/papan', 'id', 'Langsung ke isi'],
  ['/papan/en', 'en', 'Skip to the content'],
])('The reading room at %s', (path, language, skip) => {
  it('is a page in its language, which runs and asks for nothing but its own', async () => {
    const { text, headers } = await open(path);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(skip);
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style|style=|https?:/);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]),
    );
    expect(policy).toEqual(expect.arrayContaining(["frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]));
    expect(policy.join()).not.toContain('unsafe');
  });

  it(`loads less than ${MOST / 1_000} kB, of files that stay as they are for a year`, async () => {
    const { text } = await open(path);
    const assets = [...new Set(assetsOf(text, path))];
    const answers = await Promise.all(assets.map(open));
    const size = answers.reduce((sum, { text: file }) => sum + Buffer.byteLength(file), Buffer.byteLength(text));
    expect(assets.length).toBeGreaterThan(10);
    expect(size).toBeLessThan(MOST);
    for (const { headers } of answers) {
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['content-type']).toMatch(/^text\/(css|javascript); charset=utf-8$/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('names every file that its programs import, so that none waits for another', async () => {
    const assets = assetsOf((await open(path)).text, path);
    for (const asset of assets.filter((name) => name.endsWith('.js'))) {
      const imported = [...(await open(asset)).text.matchAll(/from '([^']+)'/g)];
      for (const [, name = ''] of imported)
        expect(assets).toContain(new URL(name, `http://localhost${asset}`).pathname);
    }
  });
});

describe('The files of the reading room', () => {
  it.each([
    'papan/..%2fpapan-files.ts',
    '..%2fhttp/adapter.ts',
    '%2e%2e/http.js',
    'page/page.js',
    'page/__proto__',
    'papan/constructor',
    'papan/none.js',
    'papan/papan.css%00.js',
    'other/papan.css',
  ])('are no others: not %s', async (name) => {
    const { body, text } = await app.anonymous.get(`/papan/assets/v/${name}`).expect(404);
    expect(body.code).toMatch(/^REQUEST\./);
    expect(text).not.toContain('import');
  });

  it('are not kept when a page of another version asks for them', async () => {
    const { headers, text } = await open('/papan/assets/0123456789abcdef/papan/papan.css');
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain('.skip');
  });

  it('are there whether or not the documentation is', async () => {
    const other = await TestApp.start({ env: { SWAGGER_UI: 'off' } });
    await other.anonymous.get('/papan').expect(200);
    await other.anonymous.get('/docs').expect(404);
    await other.stop();
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';
import { ServiceProcess } from '../support/service-process.js';

/** Which groups hold the operations of the test, and what the page says, per language. */
const PAGES = {
  id: {
    path: '/docs',
    units: 'Organisasi',
    accounts: 'Akun',
    appraisals: 'Evaluasi_kinerja',
    signedIn: 'Masuk sebagai',
  },
  en: {
    path: '/docs/en',
    units: 'Organization',
    accounts: 'Accounts',
    appraisals: 'Appraisals',
    signedIn: 'Signed in as',
  },
} as const;
type Words = (typeof PAGES)[keyof typeof PAGES];
interface Account {
  readonly role: string;
  readonly username: string;
  readonly password: string;
}

/** Only so that a busy machine fails no test. */
const FILLING_MS = 180_000;

let folder: string;
let demo: ServiceProcess;
let browser: Browser;
let url: string;
let accounts: readonly Account[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sasaran-browser-'));
  demo = await ServiceProcess.run('cli/demo', ['--json', '--data', folder, '--port', '0', '--employees', '120'], {});
  const [, shown = ''] = await demo.says(/^(\{"url":.*\})$/m, FILLING_MS);
  ({ url, accounts } = JSON.parse(shown) as { url: string; accounts: Account[] });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
}, FILLING_MS + 30_000);
afterAll(async () => {
  await browser?.close();
  await demo?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The page in a fresh browser, and all that went wrong or was asked for there. */
class Visit {
  readonly faults: string[] = [];
  readonly requests: Request[] = [];

  private constructor(
    readonly page: Page,
    private readonly words: Words,
  ) {
    page.on('console', (message) => void (message.type() === 'error' && this.faults.push(message.text())));
    page.on('pageerror', (error) => void this.faults.push(String(error)));
    page.on('request', (request) => void this.requests.push(request));
  }

  static async to(words: Words): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(15_000);
    const visit = new Visit(await context.newPage(), words);
    await visit.page.goto(`${url}${words.path}`);
    return visit;
  }

  async signIn(role: string): Promise<void> {
    const { username = '', password = '' } = accounts.find((account) => account.role === role) ?? {};
    await this.page.fill('#sign-in input[type=text]', username);
    await this.page.fill('#sign-in input[type=password]', password);
    await this.page.click('#sign-in button');
    await this.page.getByText(`${this.words.signedIn} ${username}`).waitFor();
  }

  /** Opens an operation and sends it as the page has filled it in; gives the status that the page shows. */
  async send(group: string, operation: string): Promise<{ status: string; request: Request }> {
    const block = this.page.locator(`[id="operations-${group}-${operation}"]`);
    if ((await block.locator('.execute').count()) === 0) {
      await block.locator('.opblock-summary-control').click();
      await block.locator('.try-out__btn').click();
    }
    const answered = this.page.waitForResponse((response) => response.url().includes('/api/v1/'));
    await block.locator('.execute').click();
    const response = await answered;
    const shown = block.locator('.live-responses-table tr.response .response-col_status').first();
    await shown.filter({ hasText: String(response.status()) }).waitFor();
    return { status: (await shown.innerText()).trim(), request: response.request() };
  }

  /** Takes a picture for the documents when SCREENSHOTS=1. */
  async picture(name: string): Promise<void> {
    if (process.env.SCREENSHOTS === '1') await this.page.screenshot({ path: `docs/images/${name}.png` });
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}

const store = (page: Page): Promise<unknown> =>
  page.evaluate(
    `({ session: Object.keys(sessionStorage), local: Object.keys(localStorage), cookies: document.cookie })`,
  );

describe.each(Object.entries(PAGES))('The documentation page in the language %s', (language, words) => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.to(words);
  });
  afterAll(() => visit?.leave());

  it('signs in inside the page, shows who with which roles, and stays signed in after a reload', async () => {
    await visit.signIn('ADMIN');
    await visit.page.reload();
    await visit.page.getByText(`${words.signedIn} admin`).waitFor();
    expect(await visit.page.locator('#who .roles').innerText()).toBe('ADMIN');
    expect(await store(visit.page)).toEqual({ session: ['sasaran.refreshToken'], local: [], cookies: '' });
  });

  it('opens every group as a list, and finds operations by any of their words', async () => {
    await visit.page.locator('.opblock').first().waitFor();
    expect(await visit.page.locator('.opblock').count()).toBeGreaterThan(60);
    expect(await visit.page.locator('.opblock-body').count()).toBe(0);
    await visit.page.fill('.operation-filter-input', 'ORG-UNITS');
    await visit.page.locator('.opblock').nth(3).waitFor({ state: 'detached' });
    expect(await visit.page.locator('.opblock-summary-path').allInnerTexts()).toHaveLength(3);
    await visit.page.fill('.operation-filter-input', '');
  });

  it('makes a unit with the example as it stands, with a new Idempotency-Key for each click', async () => {
    const first = await visit.send(words.units, 'addOrgUnit');
    if (language === 'id') await visit.picture('swagger-id-unit');
    const second = await visit.send(words.units, 'addOrgUnit');
    expect([first.status, second.status]).toEqual(['201', '201']);
    const keys = [first, second].map(({ request }) => request.headers()['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(keys[1]).not.toBe(keys[0]);
    const block = visit.page.locator(`[id="operations-${words.units}-addOrgUnit"]`);
    expect(await block.locator('.request-snippets .curl').innerText()).toContain(`Idempotency-Key: ${keys[1]}`);
    expect(await block.locator('.live-responses-table').innerText()).toMatch(/\d+ ms/);
  });

  it('changes an account with the version that it showed last', async () => {
    const read = await visit.send(words.accounts, 'getAccount');
    const etag = (await read.request.response())?.headers()['etag'];
    const changed = await visit.send(words.accounts, 'changeAccount');
    expect([read.status, changed.status]).toEqual(['200', '200']);
    expect(changed.request.headers()['if-match']).toBe(etag);
  });

  it('speaks its language, loads nothing from elsewhere and says nothing on the console', async () => {
    expect(visit.requests.at(-1)?.headers()['accept-language']).toBe(language);
    expect(
      visit.requests.filter((request) => !request.url().startsWith(url) && !request.url().startsWith('data:')),
    ).toEqual([]);
    await visit.page.evaluate('window.scrollTo(0, 0)');
    expect(visit.faults).toEqual([]);
  });

  it('signs out and forgets', async () => {
    await visit.page.click('#who button');
    await visit.page.locator('#sign-in').waitFor();
    expect(await store(visit.page)).toEqual({ session: [], local: [], cookies: '' });
    expect(visit.faults).toEqual([]);
  });
});

describe('The session of the page', () => {
  it('renews itself before it expires', async () => {
    const visit = await Visit.to(PAGES.id);
    await visit.page.clock.install();
    await visit.page.reload();
    await visit.signIn('EMPLOYEE');
    const renewed = visit.page.waitForResponse((response) => response.url().endsWith('/auth/refresh'));
    await visit.page.clock.fastForward(14 * 60_000 + 1_000);
    expect((await renewed).status()).toBe(200);
    expect(visit.faults).toEqual([]);
    await visit.leave();
  });

  it('lets an employee go on with the demo: the example of the self-assessment works as it stands', async () => {
    const visit = await Visit.to(PAGES.id);
    await visit.signIn('EMPLOYEE');
    await visit.picture('swagger-id');
    expect((await visit.send(PAGES.id.appraisals, 'assessSelf')).status).toBe('201');
    expect(visit.faults).toEqual([]);
    await visit.leave();
  });

  it('says why a sign-in is refused, in its language', async () => {
    const visit = await Visit.to(PAGES.en);
    await visit.picture('swagger');
    await visit.page.fill('#sign-in input[type=text]', 'nobody');
    await visit.page.fill('#sign-in input[type=password]', 'not the right one');
    await visit.page.click('#sign-in button');
    await visit.page.locator('#sign-in [role=alert]', { hasText: /^(?!Not signed in)\w.+\.$/ }).waitFor();
    expect(await store(visit.page)).toMatchObject({ session: [] });
    await visit.leave();
  });
});

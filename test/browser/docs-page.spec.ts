import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { DocsVisit, openBrowser, PAGES } from '../support/docs-visit.js';
import { PapanVisit } from '../support/papan-visit.js';
import { ServiceProcess } from '../support/service-process.js';

interface Account {
  readonly role: string;
  readonly username: string;
  readonly password: string;
}

/** Only so that a busy machine fails no test. */
const FILLING_MS = 600_000;

let folder: string;
let demo: ServiceProcess;
let browser: Browser;
let url: string;
let accounts: readonly Account[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sasaran-browser-'));
  demo = await ServiceProcess.run('cli/demo', ['--json', '--data', folder, '--port', '0'], {});
  const [, shown = ''] = await demo.says(/^(\{"url":.*\})$/m, FILLING_MS);
  ({ url, accounts } = JSON.parse(shown) as { url: string; accounts: Account[] });
  browser = await openBrowser();
}, FILLING_MS + 30_000);
afterAll(async () => {
  await browser?.close();
  await demo?.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(visit: DocsVisit, role: string): Promise<void> {
  const { username = '', password = '' } = accounts.find((account) => account.role === role) ?? {};
  await visit.signIn(username, password);
}

/** An ADMIN's day at the page in each language, from sign-in to sign-out. */
describe.each(Object.entries(PAGES))('The documentation page in the language %s', (language, words) => {
  let visit: DocsVisit;

  beforeAll(async () => {
    visit = await DocsVisit.to(browser, url, words);
  });
  afterAll(() => visit?.leave());

  it('signs in inside the page, shows who with which roles, and stays signed in after a reload', async () => {
    await signIn(visit, 'ADMIN');
    await visit.page.reload();
    await visit.isSignedIn('admin');
    if (language === 'en') await visit.picture('swagger');
    expect(await visit.page.locator('#who .roles').innerText()).toBe('ADMIN');
    expect(await visit.store()).toEqual({ session: ['sasaran.refreshToken'], local: [], cookies: '' });
  });

  it('shows the groups as a table of contents, and finds operations by any of their words', async () => {
    const groups = visit.page.locator('.opblock-tag');
    const found = visit.page.locator('.opblock-tag-section .opblock-summary-path');
    await groups.first().waitFor();
    expect(await groups.count()).toBeGreaterThan(15);
    expect(await found.count()).toBe(0);
    await visit.page.fill('.operation-filter-input', 'ORG-UNITS/{id}/CLOSURE');
    await found.first().waitFor();
    expect(await found.allInnerTexts()).toEqual(['/api/v1/org-units/{id}/closure']);
    await visit.page.fill('.operation-filter-input', '');
    await found.first().waitFor({ state: 'detached' });
  });

  it('makes a unit with the example as it stands, with a new Idempotency-Key for each click', async () => {
    const first = await visit.send(words.units, 'addOrgUnit');
    if (language === 'id') await visit.picture('swagger-id-unit');
    const second = await visit.send(words.units, 'addOrgUnit');
    expect([first.status, second.status]).toEqual(['201', '201']);
    const keys = [first, second].map(({ request }) => request.headers()['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(keys[1]).not.toBe(keys[0]);
    const block = visit.operation(words.units, 'addOrgUnit');
    expect(await block.locator('.request-snippets .curl').innerText()).toContain(`Idempotency-Key: ${keys[1]}`);
    expect(await block.locator('.live-responses-table').innerText()).toMatch(/\d+ ms/);
  });

  it('makes a post, an account and a year with examples that nobody has used', async () => {
    const made = [
      await visit.send(words.units, 'addPosition'),
      await visit.send(words.accounts, 'createAccount'),
      await visit.send(words.periods, 'openPerformancePeriod'),
    ];
    expect(made.map(({ status }) => status)).toEqual(['201', '201', '201']);
  });

  it('changes an account with the version that it showed last', async () => {
    const read = await visit.send(words.accounts, 'getAccount');
    const etag = (await read.request.response())?.headers()['etag'];
    const changed = await visit.send(words.accounts, 'changeAccount');
    expect([read.status, changed.status]).toEqual(['200', '200']);
    expect(changed.request.headers()['if-match']).toBe(etag);
  });

  it('looks the version up in the list of what nobody has shown yet', async () => {
    const changed = await visit.send(words.employees, 'correctGrade');
    expect(changed.status).toBe('200');
    expect(changed.request.headers()['if-match']).toMatch(/^"\d+"$/);
  });

  it('looks up the version of what has no id, too', async () => {
    const changed = await visit.send(words.plans, 'changeWorkPlanPolicy');
    expect(changed.status).toBe('200');
    expect(changed.request.headers()['if-match']).toMatch(/^"\d+-/);
  });

  it('speaks its language, loads nothing from elsewhere and says nothing on the console', async () => {
    expect(visit.requests.at(-1)?.headers()['accept-language']).toBe(language);
    expect(
      visit.requests.filter((request) => !request.url().startsWith(url) && !request.url().startsWith('data:')),
    ).toEqual([]);
    expect(visit.faults).toEqual([]);
  });

  it('signs out and forgets', async () => {
    await visit.page.click('#who button');
    await visit.page.locator('#sign-in').waitFor();
    expect(await visit.store()).toEqual({ session: [], local: [], cookies: '' });
    expect(visit.faults).toEqual([]);
  });
});

describe('The session of the page', () => {
  it('renews itself before it expires', async () => {
    const visit = await DocsVisit.to(browser, url, PAGES.id);
    await visit.page.clock.install();
    await visit.page.reload();
    await signIn(visit, 'EMPLOYEE');
    const renewed = visit.page.waitForResponse((response) => response.url().endsWith('/auth/refresh'));
    await visit.page.clock.fastForward(14 * 60_000 + 1_000);
    expect((await renewed).status()).toBe(200);
    expect(visit.faults).toEqual([]);
    await visit.leave();
  });

  it('lets an employee go on with the demo: examples of the plan to come and of the self-assessment work as they stand', async () => {
    const visit = await DocsVisit.to(browser, url, PAGES.id);
    await signIn(visit, 'EMPLOYEE');
    await visit.picture('swagger-id');
    const done = [
      await visit.send(PAGES.id.plans, 'changeAnnexes'),
      await visit.send(PAGES.id.plans, 'addResult'),
      await visit.send(PAGES.id.plans, 'changeResult'),
      await visit.send(PAGES.id.plans, 'submitWorkPlan'),
      await visit.send(PAGES.id.appraisals, 'assessSelf'),
    ];
    expect(done.map(({ status }) => status)).toEqual(['200', '201', '200', '201', '201']);
    expect(visit.faults).toEqual([]);
    await visit.leave();
  });

  it('says why a sign-in is refused, in its language, and keeps the name', async () => {
    const visit = await DocsVisit.to(browser, url, PAGES.en);
    await visit.offer('nobody', 'not the right one');
    await visit.says(/^(?!Not signed in)\w.+\.$/);
    expect(await visit.page.inputValue('#sign-in input[type=text]')).toBe('nobody');
    expect(await visit.store()).toMatchObject({ session: [] });
    await visit.leave();
  });
});

describe('The reading room of the demo', () => {
  it('shows on the board that two appraisers do not rate like the others, and who leans', async () => {
    const visit = await PapanVisit.to(browser, url, 'id', 1_200);
    const { username = '', password = '' } = accounts.find(({ role }) => role === 'AUDITOR') ?? {};
    await visit.signIn(username, password);
    await visit.goTo('#/unit/semua', /^Papan/);
    const told = visit.page.locator('table', { hasText: 'Cara menilai di unit ini' });
    const counts = new Map<string, number>();
    for (const row of await told.locator('tbody tr').all()) {
      const [name = '', count = ''] = (await row.innerText()).split('\t');
      counts.set(name, Number(count));
    }
    expect(counts.get('Cenderung lunak')).toBeGreaterThanOrEqual(1);
    expect(counts.get('Petunjuk bahwa seseorang diistimewakan')).toBeGreaterThanOrEqual(1);
    const chart = visit.page.locator('figure', { hasText: 'Kecenderungan pejabat penilai' });
    expect(await chart.locator('svg desc').textContent()).toMatch(/ [1-9]\d* jelas lebih murah hati/);
    await visit.picture('papan');
    expect(visit.faults).toEqual([]);
    await visit.leave();
  });
});

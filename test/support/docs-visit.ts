import { type Browser, chromium, type Locator, type Page, type Request } from 'playwright-core';

/** Which groups hold the operations of the tests, and what the page says, per language. */
export const PAGES = {
  id: {
    path: '/docs',
    units: 'Organisasi',
    accounts: 'Akun',
    employees: 'Pegawai',
    appraisals: 'Evaluasi_kinerja',
    periods: 'Tahun_kinerja',
    plans: 'SKP',
    signedIn: 'Masuk sebagai',
  },
  en: {
    path: '/docs/en',
    units: 'Organization',
    accounts: 'Accounts',
    employees: 'Employees',
    appraisals: 'Appraisals',
    periods: 'Periods',
    plans: 'Work_plans',
    signedIn: 'Signed in as',
  },
} as const;
type Words = (typeof PAGES)[keyof typeof PAGES];

/** The Chromium that the gate has found. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
}

/** Takes a picture for the documents when SCREENSHOTS=1. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS === '1') await page.screenshot({ path: `docs/images/${name}.png` });
}

/** The documentation page in a fresh browser, and all that went wrong or was asked for there. */
export class DocsVisit {
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

  static async to(browser: Browser, url: string, words: Words): Promise<DocsVisit> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(15_000);
    const visit = new DocsVisit(await context.newPage(), words);
    await visit.page.goto(`${url}${words.path}`);
    return visit;
  }

  /** Fills in the form and sends it. */
  async offer(username: string, password: string): Promise<void> {
    await this.page.fill('#sign-in input[type=text]', username);
    await this.page.fill('#sign-in input[type=password]', password);
    await this.page.click('#sign-in button');
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.offer(username, password);
    await this.isSignedIn(username);
  }

  /** Waits until the page shows who is signed in. */
  async isSignedIn(username: string): Promise<void> {
    await this.page.getByText(`${this.words.signedIn} ${username}`).waitFor();
  }

  /** Waits until the bar says a sentence. */
  async says(sentence: string | RegExp): Promise<void> {
    await this.page.locator('#bar [role]', { hasText: sentence }).waitFor();
  }

  operation(group: string, operation: string): Locator {
    return this.page.locator(`[id="operations-${group}-${operation}"]`);
  }

  /** Opens a group of operations, and closes the others: of very many open operations Swagger UI draws those in sight only. */
  private async openGroup(group: string): Promise<void> {
    const head = this.page.locator(`[id="operations-tag-${group.replaceAll(' ', '_')}"]`);
    await head.waitFor();
    if ((await head.getAttribute('data-is-open')) === 'true') return;
    const open = this.page.locator('.opblock-tag[data-is-open="true"]');
    while ((await open.count()) > 0) await open.first().click();
    await head.click();
  }

  /** Opens an operation, puts ids in its address where they are not filled in, and sends it; gives the status that is shown. */
  async send(group: string, operation: string, id?: string): Promise<{ status: string; request: Request }> {
    const block = this.operation(group, operation);
    await this.openGroup(group);
    if ((await block.locator('.execute').count()) === 0) {
      await block.locator('.opblock-summary-control').click();
      await block.locator('.try-out__btn').click();
    }
    if (id) await block.locator('.parameters input').first().fill(id);
    const method = (await block.locator('.opblock-summary-method').innerText()).trim();
    const answered = this.page.waitForResponse(
      (response) => response.url().includes('/api/v1/') && response.request().method() === method,
    );
    await block.locator('.execute').click();
    const response = await answered;
    const shown = block.locator('.live-responses-table tr.response .response-col_status').first();
    await shown.filter({ hasText: String(response.status()) }).waitFor();
    return { status: (await shown.innerText()).trim(), request: response.request() };
  }

  /** What the page has kept in the browser. */
  store(): Promise<unknown> {
    return this.page.evaluate(
      `({ session: Object.keys(sessionStorage), local: Object.keys(localStorage), cookies: document.cookie })`,
    );
  }

  /** Takes a picture for the documents once the operations stand. */
  async picture(name: string): Promise<void> {
    await this.page.locator('.opblock-tag').first().waitFor();
    await takePicture(this.page, name);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}

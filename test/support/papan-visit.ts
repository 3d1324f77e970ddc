import type { Browser, Page, Request } from 'playwright-core';
import { takePicture } from './docs-visit.js';
import { PASSWORD } from './government.js';

const PATHS = { id: '/papan', en: '/papan/en' } as const;

/** Something that can be acted on, as assistive technology knows it. */
interface Control {
  readonly role: string;
  readonly name: string;
}
const CONTROLS = ['link', 'button', 'textbox', 'combobox', 'DisclosureTriangle'];

/** Of all elements with a text of their own: the texts whose colours are too near to each other. */
const FAINT_TEXTS = `(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = parts(getComputedStyle(one).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = (element) => {
    const [more, less] = [luminance(parts(getComputedStyle(element).color)), luminance(behind(element))].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  return [...document.body.querySelectorAll(':not(svg, svg *, noscript)')]
    .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((one) => !(contrast(one) >= 4.5))
    .map((one) => one.outerHTML);
})()`;

/** The reading room in a fresh browser, and all that went wrong or was asked for there. */
export class PapanVisit {
  readonly faults: string[] = [];
  readonly requests: Request[] = [];

  private constructor(readonly page: Page) {
    page.on('console', (message) => void (message.type() === 'error' && this.faults.push(message.text())));
    page.on('pageerror', (error) => void this.faults.push(String(error)));
    page.on('request', (request) => void this.requests.push(request));
  }

  static async to(
    browser: Browser,
    url: string,
    language: keyof typeof PATHS = 'id',
    width = 1000,
  ): Promise<PapanVisit> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    context.setDefaultTimeout(30_000);
    const visit = new PapanVisit(await context.newPage());
    await visit.page.goto(`${url}${PATHS[language]}`);
    return visit;
  }

  /** Fills in the form and sends it. */
  async signIn(username: string, password = PASSWORD): Promise<void> {
    await this.page.fill('#sign-in [name=username]', username);
    await this.page.fill('#sign-in [name=current-password]', password);
    await this.page.click('#sign-in button');
  }

  /** Goes to a view by its address, and waits until it stands. */
  async goTo(hash: string, title: string | RegExp): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await this.stands(title);
  }

  /** Waits until a view stands, with the focus on its heading. */
  async stands(title: string | RegExp): Promise<void> {
    await this.page.locator('#main[aria-busy="false"] > h1:focus').filter({ hasText: title }).waitFor();
  }

  /** Waits for a sentence of the page about what was done, or was not. */
  async says(sentence: string | RegExp): Promise<void> {
    await this.page.locator('[role=status], [role=alert]').filter({ hasText: sentence }).first().waitFor();
  }

  /** Presses Tab until the control of this name has the focus; gives how often. */
  async tabTo(name: string): Promise<number> {
    const named = `(document.activeElement?.labels?.[0] ?? document.activeElement)?.textContent`;
    for (let presses = 1; presses < 80; presses += 1) {
      await this.page.keyboard.press('Tab');
      if ((await this.page.evaluate(named)) === name) return presses;
    }
    throw new Error(`No Tab leads to ${name}`);
  }

  /** All controls with their accessible names, as Chromium tells them to a screen reader. */
  async controls(): Promise<readonly Control[]> {
    const tools = await this.page.context().newCDPSession(this.page);
    const { nodes } = await tools.send('Accessibility.getFullAXTree');
    await tools.detach();
    return nodes
      .filter(({ ignored, role }) => !ignored && CONTROLS.includes(String(role?.value)))
      .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }));
  }

  /** By how much the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate(`document.documentElement.scrollWidth - window.innerWidth`);
  }

  /** Controls that are smaller than a finger needs (WCAG 2.2, 2.5.8: 24 px). */
  smallTargets(): Promise<readonly string[]> {
    return this.page.evaluate(`[...document.querySelectorAll('a, button, input, select, textarea, summary')]
      .filter((one) => one.checkVisibility() && !one.matches('.skip'))
      .filter((one) => { const { width, height } = one.getBoundingClientRect(); return width < 24 || height < 24; })
      .map((one) => one.outerHTML)`);
  }

  /** Texts that stand out too little from what is behind them (WCAG 2.2, 1.4.3: 4.5 to 1). */
  faintTexts(): Promise<readonly string[]> {
    return this.page.evaluate(FAINT_TEXTS);
  }

  /** Takes a picture for the documents. */
  picture(name: string): Promise<void> {
    return takePicture(this.page, name);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}

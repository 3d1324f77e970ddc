import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/docs-visit.js';
import { Government, PASSWORD, usernameOf } from '../support/government.js';
import { PapanVisit } from '../support/papan-visit.js';
import { TestApp } from '../support/test-app.js';

const NEW_PASSWORD = 'embun pagi di beranda 2026';

let app: TestApp;
let gov: Government;
let browser: Browser;
let url: string;

beforeAll(async () => {
  app = await TestApp.start({ env: { PASSWORD_MAX_AGE_DAYS: '90' } });
  gov = await Government.found(app);
  url = `http://127.0.0.1:${await app.listen()}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('The sign-in of the reading room', () => {
  it('asks for the code of the authenticator app once the password is right', async () => {
    const client = gov.as('colleague');
    const { secret } = (await client.post('/auth/totp').expect(201)).body;
    const look = (): string => {
      app.clock.advance({ seconds: 30 });
      return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: app.clock.now().getTime() });
    };
    await client.post('/auth/totp/confirmation', { code: look() }).expect(200);
    const visit = await PapanVisit.to(browser, url, 'en');
    const code = visit.page.getByLabel('Authenticator or recovery code');
    expect(await code.isVisible()).toBe(false);
    await visit.signIn(usernameOf('colleague'));
    await visit.says('The password is right.');
    await code.fill(look());
    await visit.page.keyboard.press('Enter');
    await visit.stands('My year');
    await visit.leave();
  });

  it('lets somebody change the password who has to do so first, and then goes on', async () => {
    app.clock.advance({ days: 91 });
    const visit = await PapanVisit.to(browser, url);
    await visit.signIn(usernameOf('staff'));
    await visit.stands('Ganti kata sandi lebih dahulu');
    expect(await visit.page.locator('#top nav').innerText()).toBe('Periksa dokumen');
    await visit.page.getByLabel('Kata sandi sekarang').fill(PASSWORD);
    await visit.page.getByLabel('Kata sandi baru').fill('pendek');
    await visit.page.keyboard.press('Enter');
    await visit.says(/^(?!Memuat)\w.+\.$/);
    expect(await visit.page.inputValue('[name=current-password]')).toBe(PASSWORD);
    await visit.page.getByLabel('Kata sandi baru').fill(NEW_PASSWORD);
    await visit.page.keyboard.press('Enter');
    await visit.stands('Tahun saya');
    await visit.leave();
  });

  it('says where the second factor is set up that a role asks for', async () => {
    await app.restart({ TOTP_REQUIRED_FOR: 'AUDITOR', PASSWORD_MAX_AGE_DAYS: '0' });
    const visit = await PapanVisit.to(browser, `http://127.0.0.1:${await app.listen()}`);
    await visit.signIn('auditor-uji');
    await visit.stands('Pasang autentikator lebih dahulu');
    const link = visit.page.getByRole('link', { name: 'Buka halaman dokumentasi' });
    expect(await link.getAttribute('href')).toMatch(/\/docs$/);
    await visit.leave();
  });
});

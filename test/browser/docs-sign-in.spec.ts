import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import type { RoleName } from '../../src/kernel/auth/permissions.js';
import { OPEN_END } from '../../src/kernel/values/civil-date.js';
import { IdentityApi } from '../../src/modules/identity/index.js';
import { DocsVisit, openBrowser, PAGES } from '../support/docs-visit.js';
import { type Client, TestApp } from '../support/test-app.js';

const PASSWORD = 'kabut tipis di lereng';
const WRONG = 'bukan yang ini';

let app: TestApp;
let url: string;
let browser: Browser;

beforeAll(async () => {
  app = await TestApp.start({ env: { RECENT_SIGN_IN_MINUTES: '5', TOTP_REQUIRED_FOR: 'AUDITOR' } });
  url = `http://127.0.0.1:${await app.listen()}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function account(username: string, role: RoleName, activated = true): Promise<string> {
  const roles = [{ role, unitId: null, from: '2026-01-01', until: OPEN_END }];
  const secret = activated ? { password: PASSWORD } : {};
  const [id = ''] = await app.get(IdentityApi).provisionAccounts([{ employeeId: null, username, roles, ...secret }]);
  return id;
}

/** Somebody at another program than the page. */
async function elsewhere(username: string): Promise<Client> {
  const { body } = await app.anonymous.post('/auth/login', { username, password: PASSWORD }).expect(200);
  return app.as(body.accessToken);
}

/** Sets an authenticator app up; gives what the app shows from then on, another code at each look. */
async function authenticatorOf(client: Client): Promise<() => string> {
  const { secret } = (await client.post('/auth/totp').expect(201)).body;
  const look = (): string => {
    app.clock.advance({ seconds: 30 });
    return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: app.clock.now().getTime() });
  };
  await client.post('/auth/totp/confirmation', { code: look() }).expect(200);
  return look;
}

describe('The sign-in of the page', () => {
  it('asks for the code of the authenticator app once the password is right, and again when it does not fit', async () => {
    await account('pegawai.dua', 'EMPLOYEE');
    const shown = await authenticatorOf(await elsewhere('pegawai.dua'));
    const visit = await DocsVisit.to(browser, url, PAGES.id);
    const code = visit.page.locator('#sign-in input[autocomplete=one-time-code]');
    expect(await code.isVisible()).toBe(false);
    await visit.offer('pegawai.dua', PASSWORD);
    await code.waitFor();
    await visit.says('Isi pula kode dari aplikasi autentikator');
    await code.fill('000000');
    await visit.page.click('#sign-in button');
    await visit.says(/^(?!Kata sandi benar)\w.+\.$/);
    await code.fill(shown());
    await visit.page.click('#sign-in button');
    await visit.isSignedIn('pegawai.dua');
    await visit.leave();
  });

  it('says what has to be done first, and no longer when it is done', async () => {
    await account('inspektorat', 'AUDITOR');
    const visit = await DocsVisit.to(browser, url, PAGES.en);
    await visit.signIn('inspektorat', PASSWORD);
    await visit.says('Set up an authenticator app first: POST /auth/totp.');
    await authenticatorOf(await elsewhere('inspektorat'));
    expect((await visit.send('Sign-in', 'getSecondFactor')).status).toBe('200');
    await visit.page.locator('#who [role=alert]').waitFor({ state: 'detached' });
    await visit.leave();
  });
});

describe('A sensitive act at the page', () => {
  it('is refused, asks for password and code once more, and is done when it is repeated', async () => {
    const newcomer = await account('pegawai.baru', 'EMPLOYEE', false);
    await account('admin.dua', 'ADMIN');
    const visit = await DocsVisit.to(browser, url, PAGES.en);
    await visit.signIn('admin.dua', PASSWORD);
    const shown = await authenticatorOf(await elsewhere('admin.dua'));
    app.clock.advance({ seconds: 301 });
    expect((await visit.send('Accounts', 'renewActivationSecret', newcomer)).status).toBe('403');
    await visit.says('This act is sensitive');
    const [password, code] = ['input[type=password]', 'input[autocomplete=one-time-code]'];
    await visit.page.fill(`#prove ${password}`, WRONG);
    await visit.page.click('#prove button');
    await visit.says('The current password or the authenticator code is wrong');
    await visit.page.fill(`#prove ${password}`, PASSWORD);
    await visit.page.click('#prove button');
    await visit.says('Add the code of your authenticator app');
    await visit.page.fill(`#prove ${code}`, shown());
    await visit.page.click('#prove button');
    await visit.says('Please execute the operation again.');
    expect((await visit.send('Accounts', 'renewActivationSecret', newcomer)).status).toBe('201');
    await visit.isSignedIn('admin.dua');
    await visit.leave();
  });
});

describe('A session that was ended elsewhere', () => {
  it('is forgotten at the next call, with a sentence why', async () => {
    await account('admin.tiga', 'ADMIN');
    const visit = await DocsVisit.to(browser, url, PAGES.id);
    await visit.signIn('admin.tiga', PASSWORD);
    await (await elsewhere('admin.tiga')).delete('/auth/sessions').expect(204);
    expect((await visit.send('Akun', 'listAccounts')).status).toBe('401');
    await visit.says('Sesi sudah berakhir. Silakan masuk lagi.');
    expect(await visit.store()).toEqual({ session: [], local: [], cookies: '' });
    await visit.leave();
  });
});

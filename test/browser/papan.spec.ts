import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/docs-visit.js';
import { Government, usernameOf } from '../support/government.js';
import { PapanVisit } from '../support/papan-visit.js';
import { RatedUnit } from '../support/rated-unit.js';
import { TestApp } from '../support/test-app.js';

const [KADIS, KABID, STAFF, COLLEAGUE] = (['kadis', 'kabid', 'staff', 'colleague'] as const).map(usernameOf) as [
  string,
  string,
  string,
  string,
];
const NOTE = 'Bagaimana hasil ini dapat menjadi lebih baik?';
const FEEDBACK = 'Laporannya selalu tepat waktu.';

let app: TestApp;
let gov: Government;
let unit: RatedUnit;
let browser: Browser;
let url: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  unit = await RatedUnit.found(app, gov, { [STAFF]: KABID, [COLLEAGUE]: KABID, [KABID]: KADIS });
  for (const owner of [STAFF, COLLEAGUE]) {
    await unit.rate(owner, gov.as('kabid'));
    await gov
      .as('kabid')
      .post(`/appraisals/${unit.appraisalOf(owner)}/publication`)
      .expect(201);
  }
  url = `http://127.0.0.1:${await app.listen()}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const statusOf = async (owner: string): Promise<string> =>
  (
    await gov
      .by(owner)
      .get(`/appraisals/${unit.appraisalOf(owner)}`)
      .expect(200)
  ).body.status;

describe('The year of somebody without a team', () => {
  let visit: PapanVisit;

  beforeAll(async () => {
    visit = await PapanVisit.to(browser, url);
  });
  afterAll(() => visit?.leave());

  it('loads in less than 100 kB, from its own server only', async () => {
    await visit.page.locator('#sign-in').waitFor();
    const loaded = await Promise.all(
      visit.requests.filter((request) => !request.url().startsWith('data:')).map((request) => request.response()),
    );
    const sizes = await Promise.all(loaded.map(async (response) => (await response?.body())?.length ?? 0));
    const size = sizes.reduce((sum, one) => sum + one, 0);
    expect(loaded.length).toBeGreaterThan(5);
    expect(size).toBeGreaterThan(10_000);
    expect(size).toBeLessThan(100_000);
  });

  it('opens with the sign-in, says why it is refused, and keeps the name', async () => {
    await visit.signIn(STAFF, 'bukan kata sandinya');
    await visit.says('kata sandi');
    expect(await visit.page.inputValue('[name=username]')).toBe(STAFF);
    // Chromium itself tells the console of the refusal.
    expect(visit.faults.splice(0)).toEqual([expect.stringContaining('401')]);
  });

  it('shows what is next and the results, no team and no board', async () => {
    await visit.signIn(STAFF);
    await visit.stands('Tahun saya');
    expect(await visit.page.locator('#top nav').innerText()).toBe('Tahun saya\nPeriksa dokumen');
    await visit.page.getByRole('region', { name: 'Yang berikutnya' }).getByRole('link').waitFor();
    expect(await visit.page.getByRole('row').nth(1).innerText()).toContain('Baik');
  });

  it('explains the result from the duty on', async () => {
    await visit.page.getByRole('region', { name: 'Yang berikutnya' }).getByRole('link').click();
    await visit.stands('Hasil Triwulan 1 2026');
    await visit.page.getByText('Predikat kinerja Staf Uji untuk Triwulan 1 2026 adalah Baik.').waitFor();
    await visit.page.getByText('PermenPANRB 6/2022 Pasal 24–25').first().waitFor();
  });

  it('asks for a talk; when that fails, nothing is lost, and the second time it is the same act', async () => {
    await visit.page.fill('[name=note]', NOTE);
    await visit.page.route('**/talks', (route) => route.abort());
    const talk = visit.page.getByRole('button', { name: 'Minta pembicaraan' });
    const sent = visit.page.waitForRequest(/\/talks$/);
    await talk.click();
    await visit.says('Layanan tidak dapat dihubungi');
    expect(await visit.page.inputValue('[name=note]')).toBe(NOTE);
    await visit.page.unroute('**/talks');
    const again = visit.page.waitForRequest(/\/talks$/);
    await talk.click();
    await visit.says('Permintaan pembicaraan sudah dicatat.');
    const keys = [await sent, await again].map((request) => request.headers()['idempotency-key']);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), keys[0]]);
    await visit.page.getByRole('region', { name: 'Pembicaraan' }).getByText(NOTE).waitFor();
    expect(visit.faults.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
  });

  it('says beside the act that nothing was filled in', async () => {
    await visit.page.getByRole('button', { name: 'Minta pembicaraan' }).click();
    await visit.says('Bidang “Apa yang ingin dibicarakan” harus diisi.');
    expect(await visit.page.locator('[name=note]').getAttribute('aria-invalid')).toBe('true');
  });

  it('receives the result once', async () => {
    await visit.page.getByRole('button', { name: 'Nyatakan sudah menerima hasil' }).click();
    await visit.says('Penerimaan Anda sudah dicatat.');
    expect(await statusOf(STAFF)).toBe('ACKNOWLEDGED');
    expect(await visit.page.getByRole('button', { name: 'Nyatakan sudah menerima hasil' }).count()).toBe(0);
  });

  it('saves the document as PDF', async () => {
    const saved = visit.page.waitForEvent('download');
    await visit.page.getByRole('button', { name: 'Unduh evaluasi kinerja (PDF)' }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
    await visit.says('sudah diunduh');
  });

  it('stays signed in after a reload, at the same view, and keeps the refresh token only', async () => {
    await visit.page.reload();
    await visit.stands('Hasil Triwulan 1 2026');
    const store = `({ session: Object.keys(sessionStorage), local: Object.keys(localStorage), cookies: document.cookie })`;
    expect(await visit.page.evaluate(store)).toEqual({ session: ['sasaran.refreshToken'], local: [], cookies: '' });
  });

  it('goes on in English, where the API answers in English too', async () => {
    await visit.page.getByRole('link', { name: 'English' }).click();
    await visit.stands('Result');
    await visit.page.getByText('The performance predicate of Staf Uji').waitFor();
    expect(await visit.page.locator('html').getAttribute('lang')).toBe('en');
    expect(visit.requests.at(-1)?.headers()['accept-language']).toBe('en');
  });

  it('keeps what was written when the session ends elsewhere, and goes on after a new sign-in', async () => {
    await visit.page.fill('[name=note]', NOTE);
    await (await gov.signInAgain('staff')).delete('/auth/sessions').expect(204);
    await visit.page.getByRole('button', { name: 'Ask for a talk' }).click();
    await visit.says('Sign in again here');
    await visit.signIn(STAFF);
    await visit.page.locator('#again').waitFor({ state: 'detached' });
    expect(await visit.page.inputValue('[name=note]')).toBe(NOTE);
    expect(visit.faults.splice(0).every((fault) => fault.includes('401'))).toBe(true);
  });

  it('signs out and forgets; nothing went elsewhere and nothing was said on the console', async () => {
    await visit.page.getByRole('button', { name: 'Sign out' }).click();
    await visit.page.locator('#sign-in').waitFor();
    expect(await visit.page.evaluate('Object.keys(sessionStorage)')).toEqual([]);
    const elsewhere = visit.requests.map((request) => request.url()).filter((to) => !to.startsWith(url));
    expect(elsewhere.filter((to) => !/^(data:|blob:)/.test(to))).toEqual([]);
    expect(visit.faults).toEqual([]);
  });
});

describe('The team and the board of a head', () => {
  let visit: PapanVisit;

  beforeAll(async () => {
    visit = await PapanVisit.to(browser, url);
    await visit.signIn(KABID);
    await visit.stands('Tahun saya');
  });
  afterAll(() => visit?.leave());

  it('shows the direct reports and gives feedback', async () => {
    await visit.page.getByRole('link', { name: 'Tim saya' }).click();
    await visit.stands('Tim saya');
    expect(await visit.page.locator('main h2').allInnerTexts()).toEqual(['Rekan Uji', 'Staf Uji']);
    await visit.page.getByRole('link', { name: 'Umpan balik untuk Staf Uji' }).click();
    await visit.stands('Umpan balik untuk Staf Uji');
    await visit.page.selectOption('[name=kind]', { label: 'Apresiasi' });
    await visit.page.fill('[name=text]', FEEDBACK);
    await visit.page.getByRole('button', { name: 'Beri umpan balik' }).click();
    await visit.says('Umpan balik untuk Staf Uji sudah dikirim.');
    const { data } = (
      await gov
        .as('staff')
        .get('/feedback', { employeeId: gov.id('staff') })
        .expect(200)
    ).body;
    expect(data).toMatchObject([{ text: FEEDBACK, kind: 'APRESIASI' }]);
  });

  it('shows the results of somebody of the team', async () => {
    await visit.goTo('#/tim', 'Tim saya');
    await visit.page.getByRole('link', { name: 'Hasil Rekan Uji' }).click();
    await visit.stands('Hasil Rekan Uji');
    await visit.page.getByRole('link', { name: 'Triwulan 1 2026' }).waitFor();
  });

  it('shows the figures of the unit, and its charts with their tables', async () => {
    await visit.goTo(`#/unit/${gov.units.bidang}/${unit.yearId}/tahun`, 'Papan Bidang Pelayanan');
    expect(await visit.page.getByRole('table', { name: 'SKP menurut keadaan' }).innerText()).toMatch(/Aktif\s+3/);
    const picture = visit.page.locator('figure svg[role=img]');
    expect(await picture.count()).toBe(7);
    expect(await picture.locator('script, style, foreignObject, [style], [onload]').count()).toBe(0);
    const progress = visit.page.locator('figure').filter({ hasText: 'Laporan kemajuan SKP' });
    await progress.locator('summary').click();
    expect(await progress.getByRole('table').innerText()).toContain('Triwulan 1 2026');
    await visit.page.getByLabel('Periode').selectOption({ label: 'Triwulan 1 2026' });
    await visit.page.getByRole('button', { name: 'Tampilkan' }).click();
    await visit.stands('Papan Bidang Pelayanan');
    await visit.page.getByText('Predikat Triwulan 1 2026').first().waitFor();
    expect(await visit.page.locator('figure h3').first().innerText()).toContain('Triwulan 1 2026');
    expect(visit.faults).toEqual([]);
  });

  it('shows what became of objections, or that too few people are hidden from the head above', async () => {
    const place = `#/unit/${gov.units.bidang}/${unit.yearId}/tahun`;
    await visit.goTo(place, 'Papan Bidang Pelayanan');
    const of = (page: PapanVisit): Promise<string> => page.page.getByRole('table', { name: 'Keberatan' }).innerText();
    expect(await of(visit)).toMatch(/Dikabulkan\s+0\s+Ditolak\s+0/);
    const above = await PapanVisit.to(browser, url);
    await above.signIn(KADIS);
    await above.stands('Tahun saya');
    await above.goTo(place, 'Papan Bidang Pelayanan');
    expect(await of(above)).toMatch(/Dikabulkan\s+Tidak ditampilkan.*\s+Ditolak\s+Tidak ditampilkan/);
    expect(above.faults).toEqual([]);
    await above.leave();
  });
});

describe('Somebody without a person', () => {
  it('reads the board of the government, and nothing of his own', async () => {
    const visit = await PapanVisit.to(browser, url, 'en');
    await visit.signIn('admin-uji');
    await visit.stands('Board of Pemerintah Kabupaten Uji');
    expect(await visit.page.locator('#top nav').innerText()).toBe('Unit board\nCheck a document');
    await visit.page.getByRole('link', { name: 'Dinas Kesehatan' }).click();
    await visit.stands('Board of Dinas Kesehatan');
    await visit.goTo('#/nowhere', 'Page not found');
    expect(visit.faults).toEqual([]);
    await visit.leave();
  });
});

describe('The way to check a document', () => {
  it('needs no sign-in and leads to the page that says whether it is genuine', async () => {
    const visit = await PapanVisit.to(browser, url);
    await visit.page.getByRole('link', { name: 'Periksa dokumen' }).click();
    await visit.stands('Periksa dokumen');
    await visit.page.getByLabel('Kode dokumen').fill('7Q4K-9XWM-2TRB-VH3N');
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForURL(`${url}/verifikasi/7Q4K-9XWM-2TRB-VH3N`);
    await visit.page.locator('.UNKNOWN').waitFor();
    await visit.leave();
  });
});

describe('By keyboard alone', () => {
  it('goes from the sign-in to the result and receives it', async () => {
    const visit = await PapanVisit.to(browser, url);
    await visit.page.locator('#sign-in').waitFor();
    expect(await visit.tabTo('NIP atau nama pengguna')).toBeLessThan(8);
    await visit.page.keyboard.type(COLLEAGUE);
    await visit.tabTo('Kata sandi');
    await visit.page.keyboard.type('uji-coba-kinerja-2026');
    await visit.page.keyboard.press('Enter');
    await visit.stands('Tahun saya');
    await visit.tabTo('Triwulan 1 2026');
    await visit.page.keyboard.press('Enter');
    await visit.stands('Hasil Triwulan 1 2026');
    await visit.tabTo('Langsung ke tindakan dan dokumen');
    await visit.page.keyboard.press('Enter');
    expect(await visit.tabTo('Nyatakan sudah menerima hasil')).toBe(1);
    await visit.page.keyboard.press('Enter');
    await visit.says('Penerimaan Anda sudah dicatat.');
    expect(await statusOf(COLLEAGUE)).toBe('ACKNOWLEDGED');
    await visit.leave();
  });

  it('skips the bar', async () => {
    const visit = await PapanVisit.to(browser, url);
    await visit.page.locator('#sign-in').waitFor();
    await visit.page.locator('.skip').focus();
    await visit.page.keyboard.press('Enter');
    expect(await visit.tabTo('NIP atau nama pengguna')).toBe(1);
    await visit.leave();
  });
});

describe('Every view', () => {
  // 320 px are what a window of 1,280 px has left at 400 %.
  it.each([360, 320])(
    'can be read in a window of %i px, and all of its controls have names and room',
    async (width) => {
      const visit = await PapanVisit.to(browser, url, 'id', width);
      const seen = async (title: string): Promise<void> => {
        const nameless = (await visit.controls()).filter(({ name }) => name.trim() === '');
        const [overflow, small, faint] = [await visit.overflow(), await visit.smallTargets(), await visit.faintTexts()];
        const found = { nameless, overflow, small, faint };
        expect([title, found]).toEqual([title, { nameless: [], overflow: 0, small: [], faint: [] }]);
      };
      await visit.page.locator('#sign-in').waitFor();
      expect((await visit.controls()).length).toBeGreaterThan(3);
      await seen('sign-in');
      await visit.signIn(KABID);
      await visit.stands('Tahun saya');
      await seen('year');
      const views: [string, string][] = [
        [`#/hasil/${unit.appraisalOf(STAFF)}`, 'Hasil Triwulan 1 2026'],
        ['#/tim', 'Tim saya'],
        [`#/pegawai/${gov.id('staff')}`, 'Hasil Staf Uji'],
        [`#/umpan-balik/${gov.id('staff')}`, 'Umpan balik untuk Staf Uji'],
        [`#/unit/${gov.units.bidang}/${unit.yearId}/tahun`, 'Papan Bidang Pelayanan'],
        ['#/periksa', 'Periksa dokumen'],
      ];
      for (const [hash, title] of views) {
        await visit.goTo(hash, title);
        await seen(title);
      }
      await visit.leave();
    },
  );
});

import { newId } from '../../src/kernel/clock/clock.js';
import { bytesContent } from '../../src/kernel/files/content.js';
import { type Contents, DocumentRegister } from '../../src/modules/documents/register/document-register.js';
import { HeldFiles } from '../../src/modules/documents/register/held-files.js';
import { sha256Of } from '../support/sha256.js';
import { KEY_PASSWORD, keyFile } from '../support/key-files.js';
import { activePlan, aResult, ANNEXES, Government, SOME_REVISION } from '../support/government.js';
import { TestApp, type TestAnswer } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let planId: string;
/** The SKP as it was issued first. */
let issued: TestAnswer;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  const performancePeriodId = await gov.openYear();
  const plan = { performancePeriodId, annexes: ANNEXES };
  planId = (await gov.as('staff').post('/work-plans', plan).expect(201)).body.id;
});
afterAll(() => app.stop());

const skp = (of = planId): string => `/work-plans/${of}/document`;
const textOf = ({ bytes }: TestAnswer): string => bytes.toString('latin1');

describe('The SKP as a document (DC-4)', () => {
  it('is a draft without number and code until both have signed, and nothing is kept of it', async () => {
    const draft = await gov.as('staff').get(skp()).expect(200);
    expect(draft.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="SKP-2026-Staf-Uji-draf.pdf"',
    });
    expect(textOf(draft).startsWith('%PDF-1.7')).toBe(true);
    expect(draft.bytes.length).toBe(Number(draft.headers['content-length']));
    const again = await gov.as('staff').get(skp()).expect(200);
    expect(sha256Of(again.bytes)).toBe(sha256Of(draft.bytes));
    expect(await issuedCount()).toBe(0);
  });

  it('is issued once: whoever may read the plan gets the same file, and nobody else gets one', async () => {
    const staff = gov.as('staff');
    await staff.post(`/work-plans/${planId}/results`, aResult()).expect(201);
    await staff.post(`/work-plans/${planId}/submission`).expect(201);
    await gov.as('kabid').post(`/work-plans/${planId}/agreement`).expect(201);
    const readers = [staff, gov.as('kabid'), gov.hr, gov.admin, gov.auditor];
    const answers = await Promise.all(readers.map((reader) => reader.get(skp()).expect(200)));
    expect(new Set(answers.map(({ bytes }) => sha256Of(bytes))).size).toBe(1);
    [issued] = answers as [TestAnswer];
    expect(issued.headers['content-disposition']).toBe('inline; filename="SKP-2026-Staf-Uji.pdf"');
    expect(await issuedCount()).toBe(1);
    await gov.as('stranger').get(skp()).expect(404);
    await gov.as('colleague').get(skp()).expect(404);
    await app.anonymous.get(skp()).expect(401);
  });

  it('is not sent again to whoever has it', async () => {
    const { etag = '' } = issued.headers;
    const answer = await gov.as('staff').get(skp()).with({ 'if-none-match': etag }).expect(304);
    expect(answer.bytes).toHaveLength(0);
    await gov.as('staff').get(skp()).with({ 'if-none-match': '"other"' }).expect(200);
  });

  it('leaves a record of its issue with its hash, and of who was shown it', async () => {
    const [entry] = await rows<{ id: string; number: string; sha256: string }>(
      'SELECT id, number, sha256 FROM issued_document',
    );
    expect(entry?.number).toBe('SKP/2026/000001');
    expect(entry?.sha256).toBe(sha256Of(issued.bytes));
    const { body } = await gov.auditor.get('/audit-events', { action: 'document.issue' }).expect(200);
    expect(body.data).toMatchObject([
      { objectType: 'issued-document', objectId: entry?.id, facts: { sha256: entry?.sha256 } },
    ]);
  });
});

describe('Verification by whoever holds a document (DC-6)', () => {
  const check = (code: string, query: Record<string, string> = {}) =>
    app.anonymous.get(`/public/document-verifications/${code}`, query);

  it('says what was issued, and nothing of a person', async () => {
    const { body } = await check(await codeOf(issued)).expect(200);
    expect(body).toEqual({
      ...{ state: 'GENUINE', kind: 'SKP', number: 'SKP/2026/000001', issuer: 'Pemerintah Kabupaten Uji' },
      ...{ issuedOn: '2026-03-02', pages: body.pages, sealedWith: 'NONE', isFileGenuine: null },
    });
    expect(body.pages).toBeGreaterThan(1);
  });

  it('finds a changed file by its hash', async () => {
    const code = await codeOf(issued);
    const changed = Buffer.from(issued.bytes);
    changed[changed.length - 10] = 0x20;
    for (const [bytes, isFileGenuine] of [
      [issued.bytes, true],
      [changed, false],
    ] as const) {
      const sha256 = sha256Of(bytes);
      expect((await check(code, { sha256 }).expect(200)).body.isFileGenuine).toBe(isFileGenuine);
    }
    await check(code, { sha256: 'abc' }).expect(400);
  });

  it('knows no other code, and takes one as people type it', async () => {
    const code = await codeOf(issued);
    for (const unknown of ['0000-0000-0000-0000', 'x', "' OR 1=1 --"])
      expect((await check(encodeURIComponent(unknown)).expect(200)).body).toMatchObject({
        state: 'UNKNOWN',
        kind: null,
      });
    const typed = code.toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
    expect((await check(typed).expect(200)).body.state).toBe('GENUINE');
  });

  it('shows a page to people, in both languages, that loads nothing from elsewhere and names nobody', async () => {
    const page = await app.anonymous.get(`/verifikasi/${await codeOf(issued)}`).expect(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('Dokumen asli');
    expect(page.text).toContain('Genuine document');
    expect(page.text).not.toMatch(/Staf Uji|Kabid Uji|1990031|https?:/);
    const english = await app.anonymous.get('/verifikasi/%3Cb%3E').with({ 'accept-language': 'en' }).expect(200);
    expect(english.text).toContain('<html lang="en">');
    expect(english.text).toContain('Unknown document');
    expect(english.text).not.toContain('<b>');
  });

  it('says that a document is replaced once something newer was signed, and annulled with its plan', async () => {
    const first = await codeOf(issued);
    const kabid = gov.as('kabid');
    const staff = gov.as('staff');
    await kabid.post(`/work-plans/${planId}/activation`).expect(201);
    const { body: revision } = await staff.post(`/work-plans/${planId}/revisions`, SOME_REVISION).expect(201);
    const path = `/work-plan-revisions/${revision.id}`;
    const annexes = { resources: ['Satu tenaga verifikasi'] };
    await staff.patch(path, { annexes }).ifMatch(revision.version).expect(200);
    await staff.post(`${path}/submission`).expect(201);
    expect((await check(first).expect(200)).body.state).toBe('GENUINE');
    await kabid.post(`${path}/agreement`).expect(201);
    expect((await check(first).expect(200)).body.state).toBe('REPLACED');
    const newer = await staff.get(skp()).expect(200);
    expect(sha256Of(newer.bytes)).not.toBe(sha256Of(issued.bytes));
    const second = await codeOf(newer);
    expect((await check(second).expect(200)).body).toMatchObject({ state: 'GENUINE', number: 'SKP/2026/000002' });

    await gov.admin
      .post(`/work-plans/${planId}/cancellation`, { reason: 'Dibuat untuk orang yang keliru.' })
      .expect(201);
    for (const code of [first, second]) expect((await check(code).expect(200)).body.state).toBe('ANNULLED');
    const cancelled = await staff.get(skp()).expect(200);
    expect(cancelled.headers['content-disposition']).toContain('-draf.pdf');
  });
});

describe('Seals (DC-7)', () => {
  let path: string;
  beforeAll(async () => {
    const [year] = await rows<{ id: string }>('SELECT id FROM performance_period');
    path = `/work-plans/${(await activePlan(gov, 'colleague', 'kabid', year?.id ?? '')).id}/document`;
  });

  it('leaves a document unissued while the national service does not answer', async () => {
    const before = await issuedCount();
    await app.restart({
      ...{ DOCUMENT_SIGNER: 'bsre', DOCUMENT_BSRE_URL: 'http://127.0.0.1:1', DOCUMENT_BSRE_NIK: '3201010101010001' },
      ...{ DOCUMENT_BSRE_USER: 'sasaran', DOCUMENT_BSRE_PASSWORD: 'a', DOCUMENT_BSRE_PASSPHRASE: 'b' },
    });
    const { body, headers } = await gov.as('colleague').get(path).expect(503);
    expect(body.code).toBe('DOCUMENT.SIGNER_AWAY');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(await issuedCount()).toBe(before);
  });

  it('seals what is issued with the key of the government, and the public learns of it', async () => {
    await app.restart({ DOCUMENT_SIGNER: 'p12', DOCUMENT_P12_PATH: keyFile(), DOCUMENT_P12_PASSWORD: KEY_PASSWORD });
    const sealed = await gov.as('colleague').get(path).expect(200);
    expect(textOf(sealed)).toContain('/SubFilter /ETSI.CAdES.detached');
    const { body } = await app.anonymous.get(`/public/document-verifications/${await codeOf(sealed)}`).expect(200);
    expect(body).toMatchObject({ state: 'GENUINE', sealedWith: 'P12' });
    expect(sha256Of((await gov.as('kabid').get(path).expect(200)).bytes)).toBe(sha256Of(sealed.bytes));
  });

  it('does not start with a certificate that is over', async () => {
    const path12 = keyFile({ until: '2026-03-01' });
    const start = app.restart({
      DOCUMENT_SIGNER: 'p12',
      DOCUMENT_P12_PATH: path12,
      DOCUMENT_P12_PASSWORD: KEY_PASSWORD,
    });
    await expect(start).rejects.toThrow('has expired at 2026-03-01');
    await app.restart({ DOCUMENT_SIGNER: 'none' });
  });
});

describe('The register (DC-6)', () => {
  it('lets a later version count, whichever was entered last', async () => {
    const subjectId = newId();
    const register = app.get(DocumentRegister);
    const codes: string[] = [];
    const entries: Contents[] = [];
    for (const subjectVersion of [3, 2]) {
      const { number, code } = await register.reserve('REKAPITULASI');
      const sha256 = await app.get(HeldFiles).put(bytesContent(Buffer.from(code)));
      const about = { kind: 'REKAPITULASI', subjectId, subjectVersion, employeeId: null } as const;
      const file = { contentsHash: sha256, number, code, sha256, sizeBytes: 16, pages: 1 };
      const seal = { sealedWith: 'NONE', sealId: null, issuer: 'Uji', createdByAccountId: newId() } as const;
      await register.enter({ ...about, ...file, ...seal }, []);
      codes.push(code);
      entries.push({ kind: 'REKAPITULASI', subjectId, contentsHash: sha256, subjectVersion });
      // Asked for again, it stays what it is.
      await register.find({ kind: 'REKAPITULASI', subjectId, contentsHash: sha256, subjectVersion });
    }
    const stateOf = async (code: string): Promise<string> =>
      (await app.anonymous.get(`/public/document-verifications/${code}`).expect(200)).body.state;
    expect(await Promise.all(codes.map(stateOf))).toEqual(['GENUINE', 'REPLACED']);
    // What said version 2 is said again by version 4: the paper that is handed out then is the one that counts.
    const [, second] = entries;
    if (second) await register.find({ ...second, subjectVersion: 4 });
    expect(await Promise.all(codes.map(stateOf))).toEqual(['REPLACED', 'GENUINE']);
  });
});

async function rows<Row>(sql: string, values: readonly string[] = []): Promise<Row[]> {
  return app.db.rows<Row>(sql, values);
}
async function issuedCount(): Promise<number> {
  return (await rows('SELECT id FROM issued_document')).length;
}
async function codeOf({ bytes }: TestAnswer): Promise<string> {
  const [entry] = await rows<{ code: string }>('SELECT code FROM issued_document WHERE sha256 = ?', [sha256Of(bytes)]);
  return entry?.code ?? '';
}

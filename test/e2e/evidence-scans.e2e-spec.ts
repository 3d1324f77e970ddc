import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Config } from '../../src/config/config.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { ScannerAway, VirusScanner } from '../../src/kernel/files/virus-scanner.js';
import { ScanEvidenceFiles } from '../../src/modules/work-plans/evidence/scan-evidence-files.job.js';
import { Clamd, ENGINE, SOMETHING_BAD } from '../support/clamd.js';
import { activePlan, Government } from '../support/government.js';
import { sha256Of } from '../support/sha256.js';
import { type Client, TestApp } from '../support/test-app.js';
import { upload } from '../support/tus.js';

/*
 * Files that came before there was a scanner. The scan of what comes while there is one: `evidence-uploads`.
 */
let app: TestApp;
let gov: Government;
let clamd: Clamd;
let plans: Record<'staff' | 'colleague', { id: string; resultId: string }>;

beforeAll(async () => {
  clamd = await Clamd.start();
  app = await TestApp.start({ env: { CLAMD_URL: clamd.url } });
  gov = await Government.found(app);
  const yearId = await gov.openYear();
  const planOf = async (name: 'staff' | 'colleague') => {
    const { id, results } = await activePlan(gov, name, 'kabid', yearId);
    return { id, resultId: results[0]!.id };
  };
  plans = { staff: await planOf('staff'), colleague: await planOf('colleague') };
  await gov.recruit('admin-pegawai', '199302022017011777', 'bidang', 'ADMIN');
});
afterAll(async () => {
  await app.stop();
  await clamd.stop();
});
beforeEach(() => {
  withoutScanner();
  clamd.scanned.length = 0;
  clamd.most = null;
});

let texts = 0;
const clean = (): Buffer => Buffer.from(`%PDF-1.7 Notula ${(texts += 1)}`);
const bad = (): Buffer => Buffer.from(`%PDF-1.7 ${(texts += 1)} ${SOMETHING_BAD}`);

const post = (name: 'staff' | 'colleague', uploadId: string) => {
  const { id, resultId } = plans[name];
  return gov.as(name).post(`/work-plans/${id}/evidence`, { uploadId, title: 'Notula', links: [{ resultId }] });
};
const add = async (bytes: Buffer, name: 'staff' | 'colleague' = 'staff'): Promise<string> =>
  (await post(name, await upload(gov.as(name), bytes)).expect(201)).body.id;
const content = (id: string, who: Client = gov.as('kabid')) => who.get(`/evidence/${id}/content`);
const of = async (id: string) => (await gov.as('kabid').get(`/evidence/${id}`).expect(200)).body;
const scanOf = async (id: string) => (await of(id)).scan;
/** As it is before and after the setting, of which a start takes seconds; a real one is in the first test. */
const scannerIs = (isThere: boolean): void =>
  void Object.defineProperty(app.get(VirusScanner), 'isThere', { value: isThere, configurable: true });
const withScanner = (): void => scannerIs(true);
const withoutScanner = (): void => scannerIs(false);

/** What one turn of the job did. */
async function turn(): Promise<object> {
  const run = { jobId: 'uji', signal: new AbortController().signal, progress: async () => undefined };
  const done = await app.get(ScanEvidenceFiles).run({}, run);
  await app.drainJobs();
  return done;
}

describe('a file that nobody has scanned (EV-10)', () => {
  it('is given while there is no scanner, says that nobody has looked, and is scanned after a start with one', async () => {
    await app.restart({ CLAMD_URL: '' });
    const id = await add(bad());
    expect(await of(id)).toMatchObject({ scan: 'UNSCANNED', scanFinding: null, scanEngine: null, scannedAt: null });
    await content(id).expect(200);
    expect(await turn()).toEqual({ scanned: 0, infected: 0, unclear: 0 });
    await app.restart({ CLAMD_URL: clamd.url });
    expect(await turn()).toEqual({ scanned: 0, infected: 1, unclear: 0 });
    expect(await scanOf(id)).toBe('INFECTED');
  });

  it('is scanned by the job once there is one, and each only once', async () => {
    const ids = [await add(clean()), await add(clean()), await add(bad())];
    withScanner();
    const before = clamd.scanned.length;
    expect(await turn()).toMatchObject({ unclear: 0 });
    const seen = clamd.scanned.length - before;
    expect(seen).toBeGreaterThanOrEqual(3);
    expect(await of(ids[0]!)).toMatchObject({
      ...{ scan: 'CLEAN', scanFinding: null, scanEngine: ENGINE, scannedAt: app.clock.now().toISOString() },
    });
    expect(await of(ids[2]!)).toMatchObject({ scan: 'INFECTED', scanFinding: 'Uji.Berbahaya-1', scanEngine: ENGINE });
    expect(await turn()).toEqual({ scanned: 0, infected: 0, unclear: 0 });
    expect(clamd.scanned.length - before).toBe(seen);
  });

  it('is scanned by the job that recurs', async () => {
    const id = await add(clean());
    withScanner();
    await gov.moveTo('2026-04-01');
    await app.drainJobs();
    expect(await scanOf(id)).toBe('CLEAN');
  });

  it('is scanned at once when somebody asks for it, and given only when it is clean', async () => {
    const bytes = clean();
    const [good, evil] = [await add(bytes), await add(bad())];
    withScanner();
    expect((await content(good).expect(200)).bytes).toEqual(bytes);
    expect(clamd.scanned).toContainEqual(bytes);
    expect(await scanOf(good)).toBe('CLEAN');
    const scans = clamd.scanned.length;
    await content(good).expect(200);
    expect(clamd.scanned.length).toBe(scans);
    const refused = await content(evil).expect(409);
    expect(refused.body).toMatchObject({ code: 'EVIDENCE.INFECTED_FILE' });
    expect(refused.body.detail).toContain('Uji.Berbahaya-1');
    expect(await scanOf(evil)).toBe('INFECTED');
  });

  it('is not given while the scanner does not answer, and comes again with the next turn', async () => {
    const id = await add(clean());
    withScanner();
    const startAgain = await clamd.stop();
    const refused = await content(id).expect(503);
    expect([refused.body.code, refused.headers['retry-after']]).toEqual(['EVIDENCE.NOT_SCANNED', '30']);
    expect(await turn()).toEqual({ scanned: 0, infected: 0, unclear: 0 });
    await startAgain();
    clamd.says = 'INSTREAM size limit exceeded. ERROR';
    await content(id).expect(503);
    expect(await turn()).toMatchObject({ scanned: 0, infected: 0 });
    expect(await scanOf(id)).toBe('UNSCANNED');
    clamd.says = null;
    await turn();
    expect(await scanOf(id)).toBe('CLEAN');
    await content(id).expect(200);
  });

  it.each([true, false])(
    'that the scanner closes on keeps no other from being scanned (heard: %s)',
    async (isHeard) => {
      const long = await add(Buffer.concat([clean(), Buffer.alloc(300_000, 'a')]));
      const short = await add(clean());
      withScanner();
      clamd.most = { bytes: 100_000, isHeard };
      expect(await turn()).toEqual({ scanned: 1, infected: 0, unclear: 1 });
      expect([await scanOf(long), await scanOf(short)]).toEqual(['UNSCANNED', 'CLEAN']);
      clamd.most = null;
      expect(await turn()).toEqual({ scanned: 1, infected: 0, unclear: 0 });
      expect(await scanOf(long)).toBe('CLEAN');
    },
  );

  it('during whose scan the scanner went away has its turn again behind the others', async () => {
    const [first, second] = [clean(), clean()];
    for (const bytes of [first, second]) await add(bytes);
    withScanner();
    const scan = jest.spyOn(app.get(VirusScanner), 'scan').mockImplementationOnce(async (content) => {
      content.destroy();
      throw new ScannerAway('terlalu lama');
    });
    expect(await turn()).toEqual({ scanned: 0, infected: 0, unclear: 0 });
    scan.mockRestore();
    expect(await turn()).toEqual({ scanned: 2, infected: 0, unclear: 0 });
    expect(clamd.scanned).toEqual([second, first]);
  });

  it('that is missing keeps no other from being scanned', async () => {
    const lost = clean();
    const [first, second] = [await add(lost), await add(clean())];
    const name = sha256Of(lost);
    await rm(join(app.get<Config>(CONFIG as never).dataDir, 'files', name.slice(0, 2), name));
    withScanner();
    expect(await turn()).toMatchObject({ unclear: 1 });
    expect([await scanOf(first), await scanOf(second)]).toEqual(['UNSCANNED', 'CLEAN']);
    withoutScanner();
    await add(lost);
    withScanner();
    await turn();
    expect(await scanOf(first)).toBe('CLEAN');
  });

  it('may come of an upload that was whole before there was one', async () => {
    const bytes = bad();
    const uploadId = await upload(gov.as('staff'), bytes);
    withScanner();
    const { body } = await post('staff', uploadId).expect(201);
    expect(body.scan).toBe('UNSCANNED');
    await content(body.id).expect(409);
  });
});

describe('a file that is found infected (EV-10)', () => {
  const told = async (who: Client, kind: string, planId: string) => {
    const { data } = (await who.get('/my/notifications', { limit: 200 }).expect(200)).body;
    return (data as { kind: string; text: string; link: string }[])
      .filter((one) => one.kind === kind && one.link.endsWith(planId))
      .map(({ text }) => text);
  };

  it('is told to everybody who has it and to administrators, once, and written down', async () => {
    const bytes = bad();
    const [mine, theirs] = [await add(bytes), await add(bytes, 'colleague')];
    const withdrawn = await add(bytes);
    await gov.as('staff').delete(`/evidence/${withdrawn}`).expect(204);
    const before = await told(gov.as('staff'), 'EVIDENCE_INFECTED', plans.staff.id);
    withScanner();
    await turn();
    await turn();
    const text =
      'Pemindai virus menahan sebuah berkas bukti dukung SKP 2026 Anda; periksa perangkat Anda, lalu ganti berkasnya.';
    const ofStaff = await told(gov.as('staff'), 'EVIDENCE_INFECTED', plans.staff.id);
    expect(ofStaff.length).toBeGreaterThan(before.length);
    expect(ofStaff[0]).toBe(text);
    expect(await told(gov.as('colleague'), 'EVIDENCE_INFECTED', plans.colleague.id)).toEqual([text]);
    const found = await told(gov.by('admin-pegawai'), 'INFECTED_FILE_FOUND', plans.colleague.id);
    expect(found).toEqual([expect.stringMatching(/^Pemindai virus menahan sebuah berkas bukti dukung SKP 2026 .+\.$/)]);
    const query = { objectType: 'evidence-file', action: 'evidence-file.scan', limit: 200 };
    const { data } = (await gov.auditor.get('/audit-events', query).expect(200)).body;
    const facts = { finding: 'Uji.Berbahaya-1', engine: ENGINE, sha256: sha256Of(bytes) };
    const recorded = (data as { facts: object }[]).filter((one) => JSON.stringify(one.facts).includes(facts.sha256));
    expect(recorded).toMatchObject([{ outcome: 'REFUSED', facts }]);
    const listed = (await gov.admin.get('/evidence', { scan: 'INFECTED', limit: 200 }).expect(200)).body.data;
    const ids = (listed as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([mine, theirs]));
    expect(ids).not.toContain(withdrawn);
    const ofStranger = (await gov.as('stranger').get('/evidence', { scan: 'INFECTED' }).expect(200)).body.data;
    expect(ofStranger).toEqual([]);
    await gov.admin.get('/evidence', { scan: 'DIRTY' }).expect(400);
  });

  it('is given to nobody, with a scanner or without, until its owner has replaced it', async () => {
    const id = await add(bad());
    withScanner();
    await turn();
    for (const isThere of [true, false]) {
      scannerIs(isThere);
      for (const who of [gov.as('staff'), gov.as('kabid'), gov.admin, gov.auditor]) await content(id, who).expect(409);
      await content(id, gov.as('stranger')).expect(404);
    }
    await gov.as('staff').delete(`/evidence/${id}`).expect(204);
    await content(id).expect(404);
  });

  it('is not taken again, unless a newer scan finds nothing in it', async () => {
    const bytes = bad();
    const id = await add(bytes);
    const early = await upload(gov.as('staff'), bytes);
    withScanner();
    await turn();
    const refused = await post('staff', early).expect(409);
    expect(refused.body.code).toBe('EVIDENCE.INFECTED_FILE');
    // The makers of the signatures have taken their word back.
    app.clock.advance({ seconds: 60 });
    clamd.says = 'stream: OK';
    const again = await add(bytes);
    clamd.says = null;
    expect(await of(again)).toMatchObject({
      scan: 'CLEAN',
      scanFinding: null,
      scannedAt: app.clock.now().toISOString(),
    });
    await content(id).expect(200);
  });
});

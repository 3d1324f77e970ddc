import { jest } from '@jest/globals';
import { bytesContent } from '../../src/kernel/files/content.js';
import { DocumentFiles, FileStore, type Sent } from '../../src/kernel/files/file-store.js';
import { EraseDocumentFiles } from '../../src/modules/documents/batches/erase-document-files.job.js';
import { MakeDocumentBatch } from '../../src/modules/documents/batches/make-batch.job.js';
import { HeldFiles } from '../../src/modules/documents/register/held-files.js';
import { EmployeesApi } from '../../src/modules/employees/index.js';
import { Eraser } from '../../src/modules/privacy/retention/eraser.js';
import { EraseEvidenceFiles } from '../../src/modules/work-plans/evidence/erase-evidence-files.job.js';
import { filesIn } from '../support/archives.js';
import { activePlan, Government } from '../support/government.js';
import { sha256Of } from '../support/sha256.js';
import { TestApp } from '../support/test-app.js';
import { upload } from '../support/tus.js';

/* What becomes of official documents when somebody becomes a pseudonym, also while one of them is made, and when the service dies. Rule DC-9. */

let app: TestApp;
let gov: Government;
let performancePeriodId: string;
const plans: Record<string, { id: string; results: { id: string }[] }> = {};

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  performancePeriodId = await gov.openYear();
  for (const [owner, appraiser] of [
    ['kabid', 'kadis'],
    ['staff', 'kabid'],
    ['colleague', 'kabid'],
    ['stranger', 'otherHead'],
  ] as const)
    plans[owner] = await activePlan(gov, owner, appraiser, performancePeriodId);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.stop());

const skp = (of: string): string => `/work-plans/${plans[of]?.id}/document`;
const recap = (): string =>
  `/org-units/${gov.units['dinas']}/recap-document?performancePeriodId=${performancePeriodId}`;
const matrix = (): string => `/role-matrices/${plans['kabid']?.id}/document`;
const store = (): DocumentFiles => app.get(DocumentFiles);
const sweep = (): Promise<{ erased: number }> => app.get(EraseDocumentFiles).run({});
const entryOf = async (sha256: string): Promise<{ id: string; code: string }> =>
  (
    await app.db.rows<{ id: string; code: string }>('SELECT id, code FROM issued_document WHERE sha256 = ?', [sha256])
  )[0] ?? { id: '', code: '' };
const looseFiles = (): Promise<unknown[]> => app.db.rows('SELECT sha256 FROM document_loose_file');

/** What the retention of personal data does with somebody whose time is over. */
function erase(employeeId: string): Promise<void> {
  return app.db.transaction(async () => {
    await app.get(EmployeesApi).lock(employeeId);
    await app.get(Eraser).erase(employeeId, 'DUE');
  });
}

/** Has something happen while the next file is kept; gives the hash of that file. */
function meanwhile(act: () => Promise<unknown>): () => string {
  const put = store().put.bind(store());
  let kept = '';
  jest.spyOn(store(), 'put').mockImplementationOnce(async (content: Sent) => {
    kept = await put(content);
    await act();
    return kept;
  });
  return () => kept;
}

describe('A document that is evidence, too', () => {
  it('outlives the evidence with the same bytes, and the other way round', async () => {
    const { bytes } = await gov.as('staff').get(skp('staff')).expect(200);
    const sha256 = sha256Of(bytes);
    const uploadId = await upload(gov.as('staff'), bytes, 'skp.pdf');
    const links = [{ resultId: plans['staff']?.results[0]?.id }];
    await gov
      .as('staff')
      .post(`/work-plans/${plans['staff']?.id}/evidence`, { uploadId, title: 'SKP', links })
      .expect(201);
    const both = async () => [await store().has(sha256), await app.get(FileStore).has(sha256)];
    expect(await both()).toEqual([true, true]);

    const [file] = await app.db.rows<{ id: string }>('SELECT id FROM evidence_file WHERE sha256 = ?', [sha256]);
    const drop = 'UPDATE evidence SET fileId = NULL WHERE fileId = ?';
    await app.db.transaction(() => app.db.change(drop, [file?.id ?? '']));
    await app.get(EraseEvidenceFiles).run({ fileIds: [file?.id ?? ''] });
    expect(await both()).toEqual([true, false]);
    expect(sha256Of((await gov.as('staff').get(skp('staff')).expect(200)).bytes)).toBe(sha256);

    await app.get(FileStore).put(bytesContent(bytes));
    const letGo = 'UPDATE issued_document SET sha256 = NULL WHERE sha256 = ?';
    await app.db.transaction(async () => {
      await app.get(HeldFiles).letGo([sha256]);
      await app.db.change(letGo, [sha256]);
    });
    await sweep();
    expect(await both()).toEqual([false, true]);
    const { body } = await gov.as('staff').get(skp('staff')).expect(409);
    expect(body.code).toBe('DOCUMENT.ERASED');
    await app.db.transaction(() => app.db.change('DELETE FROM issued_document WHERE sha256 IS NULL'));
  });
});

describe('The documents of somebody who is erased (DC-9)', () => {
  it('go with all that name him; the register still knows them, and nothing is issued of him any more', async () => {
    for (const member of ['staff', 'colleague'] as const) {
      const role = { leaderResultId: plans['kabid']?.results[0]?.id, employeeId: gov.id(member), statement: 'Peran.' };
      await gov.as('kabid').post(`/role-matrices/${plans['kabid']?.id}/cells`, role).expect(201);
    }
    await gov.as('kabid').post(`/role-matrices/${plans['kabid']?.id}/publication`).expect(201);
    const batch = (await gov.hr.post('/document-batches', wanted()).expect(202)).body;
    await app.drainJobs();
    await gov.hr.get(`/document-batches/${batch.id}/content`).expect(200);
    const paths = [skp('colleague'), matrix(), recap(), skp('staff')];
    const before: string[] = [];
    for (const path of paths) before.push(sha256Of((await gov.admin.get(path).expect(200)).bytes));
    const [own = '', ofLeader = '', ofUnit = '', ofOther = ''] = before;
    const { code } = await entryOf(own);

    await erase(gov.id('colleague'));
    await app.drainJobs();

    const kept = async (sha256: string): Promise<boolean> => store().has(sha256);
    expect(await Promise.all([own, ofLeader, ofUnit, ofOther].map(kept))).toEqual([false, false, false, true]);
    expect(await looseFiles()).toEqual([]);
    expect((await gov.admin.get(skp('colleague')).expect(409)).body.code).toBe('DOCUMENT.ERASED');
    const actionPlan = `/work-plans/${plans['colleague']?.id}/action-plan-document`;
    expect((await gov.admin.get(actionPlan).expect(409)).body.code).toBe('DOCUMENT.ERASED');
    const { body } = await app.anonymous.get(`/public/document-verifications/${code}`, { sha256: own }).expect(200);
    expect(body).toMatchObject({ state: 'GENUINE', kind: 'SKP', isFileGenuine: null });
    const page = async (query: Record<string, string>) =>
      (await app.anonymous.get(`/verifikasi/${code}`, query).expect(200)).text;
    expect(await page({ sha256: own })).toContain('tidak dapat dicocokkan');
    expect(await page({})).not.toContain('tidak dapat dicocokkan');
    const content = await gov.hr.get(`/document-batches/${batch.id}/content`).expect(409);
    expect(content.body.code).toBe('DOCUMENT.BATCH_EXPIRED');
    expect(
      await app.db.rows('SELECT id FROM issued_document_person WHERE employeeId = ?', [gov.id('colleague')]),
    ).toEqual([]);
  });

  it('are recaps and matrices that are issued anew with the pseudonym', async () => {
    const again = sha256Of((await gov.admin.get(recap()).expect(200)).bytes);
    const named = 'SELECT employeeId FROM issued_document_person WHERE documentId = ?';
    const names = await app.db.rows<{ employeeId: string }>(named, [(await entryOf(again)).id]);
    const ids = names.map(({ employeeId }) => employeeId);
    expect(ids).toContain(gov.id('staff'));
    expect(ids).not.toContain(gov.id('colleague'));
    await gov.admin.get(matrix()).expect(200);
  });
});

describe('An erasure while a document is made', () => {
  it('has it refused, and nothing of it kept', async () => {
    const kept = meanwhile(() => erase(gov.id('stranger')));
    const { body } = await gov.admin.get(skp('stranger')).expect(409);
    expect(body.code).toBe('DOCUMENT.ERASED');
    expect(await entryOf(kept())).toEqual({ id: '', code: '' });
    await sweep();
    expect(await store().has(kept())).toBe(false);
    expect(await looseFiles()).toEqual([]);
  });

  it('has a recap that names him made again', async () => {
    const id = await gov.recruit('pamit', '196905051990031011', 'bidang');
    const kept = meanwhile(() => erase(id));
    const refused = await gov.admin.get(recap()).expect(503);
    expect(refused.body.code).toBe('SERVICE.BUSY');
    await gov.admin.get(recap()).expect(200);
    await sweep();
    expect(await store().has(kept())).toBe(false);
  });

  it('has the archive of a batch made again without him', async () => {
    const batch = (await gov.hr.post('/document-batches', wanted()).expect(202)).body;
    for (const owner of ['kabid', 'staff']) await gov.admin.get(skp(owner)).expect(200);
    const kept = meanwhile(() => erase(gov.id('staff')));
    await app.drainJobs();
    const done = (await gov.hr.get(`/document-batches/${batch.id}`).expect(200)).body;
    // Two who were erased, and two people without a signed plan.
    expect(done).toMatchObject({ documents: 5, issued: 1, skipped: 4 });
    const files = await filesIn((await gov.hr.get(`/document-batches/${batch.id}/content`).expect(200)).bytes);
    expect([...files.keys()]).toEqual(['daftar.csv', expect.stringContaining('Kabid-Uji.pdf')]);
    expect(files.get('daftar.csv')?.toString()).not.toMatch(/Staf Uji|Rekan Uji/);
    await sweep();
    expect(await store().has(kept())).toBe(false);
  });
});

describe('A batch that broke off', () => {
  it('goes on with what is left, and keeps what was issued', async () => {
    const batch = (await gov.hr.post('/document-batches', wanted()).expect(202)).body;
    const job = app.get(MakeDocumentBatch);
    const run = { jobId: batch.jobId, signal: new AbortController().signal };
    const dies = () => Promise.reject(new Error('The service died.'));
    const payload = { documentBatchId: batch.id };
    await expect(job.run(payload, { ...run, progress: dies })).rejects.toThrow('died');
    const outcomes = 'SELECT outcome FROM document_batch_item WHERE documentBatchId = ? ORDER BY sequence';
    const after = async () =>
      (await app.db.rows<{ outcome: string | null }>(outcomes, [batch.id])).map(({ outcome }) => outcome);
    // Whoever has nothing that is signed was settled when the batch was asked for.
    const begun = await after();
    expect(begun.filter((outcome) => outcome === 'ISSUED')).toHaveLength(1);
    expect(begun).toContain(null);
    const early = await gov.hr.get(`/document-batches/${batch.id}/content`).expect(409);
    expect(early.body.code).toBe('DOCUMENT.BATCH_NOT_READY');
    await app.drainJobs();
    expect((await after()).every((outcome) => outcome !== null)).toBe(true);
    expect((await gov.hr.get(`/document-batches/${batch.id}`).expect(200)).body).toMatchObject({ isAvailable: true });
    await gov.hr.get(`/document-batches/${batch.id}/content`).expect(200);
  });
});

describe('A batch of which a worker was taken for dead', () => {
  it('keeps the archive of the one that took over, and nothing of the other', async () => {
    const batch = (await gov.hr.post('/document-batches', wanted()).expect(202)).body;
    await gov.admin.get(skp('kabid')).expect(200);
    const job = app.get(MakeDocumentBatch);
    const run = { jobId: batch.jobId, signal: new AbortController().signal, progress: async () => undefined };
    const entered = 'SELECT sha256 FROM document_batch WHERE id = ?';
    const sha256 = async () => (await app.db.rows<{ sha256: string }>(entered, [batch.id]))[0]?.sha256 ?? '';
    let first = '';
    const kept = meanwhile(async () => {
      await job.run({ documentBatchId: batch.id }, run);
      first = await sha256();
    });
    await job.run({ documentBatchId: batch.id }, run);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await sha256()).toBe(first);
    await sweep();
    expect([await store().has(first), await store().has(kept()), await looseFiles()]).toEqual([true, false, []]);
    await app.drainJobs();
  });
});

describe('A file that nothing holds', () => {
  it('is swept again where the sweep died between file and entry', async () => {
    const sha256 = await app.get(HeldFiles).put(bytesContent(Buffer.from('Yang dilepas.')));
    await app.get(HeldFiles).drop(sha256);
    const remove = store().remove.bind(store());
    jest.spyOn(store(), 'remove').mockImplementationOnce(async (name: string) => {
      await remove(name);
      throw new Error('The service died.');
    });
    await expect(sweep()).rejects.toThrow('died');
    expect(await looseFiles()).toHaveLength(1);
    await sweep();
    expect([await store().has(sha256), await looseFiles()]).toEqual([false, []]);
  });

  it('is the one that came second of two with the same contents', async () => {
    const subjectId = plans['kabid']?.id ?? '';
    const first = sha256Of((await gov.admin.get(skp('kabid')).expect(200)).bytes);
    const rename = (from: string, to: string): Promise<unknown> =>
      app.db.transaction(() =>
        app.db.change("UPDATE issued_document SET subjectId = ? WHERE kind = 'SKP' AND subjectId = ?", [to, from]),
      );
    // The first is not seen yet when the second is begun, and there when that is entered.
    await rename(subjectId, 'belum tampak');
    const kept = meanwhile(() => rename('belum tampak', subjectId));
    const { bytes } = await gov.admin.get(skp('kabid')).expect(200);
    expect(sha256Of(bytes)).toBe(first);
    expect(kept()).not.toBe(first);
    await sweep();
    expect([await store().has(kept()), await store().has(sha256Of(bytes))]).toEqual([false, true]);
  });

  it('is swept an hour after the service died before it was entered, and cannot be entered by then', async () => {
    const sha256 = await app.get(HeldFiles).put(bytesContent(Buffer.from('Yang tertinggal.')));
    await sweep();
    expect(await store().has(sha256)).toBe(true);
    const hold = () => app.db.transaction(() => app.get(HeldFiles).hold(sha256));
    app.clock.advance({ hours: 1 });
    await expect(hold()).rejects.toMatchObject({ code: 'SERVICE.BUSY' });
    await sweep();
    expect(await store().has(sha256)).toBe(false);
  });
});

function wanted(): object {
  return { kind: 'SKP', performancePeriodId, unitId: gov.units['dinas'] };
}

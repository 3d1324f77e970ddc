import { jest } from '@jest/globals';
import { plusDays } from '../../src/kernel/values/civil-date.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { PeopleRecords } from '../../src/modules/employees/import/kinds/people-records.js';
import { UnitHeadsService } from '../../src/modules/employees/import/unit-heads.service.js';
import { Eraser } from '../../src/modules/privacy/retention/eraser.js';
import type { Call } from '../support/client.js';
import { csvFile, type Row, rosterFiles, type RosterFiles } from '../support/import-files.js';
import { ImportWorld } from '../support/import-world.js';

jest.setTimeout(120_000);

const PEOPLE = 80;
let files: RosterFiles;
let world: ImportWorld;
let staff: readonly Row[];

const nipOf = (row: Row | undefined): string => row?.['NIP BARU'] ?? '';

beforeAll(async () => {
  files = await rosterFiles(PEOPLE, '2026-03-02');
  staff = files.people.filter((row) => row['JENIS JABATAN ID'] !== '1');
  world = await ImportWorld.make();
  await world.import('ORG_UNITS', files.unitsCsv);
  await world.import('EMPLOYEES', files.peopleCsv);
  await after(30);
});
afterAll(() => world.app.stop());

/** So many days later, when the night has done what it does. */
async function after(days: number): Promise<void> {
  await world.gov.moveTo(plusDays(world.app.clock.today(), days));
  await world.app.drainJobs();
}

const change = (sql: string, values: string[]): Promise<number> =>
  world.app.db.transaction(() => world.app.db.change(sql, values));
const names = async (): Promise<unknown[]> =>
  world.app.db.rows("SELECT id, name FROM employee WHERE source = 'SIASN' ORDER BY id");
const rows = (runId: string, where: string): Promise<unknown[]> =>
  world.app.db.rows(`SELECT line FROM import_row WHERE runId = ? AND ${where}`, [runId]);
const images = (runId: string): Promise<unknown[]> =>
  world.app.db.rows('SELECT runId FROM import_image WHERE runId = ?', [runId]);
const giveUpJob = (jobId: string): Promise<number> =>
  change("UPDATE job SET status = 'DEAD', uniqueKey = NULL, dueAt = NULL WHERE id = ?", [jobId]);

/** An application that has written its rows and could not be settled. */
async function stoppedHalfWay(name = 'Nama Salah'): Promise<any> {
  const changed = staff.slice(0, 3).map((row, at) => ({ ...row, NAMA: `${name} ${at}` }));
  const settle = jest.spyOn(world.app.get(UnitHeadsService), 'settle').mockRejectedValue(new Error('broken'));
  const run = await world.apply(await world.check('EMPLOYEES', csvFile(changed)));
  settle.mockRestore();
  return run;
}

describe('An import that stopped half-way', () => {
  it('says so even when nothing could be settled, and can be taken back (rule IM-7)', async () => {
    const before = await names();
    const run = await stoppedHalfWay();
    expect(run).toMatchObject({ status: 'FAILED', problem: { code: 'JOB.FAILED' } });
    expect(await names()).not.toEqual(before);
    expect(await world.undo(run)).toMatchObject({ status: 'UNDONE', problem: null });
    expect(await names()).toEqual(before);
    expect(await rows(run.id, 'staged IS NOT NULL')).toEqual([]);
    const { body } = await world.gov.admin.post(`/imports/${run.id}/application`, {}).expect(409);
    expect(body.code).toBe('IMPORT.WRONG_STATE');
  });

  it('stays what it was when it cannot be taken back', async () => {
    const run = await stoppedHalfWay();
    await world.import('EMPLOYEES', csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Lain' }]));
    const refused = await world.undo(run);
    expect(refused).toMatchObject({ status: 'FAILED', problem: { code: 'IMPORT.UNDO_REFUSED' } });
    expect(refused.undoObstacles).toMatchObject([{ code: 'CHANGED_SINCE', name: 'Nama Lain' }]);
  });

  it('is tried anew after a refusal, and taken back once nothing stands in the way', async () => {
    const before = await names();
    const run = await stoppedHalfWay('Nama Keliru');
    const newer = await world.import('EMPLOYEES', csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Lain Lagi' }]));
    for (let attempt = 1; attempt <= 2; attempt += 1)
      expect(await world.undo(run)).toMatchObject({ status: 'FAILED', problem: { code: 'IMPORT.UNDO_REFUSED' } });
    expect(await world.undo(newer)).toMatchObject({ status: 'UNDONE' });
    expect(await world.undo(run)).toMatchObject({ status: 'UNDONE' });
    expect(await names()).toEqual(before);
  });

  it('can be taken back after it has expired, as long as is kept what was before', async () => {
    const before = await names();
    const undone = await stoppedHalfWay('Nama Keliru');
    await after(8);
    expect(await world.one(undone.id)).toMatchObject({ status: 'EXPIRED' });
    expect(await world.undo(undone)).toMatchObject({ status: 'UNDONE' });
    expect(await names()).toEqual(before);
    const kept = await stoppedHalfWay('Nama Keliru');
    await after(31);
    expect(await world.one(kept.id)).toMatchObject({ status: 'EXPIRED' });
    expect(await images(kept.id)).toEqual([]);
    const { body } = await world.gov.admin.post(`/imports/${kept.id}/undo`).expect(409);
    expect(body.code).toBe('IMPORT.UNDO_WRONG_STATE');
  });

  it('cannot be taken back where it has changed nothing', async () => {
    const run = await world.check('EMPLOYEES', csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Salah' }]));
    await change("UPDATE import_row SET staged = '{' WHERE runId = ?", [run.id]);
    expect(await world.apply(run)).toMatchObject({ status: 'FAILED' });
    const { body } = await world.gov.admin.post(`/imports/${run.id}/undo`).expect(409);
    expect(body.code).toBe('IMPORT.UNDO_WRONG_STATE');
  });
});

describe('An import whose job was given up', () => {
  it('is ended by the night, and keeps no other waiting', async () => {
    const run = await world.check('EMPLOYEES', csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Salah' }]));
    const { body } = await world.gov.admin.post(`/imports/${run.id}/application`, {}).expect(202);
    const other = await world.upload('EMPLOYEES', csvFile([{ ...(staff[1] as Row), NAMA: 'Nama Lain' }])).expect(202);
    await giveUpJob(body.jobId);
    await after(1);
    expect(await world.one(run.id)).toMatchObject({ status: 'FAILED', problem: { code: 'JOB.FAILED' } });
    expect(await world.apply({ id: other.body.importId })).toMatchObject({ status: 'APPLIED' });
  });

  it('while it is undone stays in force; while it is read it expires', async () => {
    const run = await world.import('EMPLOYEES', csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Salah' }]));
    const undo = await world.gov.admin.post(`/imports/${run.id}/undo`).expect(202);
    await giveUpJob(undo.body.jobId);
    const upload = await world.upload('EMPLOYEES', csvFile([staff[1] as Row])).expect(202);
    await giveUpJob(upload.body.jobId);
    await after(1);
    expect(await world.one(run.id)).toMatchObject({ status: 'APPLIED', problem: { code: 'JOB.FAILED' } });
    expect(await world.one(upload.body.importId)).toMatchObject({ status: 'STAGING' });
    await after(8);
    expect(await world.one(upload.body.importId)).toMatchObject({ status: 'EXPIRED' });
    expect(await world.undo(run)).toMatchObject({ status: 'UNDONE' });
  });
});

describe('What faults quote of people', () => {
  const faulty = (): Row[] => {
    const [first, second] = staff as [Row, Row];
    const spaced = `${nipOf(second).slice(0, 8)} ${nipOf(second).slice(8, 14)} ${nipOf(second).slice(14)}9`;
    return [
      { ...first, 'TANGGAL LAHIR': '01-02-1971', 'EMAIL GOV': 'siti aminah', NAMA: 'x'.repeat(250) },
      { ...second, 'NIP BARU': spaced },
    ];
  };
  const values = async (runId: string, by = world.gov.admin): Promise<Record<string, string>> => {
    const { body } = await by.get(`/imports/${runId}/rows`, { limit: 200 }).expect(200);
    const faults = body.data.flatMap((row: any) => row.faults);
    return Object.fromEntries(faults.map((one: any) => [one.column, one.value]));
  };

  it('is not shown to those who may not import', async () => {
    const run = await world.check('EMPLOYEES', csvFile(faulty()));
    const shown = await values(run.id);
    expect(shown).toMatchObject({ 'TANGGAL LAHIR': '1971-02-01', 'EMAIL GOV': 'siti aminah' });
    expect(shown['NIP BARU']).toContain(' ');
    const masked = await values(run.id, world.gov.auditor);
    expect(masked).toMatchObject({ 'TANGGAL LAHIR': '•••', 'EMAIL GOV': '•••', NAMA: '•••' });
    expect(masked['NIP BARU']).toMatch(/^•{15}\d{4}$/);
  });

  it('goes after a week, applied or not; the report stays', async () => {
    const rowsOf = (name: string): Row[] => [...faulty(), { ...(staff[2] as Row), NAMA: name }];
    const checked = await world.check('EMPLOYEES', csvFile(rowsOf('Nama Baru')));
    const applied = await world.import('EMPLOYEES', csvFile(rowsOf('Nama Lain')), 'VALID_ROWS');
    const before = await world.faults(checked.id);
    await after(8);
    for (const { id } of [checked, applied]) {
      expect(new Set(Object.values(await values(id)))).toEqual(new Set(['']));
      expect(await world.faults(id)).toEqual(before);
    }
  });
});

describe('A check', () => {
  it('does not hold any more once another import has changed the data (rule IM-4)', async () => {
    const old = await world.check('EMPLOYEES', csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Lama' }]));
    await after(1);
    const other = await world.import('EMPLOYEES', csvFile([{ ...(staff[1] as Row), NAMA: 'Nama Baru' }]));
    const refused = await world.gov.admin.post(`/imports/${old.id}/application`, {}).expect(409);
    expect(refused.body).toMatchObject({ code: 'IMPORT.CHECK_OUTDATED' });
    expect(refused.body.detail).toContain(other.id);
    const fresh = await world.check('EMPLOYEES', csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Lama' }]));
    await after(1);
    await world.undo(other);
    const taken = await world.gov.admin.post(`/imports/${fresh.id}/application`, {}).expect(409);
    expect(taken.body.code).toBe('IMPORT.CHECK_OUTDATED');
  });

  it('does not hold where another import was on its way as the file came (rule IM-4)', async () => {
    const other = await world.check('EMPLOYEES', csvFile([{ ...(staff[1] as Row), NAMA: 'Nama Sedang Diubah' }]));
    await world.gov.admin.post(`/imports/${other.id}/application`, {}).expect(202);
    world.app.clock.advance({ seconds: 1 });
    const file = csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Sementara' }]);
    const { body: upload } = await world.upload('EMPLOYEES', file).expect(202);
    const heads = world.app.get(UnitHeadsService);
    const settle = heads.settle.bind(heads);
    const slowly = jest.spyOn(heads, 'settle').mockImplementation((run, application) => {
      world.app.clock.advance({ seconds: 1 });
      return settle(run, application);
    });
    await world.app.drainJobs();
    slowly.mockRestore();
    expect(await world.one(other.id)).toMatchObject({ status: 'APPLIED' });
    const refused = await world.gov.admin.post(`/imports/${upload.importId}/application`, {}).expect(409);
    expect(refused.body.code).toBe('IMPORT.CHECK_OUTDATED');
    expect(refused.body.detail).toContain(other.id);
  });

  it('holds where the other import changed nothing, or only presence', async () => {
    const run = await world.check('EMPLOYEES', csvFile([{ ...(staff[0] as Row), NAMA: 'Nama Baru' }]));
    await after(1);
    await world.import('EMPLOYEES', csvFile([staff[4] as Row]));
    const presence = { NIP: nipOf(staff[4]), TANGGAL: '01-04-2026', STATUS: 'HADIR' };
    expect(await world.import('ATTENDANCE', csvFile([presence]))).toMatchObject({ status: 'APPLIED' });
    expect(await world.apply(run)).toMatchObject({ status: 'APPLIED' });
  });
});

describe('A whole file', () => {
  const missedRuns = async (row: Row): Promise<number> => {
    const [found] = await world.app.db.rows<{ missedRuns: number | null }>(
      'SELECT missedRuns FROM employee WHERE externalId = ?',
      [row['PNS ID'] ?? ''],
    );
    return Number(found?.missedRuns ?? 0);
  };

  it('counts again what a run had named that is undone (rule IM-6)', async () => {
    const [gone, ...others] = files.people as [Row, ...Row[]];
    for (const separator of [';', ','])
      await world.apply(await world.checkFull('EMPLOYEES', csvFile(others, separator)));
    expect(await missedRuns(gone)).toBe(2);
    const id = await world.idOf(nipOf(gone));
    const shown = async (): Promise<boolean> =>
      (await world.gov.admin.get(`/employees/${id}`).expect(200)).body.missingInSource;
    world.app.clock.advance({ seconds: 1 });
    const named = await world.import('EMPLOYEES', csvFile([{ ...gone, NAMA: 'Berkas Salah' }]));
    expect([await missedRuns(gone), await shown()]).toEqual([0, false]);
    expect(await world.undo(named)).toMatchObject({ status: 'UNDONE' });
    expect([await missedRuns(gone), await shown()]).toEqual([2, true]);
    const events = await world.app.db.rows<{ action: string }>(
      "SELECT action FROM audit_event WHERE objectId = ? AND action IN ('employee.miss', 'employee.find') ORDER BY id",
      [id],
    );
    expect(events.map(({ action }) => action)).toEqual(['employee.miss', 'employee.find', 'employee.miss']);
  });

  it('does not miss who came after it (rule IM-6)', async () => {
    const number = { 'NIP BARU': '199501012020121009', 'TANGGAL LAHIR': '01-01-1995', 'JENIS KELAMIN': 'M' };
    const hire = { ...(staff[1] as Row), ...number, 'PNS ID': 'F'.repeat(32), NAMA: 'Orang Baru', NIK: '' };
    const file = { runId: newId(), source: 'SIASN', uploadedAt: world.app.clock.now() };
    world.app.clock.advance({ seconds: 1 });
    expect(await world.import('EMPLOYEES', csvFile([hire]))).toMatchObject({ counts: { new: 1 } });
    const { sightings } = world.app.get(PeopleRecords);
    await world.app.db.transaction(() => sightings.missed(file, world.app.clock.today()));
    expect(await missedRuns(staff[0] as Row)).toBe(1);
    expect(await missedRuns(hire)).toBe(0);
  });
});

describe('A file of units', () => {
  it('that leaves out one unit with many people must be confirmed (rule IM-4)', async () => {
    const staffed = Map.groupBy(files.people, (row) => row['UNOR ID']);
    const [closed = ''] = [...staffed].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
    const held = await world.app.db.rows(
      `SELECT a.id FROM assignment a JOIN org_unit u ON u.id = a.unitId
       WHERE u.externalId = ? AND a.kind = 'DEFINITIF' AND a.validUntil = '9999-12-31'`,
      [closed],
    );
    const others = files.units.filter((row) => row.Id !== closed);
    const run = await world.checkFull('ORG_UNITS', csvFile(others));
    expect(run).toMatchObject({ counts: { missing: 1 }, impact: { people: { affected: held.length } } });
    const { body } = await world.gov.admin.post(`/imports/${run.id}/application`, { mode: 'VALID_ROWS' }).expect(409);
    expect(body.code).toBe('IMPORT.MASS_CHANGE_OF_PEOPLE');
    expect((await world.check('EMPLOYEES', csvFile([staff[0] as Row]))).impact.people).toBeNull();
  });

  it('that puts many below another unit must be confirmed (rule IM-4)', async () => {
    const root = files.units.find((row) => row.DiatasanId === '') as Row;
    const offices = files.units.filter((row) => row.DiatasanId === root.Id);
    const below = (id: string | undefined): Row[] =>
      files.units.filter((row) => row.DiatasanId === id).flatMap((row) => [row, ...below(row.Id)]);
    const [moving] = offices.sort((a, b) => below(b.Id).length - below(a.Id).length) as [Row];
    const count = 1 + below(moving.Id).length;
    const target = offices.find((row) => row !== moving) as Row;
    const run = await world.check('ORG_UNITS', csvFile([{ ...moving, DiatasanId: target.Id ?? '' }]));
    const ids = new Set([moving, ...below(moving.Id)].map((unit) => unit.Id));
    const people = files.people.filter((row) => ids.has(row['UNOR ID'])).length;
    expect(run.impact).toMatchObject({ movesUnit: count, affected: count, people: { affected: people } });
    const apply = (confirmedCount: number): Call =>
      world.gov.admin.post(`/imports/${run.id}/application`, { confirmedCount });
    const { body } = await apply(count).expect(409);
    expect(body).toMatchObject({ code: 'IMPORT.MASS_CHANGE_OF_PEOPLE' });
    expect(body.detail).toContain(`${people} dari ${run.impact.people.known} pegawai`);
    expect(await world.apply(run, { confirmedCount: people })).toMatchObject({ status: 'APPLIED' });
    const renamed = await world.check(
      'ORG_UNITS',
      csvFile([{ ...moving, DiatasanId: target.Id ?? '', NamaUnor: 'Dinas Baru' }]),
    );
    expect(renamed.impact).toMatchObject({ movesUnit: 0, affected: 0, people: { affected: 0 } });
  });
});

describe('Somebody who is erased', () => {
  it('leaves nothing in what files of units keep of a head, and these can still be undone (rule IM-7)', async () => {
    const head = staff[9] as Row;
    const [unit] = files.units.filter((row) => row.DiatasanId !== '').slice(-1) as [Row];
    const heads = [head['PNS ID'] ?? '', (staff[10] as Row)['PNS ID'] ?? ''];
    const runs: any[] = [];
    for (const PemimpinPnsId of heads) {
      world.app.clock.advance({ seconds: 1 });
      runs.push(await world.import('ORG_UNITS', csvFile([{ ...unit, PemimpinPnsId }])));
    }
    world.app.clock.advance({ seconds: 1 });
    await world.check('ORG_UNITS', csvFile([{ ...unit, PemimpinPnsId: heads[0]?.toLowerCase() ?? '' }]));
    const id = await world.idOf(nipOf(head));
    await world.app.db.transaction(() => world.app.get(Eraser).erase(id, 'DUE'));
    for (const table of ['import_run', 'import_row', 'import_written_row', 'import_image', 'org_unit']) {
      const kept = JSON.stringify(await world.app.db.rows(`SELECT * FROM ${table}`));
      expect(kept.toUpperCase()).not.toContain(heads[0]);
    }
    expect(await world.changes(runs[1])).toEqual([`2 headExternalId: null → ${heads[1]}`]);
    for (const run of runs.reverse()) expect(await world.undo(run)).toMatchObject({ status: 'UNDONE' });
  });

  it('leaves nothing in what imports keep', async () => {
    const row = staff[5] as Row;
    const id = await world.idOf(nipOf(row));
    const name = row.NAMA ?? '';
    const run = await world.import('EMPLOYEES', csvFile([{ ...row, 'EMAIL GOV': 'baru@example.go.id' }]));
    await world.import('EMPLOYEES', csvFile([{ ...row, 'EMAIL GOV': 'lain@example.go.id' }]));
    const refused = await world.undo(run);
    expect(refused.undoObstacles).toMatchObject([{ recordId: id, name }]);
    await world.check('EMPLOYEES', csvFile([{ ...row, 'TANGGAL LAHIR': '03-04-1970' }, staff[1] as Row]));
    await world.import('ATTENDANCE', csvFile([{ NIP: nipOf(row), TANGGAL: '01-04-2026', STATUS: 'HADIR' }]));
    await world.app.db.transaction(() => world.app.get(Eraser).erase(id, 'DUE'));
    const parts = [name, nipOf(row), 'baru@example.go.id', 'lain@example.go.id', '03-04-1970'];
    for (const table of ['import_run', 'import_row', 'import_written_row', 'import_image']) {
      const kept = JSON.stringify(await world.app.db.rows(`SELECT * FROM ${table}`));
      expect(parts.filter((part) => kept.includes(part))).toEqual([]);
    }
    expect(await rows(refused.id, 'recordId IS NOT NULL')).toEqual([]);
    expect((await world.one(run.id)).undoObstacles[0].name).toMatch(/^Pseudonim /);
  });
});

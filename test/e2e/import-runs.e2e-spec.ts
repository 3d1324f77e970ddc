import { jest } from '@jest/globals';
import { Restoration } from '../../src/modules/employees/import/restoration.js';
import { csvFile, type Row, rosterFiles, type RosterFiles } from '../support/import-files.js';
import { ImportWorld } from '../support/import-world.js';

jest.setTimeout(300_000);

const DAY = '2026-03-02';
const PEOPLE = 80;
let files: RosterFiles;
beforeAll(async () => {
  files = await rosterFiles(PEOPLE, DAY);
});

const nipOf = (row: Row | undefined): string => row?.['NIP BARU'] ?? '';
/** The rows with those of some people changed, and without others. */
const rowsWith = (change: (row: Row, at: number) => Row | null): Row[] =>
  files.people.flatMap((row, at): Row[] => {
    const changed = change({ ...row }, at);
    return changed ? [changed] : [];
  });

/** A government whose units and people came by import. */
async function imported(env: Record<string, string> = {}): Promise<ImportWorld> {
  const world = await ImportWorld.make(env);
  await world.import('ORG_UNITS', files.unitsCsv);
  await world.import('EMPLOYEES', files.peopleCsv);
  return world;
}

/** Rows of those who head nothing, in another unit than the given one. */
const staffOf = (unitId: string | undefined): Row[] =>
  files.people.filter((row) => row['JENIS JABATAN ID'] !== '1' && row['UNOR ID'] !== unitId);
const elsewhere = (): Row => files.units.findLast((row) => row.EselonId?.startsWith('3')) as Row;
const movedTo = (unit: Row): Row => ({ 'UNOR ID': unit.Id ?? '', 'UNOR NAMA': unit.NamaUnor ?? '' });

describe('The check of a file', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await imported();
    await world.gov.moveTo('2026-04-01');
  });
  afterAll(() => world.app.stop());

  it('says of each row what it would change, field by field, before anything changes (rule IM-1)', async () => {
    const unit = elsewhere();
    const [mover, renamed] = staffOf(unit.Id) as [Row, Row];
    const before = await world.content();
    const rows = rowsWith((row) => {
      if (nipOf(row) === nipOf(mover)) return { ...row, ...movedTo(unit), 'TMT JABATAN': '01-04-2026' };
      if (nipOf(row) === nipOf(renamed)) return { ...row, NAMA: 'Nama Baru', 'EMAIL GOV': 'baru@example.go.id' };
      return row;
    });
    const run = await world.check('EMPLOYEES', csvFile(rows));
    expect(run).toMatchObject({
      completeness: 'PARTIAL',
      counts: { rows: PEOPLE, new: 0, changed: 2, unchanged: PEOPLE - 2, missing: 0 },
      impact: { known: PEOPLE, movesUnit: 1, losesPost: 0, changesStanding: 0, affected: 1 },
    });
    const changed = await world.changes(run, { action: 'CHANGED' });
    const line = (row: Row): number => rows.findIndex((one) => nipOf(one) === nipOf(row)) + 2;
    expect(changed).toEqual(
      expect.arrayContaining([
        `${line(mover)} unit: ${mover['UNOR NAMA']} → ${unit.NamaUnor}`,
        expect.stringMatching(new RegExp(`^${line(mover)} positionSince: .* → 2026-04-01$`)),
        `${line(renamed)} name: ${renamed.NAMA} → Nama Baru`,
      ]),
    );
    expect(changed).toContainEqual(expect.stringMatching(/ email: .* → baru@example\.go\.id$/));
    expect(await world.changes(run, { action: 'UNCHANGED' })).toEqual([]);
    expect(await world.changes(run, { action: 'CHANGED' }, world.gov.auditor)).toContain(
      `${line(renamed)} email: ${renamed['EMAIL GOV'] || renamed.EMAIL ? '•••' : 'null'} → •••`,
    );
    const { body } = await world.gov.admin.get(`/imports/${run.id}/rows`, { action: 'CHANGED' }).expect(200);
    expect(body.data.map((row: any) => row.recordId).sort()).toEqual(
      [await world.idOf(nipOf(mover)), await world.idOf(nipOf(renamed))].sort(),
    );
    expect(await world.content()).toEqual(before);
  });

  it('shows numbers of people only masked', async () => {
    const [row] = staffOf(undefined) as [Row];
    const nip = `${nipOf(row).slice(0, 8)}${nipOf(row).slice(8, 12)}212001`;
    const run = await world.check('EMPLOYEES', csvFile([{ ...row, 'NIP BARU': nip, 'STATUS CPNS PNS': 'P' }]));
    const changes = (await world.changes(run)).filter((one) => one.includes(' nip: '));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toContain('•');
    expect(changes[0]).not.toMatch(/\d{18}/);
  });

  it('refuses a legal standing that the list does not have on the day (rule IM-2)', async () => {
    const [row] = staffOf(undefined) as [Row];
    const run = await world.check('EMPLOYEES', csvFile([{ ...row, 'KEDUDUKAN HUKUM ID': '63' }]));
    expect(await world.faults(run.id)).toEqual(['2 KEDUDUKAN HUKUM ID STANDING_UNKNOWN']);
    const item = { code: '63', name: 'Kedudukan baru', attributes: { obligation: 'REQUIRED', atWork: true } };
    await world.gov.admin.post('/references/kedudukan-hukum', item).expect(201);
    const again = await world.check('EMPLOYEES', csvFile([{ ...row, 'KEDUDUKAN HUKUM ID': '63' }]));
    expect(again).toMatchObject({ counts: { changed: 1, errors: 0 }, impact: { changesStanding: 1 } });
  });

  it('says field by field what changes of a unit', async () => {
    const unit = elsewhere();
    const run = await world.check('ORG_UNITS', csvFile([{ ...unit, NamaUnor: 'Bidang Bernama Baru' }]));
    expect(await world.changes(run)).toEqual([`2 name: ${unit.NamaUnor} → Bidang Bernama Baru`]);
  });
});

describe('What a whole file does not name', () => {
  let world: ImportWorld;
  let gone: Row[];
  beforeAll(async () => {
    world = await imported();
    gone = staffOf(undefined).slice(0, 2);
  });
  afterAll(() => world.app.stop());

  const without = (rows: readonly Row[], more: Row[] = []): Row[] => {
    const left = new Set(rows.map(nipOf));
    return [...rowsWith((row) => (left.has(nipOf(row)) ? null : row)), ...more];
  };
  const missing = async (run: { id: string }, by = world.gov.admin): Promise<any[]> =>
    (await by.get(`/imports/${run.id}/missing`, { count: true }).expect(200)).body.data;
  const flagged = async (): Promise<string[]> => {
    const { body } = await world.gov.admin.get('/employees', { missingInSource: true }).expect(200);
    expect(body.data.every((one: any) => one.missingInSource)).toBe(true);
    return body.data.map((one: any) => one.nip).sort();
  };

  it('is listed, but only of a whole file and of what the source had known (rule IM-5)', async () => {
    const part = await world.check('EMPLOYEES', csvFile(without(gone)));
    expect(part.counts.missing).toBe(0);
    expect(await missing(part)).toEqual([]);
    const whole = await world.checkFull('EMPLOYEES', csvFile(without(gone)));
    expect(whole).toMatchObject({ completeness: 'FULL', counts: { missing: 2 } });
    const found = await missing(whole);
    expect(found.map((one) => one.key).sort()).toEqual(gone.map(nipOf).sort());
    expect(found[0]).toMatchObject({ recordType: 'employee', missedRuns: 0, missingInSource: false });
    expect(found[0].lastSeenAt).toMatch(/^2026-03-02T/);
    for (const one of await missing(whole, world.gov.auditor)) expect(one.key).toMatch(/^\d{8}•+\d{4}$/);
    await world.gov.admin.get('/imports/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d99/missing').expect(404);
  });

  it('does not hold somebody whose row has an error', async () => {
    const [first, second] = gone as [Row, Row];
    const run = await world.checkFull(
      'EMPLOYEES',
      csvFile(
        without([second], []).map((row) => {
          return nipOf(row) === nipOf(first) ? { ...row, NAMA: '' } : row;
        }),
      ),
    );
    expect(run.counts).toMatchObject({ errors: 1, missing: 1 });
    expect((await missing(run)).map((one) => one.key)).toEqual([nipOf(second)]);
  });

  it('is marked after two whole files in a row, never deleted, and no more once it is back (rule IM-6)', async () => {
    const id = await world.idOf(nipOf(gone[0]));
    const version = async (): Promise<number> =>
      (await world.gov.admin.get(`/employees/${id}`).expect(200)).body.version;
    const begin = await version();
    await world.apply(await world.checkFull('EMPLOYEES', csvFile(without(gone))));
    expect(await flagged()).toEqual([]);
    await world.import('EMPLOYEES', csvFile(without(gone), ',')); // a part says nothing of the others
    expect(await flagged()).toEqual([]);
    const second = await world.apply(await world.checkFull('EMPLOYEES', csvFile(without(gone), '|')));
    expect(second.counts.missing).toBe(2);
    expect(await flagged()).toEqual(gone.map(nipOf).sort());
    expect(await version()).toBe(begin + 1);
    await world.import('EMPLOYEES', csvFile(gone.slice(0, 1)));
    expect(await flagged()).toEqual([nipOf(gone[1])]);
    expect(await version()).toBe(begin + 2);
    const events = await world.app.db.rows<{ action: string }>(
      "SELECT action FROM audit_event WHERE objectId = ? AND action IN ('employee.miss', 'employee.find') ORDER BY id",
      [id],
    );
    expect(events.map(({ action }) => action)).toEqual(['employee.miss', 'employee.find']);
  });

  it('is told of units, too', async () => {
    const parents = new Set(files.units.map((row) => row.DiatasanId));
    const staffed = new Set(files.people.map((row) => row['UNOR ID']));
    const leaf = files.units.find((row) => !parents.has(row.Id) && staffed.has(row.Id)) as Row;
    const rest = files.units.filter((row) => row !== leaf);
    for (const separator of [';', ',']) await world.apply(await world.checkFull('ORG_UNITS', csvFile(rest, separator)));
    const { body } = await world.gov.admin.get('/org-units', { missingInSource: true }).expect(200);
    expect(body.data.map((one: any) => one.externalId)).toEqual([leaf.Id]);
  });

  it('cannot be told of a history', async () => {
    const file = csvFile([{ NIP: '1', TANGGAL: '02-03-2026', STATUS: 'HADIR' }]);
    const parts: [string, any][] = [
      ['kind', 'ATTENDANCE'],
      ['completeness', 'FULL'],
      ['file', file],
    ];
    const { body } = await world.send(parts).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/completeness', code: 'NOT_ALLOWED' }]);
    const wrong: [string, any][] = [
      ['kind', 'EMPLOYEES'],
      ['completeness', 'HALF'],
      ['file', file],
    ];
    expect((await world.send(wrong).expect(422)).body.errors).toMatchObject([{ pointer: '/completeness' }]);
  });
});

describe('A mass change', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await imported();
    await world.gov.moveTo('2026-04-01');
    await world.gov.machine('simpeg', ['import:run', 'import:read']);
  });
  afterAll(() => world.app.stop());

  const moved = (count: number): Row[] => {
    const unit = elsewhere();
    const movers = new Set(staffOf(unit.Id).slice(0, count).map(nipOf));
    return rowsWith((row) =>
      movers.has(nipOf(row)) ? { ...row, ...movedTo(unit), 'TMT JABATAN': '01-04-2026' } : row,
    );
  };

  it('is refused with its figures until somebody confirms the number (rule IM-4)', async () => {
    const run = await world.check('EMPLOYEES', csvFile(moved(9)));
    const apply = (choices: object, by = world.gov.admin) => by.post(`/imports/${run.id}/application`, choices);
    const refused = await apply({}).expect(409);
    expect(refused.body.code).toBe('IMPORT.MASS_CHANGE');
    expect(refused.body.detail).toContain('confirmedCount 9');
    expect(refused.body.detail).toContain('9 pindah unit');
    expect((await apply({ confirmedCount: 8 }).expect(409)).body.code).toBe('IMPORT.MASS_CHANGE');
    const machine = await apply({ confirmedCount: 9 }, world.gov.by('simpeg')).expect(403);
    expect(machine.body.code).toBe('IMPORT.CONFIRMATION_BY_PERSON');
    await apply({ confirmedCount: 0 }).expect(422);
    const applied = await world.apply(run, { confirmedCount: 9 });
    expect(applied).toMatchObject({ status: 'APPLIED', mode: 'ALL_OR_NOTHING', confirmedCount: 9 });
    expect(applied.appliedByAccountId).toEqual(applied.createdByAccountId);
  });

  it('counts who is missing from a whole file, and lets go what is within bounds', async () => {
    const run = await world.checkFull('EMPLOYEES', csvFile(moved(9).slice(0, PEOPLE - 9)));
    const refused = await world.gov.admin.post(`/imports/${run.id}/application`, {}).expect(409);
    expect(refused.body.detail).toContain('9 tidak ada dalam berkas');
    const within = await world.checkFull('EMPLOYEES', csvFile(moved(9).slice(0, PEOPLE - 8)));
    expect(await world.apply(within)).toMatchObject({ status: 'APPLIED', counts: { missing: 8 } });
  });
});

describe('Runs of imports', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await imported();
  });
  afterAll(() => world.app.stop());

  it('are all kept with who, what and how, and found by it (rule IM-3)', async () => {
    const list = async (query: object): Promise<any[]> =>
      (await world.gov.admin.get('/imports', { ...query, count: true }).expect(200)).body.data;
    const [people] = await list({ kind: 'EMPLOYEES' });
    expect(people).toMatchObject({ kind: 'EMPLOYEES', status: 'APPLIED', mode: 'ALL_OR_NOTHING', sameFileAs: null });
    expect(people.createdByAccountId).toBe(people.appliedByAccountId);
    expect(people.applicationStartedAt).toMatch(/^2026-03-02T/);
    const again = await world.check('EMPLOYEES', files.peopleCsv);
    expect(again).toMatchObject({ status: 'CHECKED', sameFileAs: people.id, sha256: people.sha256 });
    expect(await list({ sha256: people.sha256 })).toHaveLength(2);
    expect(await list({ status: 'CHECKED' })).toMatchObject([{ id: again.id }]);
    expect(await list({ completeness: 'FULL' })).toEqual([]);
    expect(await list({ createdByAccountId: people.createdByAccountId })).toHaveLength(3);
    await world.gov.admin.get('/imports', { sha256: 'kurang' }).expect(400);
  });

  it('of the same file are refused only when nothing would change', async () => {
    const again = await world.check('EMPLOYEES', files.peopleCsv);
    const refused = await world.gov.admin.post(`/imports/${again.id}/application`, {}).expect(409);
    expect(refused.body.code).toBe('IMPORT.SAME_FILE');
    expect(refused.body.detail).toContain('completeness FULL');
    const [row] = staffOf(undefined) as [Row];
    await world.import('EMPLOYEES', csvFile([{ ...row, NAMA: 'Nama Sementara' }]));
    const useful = await world.check('EMPLOYEES', files.peopleCsv);
    expect(useful).toMatchObject({ counts: { changed: 1 } });
    expect(useful.sameFileAs).not.toBeNull();
    expect(await world.apply(useful)).toMatchObject({ status: 'APPLIED' });
  });

  it('of the same file are taken as the whole source after they were a part of it (rule IM-3)', async () => {
    const whole = await world.checkFull('EMPLOYEES', files.peopleCsv);
    expect(whole).toMatchObject({ counts: { new: 0, changed: 0, unchanged: PEOPLE } });
    expect(whole.sameFileAs).not.toBeNull();
    expect(await world.apply(whole)).toMatchObject({ status: 'APPLIED' });
    for (const repeated of [
      await world.checkFull('EMPLOYEES', files.peopleCsv),
      await world.check('EMPLOYEES', files.peopleCsv),
    ]) {
      const { body } = await world.gov.admin.post(`/imports/${repeated.id}/application`, {}).expect(409);
      expect(body.code).toBe('IMPORT.SAME_FILE');
    }
  });

  it('of the same file are taken once rows can be applied that could not be before (rule IM-3)', async () => {
    const [row, other] = staffOf(undefined) as [Row, Row];
    const file = csvFile([
      { ...row, NAMA: 'Nama Berikut' },
      { ...other, 'KEDUDUKAN HUKUM ID': '64' },
    ]);
    expect(await world.import('EMPLOYEES', file, 'VALID_ROWS')).toMatchObject({ counts: { changed: 1, errors: 1 } });
    const still = await world.check('EMPLOYEES', file);
    const { body } = await world.gov.admin.post(`/imports/${still.id}/application`, { mode: 'VALID_ROWS' }).expect(409);
    expect(body.code).toBe('IMPORT.SAME_FILE');
    const item = { code: '64', name: 'Kedudukan baru', attributes: { obligation: 'REQUIRED', atWork: true } };
    await world.gov.admin.post('/references/kedudukan-hukum', item).expect(201);
    expect(await world.import('EMPLOYEES', file)).toMatchObject({
      status: 'APPLIED',
      counts: { changed: 1, errors: 0 },
    });
  });
});

describe('The undo of a run', () => {
  let world: ImportWorld;
  beforeEach(async () => {
    world = await imported();
    await world.gov.moveTo('2026-04-01');
  });
  afterEach(() => world.app.stop());

  /** What people know of the data: without versions and stamps, which go on. */
  const known = async (): Promise<Record<string, unknown>> => {
    const content = await world.content();
    const bare = (rows: unknown): unknown =>
      (rows as Record<string, unknown>[]).map(({ version: _, updatedAt: _at, ...row }) => row);
    const lines = await world.app.db.rows(
      'SELECT employeeId, appraiserId, validFrom, validUntil FROM reporting_line ORDER BY employeeId, validFrom',
    );
    const days = await world.app.db.rows(
      `SELECT employeeId, standingCode AS code, validFrom, validUntil FROM employee_standing UNION ALL
       SELECT employeeId, gradeCode AS code, validFrom, validUntil FROM employee_grade ORDER BY employeeId, code, validFrom`,
    );
    const parts = Object.entries(content).filter(([name]) => name !== 'lines');
    return { ...Object.fromEntries(parts.map(([name, rows]) => [name, bare(rows)])), lines, days };
  };

  /** A file by which a head leaves, somebody moves, rises and is renamed, and two come. */
  const eventful = (): Row[] => {
    const unit = elsewhere();
    const [mover, renamed] = staffOf(unit.Id) as [Row, Row];
    const rows = rowsWith((row) => {
      if (nipOf(row) === nipOf(mover))
        return { ...row, ...movedTo(unit), 'TMT JABATAN': '01-04-2026', 'JABATAN NAMA': 'Jabatan Baru' };
      if (nipOf(row) === nipOf(renamed))
        return {
          ...row,
          NAMA: 'Nama Baru',
          'KEDUDUKAN HUKUM ID': '02',
          'GOL AKHIR ID': '41',
          'GOL AKHIR NAMA': 'IV/a',
        };
      if (row['PNS ID'] === unit.PemimpinPnsId)
        return {
          ...row,
          'JENIS JABATAN ID': '4',
          'JABATAN NAMA': 'Analis',
          'ESELON ID': '99',
          'TMT JABATAN': '01-04-2026',
        };
      return row;
    });
    const fresh = (sequence: string): Row => ({
      ...renamed,
      'PNS ID': `BARU${sequence}`,
      'NIP BARU': `19900101201501 1${sequence}`.replace(' ', ''),
      NAMA: `Orang Baru ${sequence}`,
      NIK: '',
      'TANGGAL LAHIR': '01-01-1990',
      'JENIS KELAMIN': 'M',
    });
    return [...rows, fresh('981'), fresh('982')];
  };

  it('puts back everything that it changed, and says so (rule IM-7)', async () => {
    const before = await known();
    const run = await world.apply(await world.check('EMPLOYEES', csvFile(eventful())));
    expect(run).toMatchObject({ status: 'APPLIED', counts: { new: 2, changed: 3 } });
    expect(await known()).not.toEqual(before);
    const undone = await world.undo(run);
    expect(undone).toMatchObject({ status: 'UNDONE', problem: null, undoObstacles: [] });
    expect(undone.undoneAt).toMatch(/^2026-04-01T/);
    expect(undone.undoneByAccountId).toBe(undone.appliedByAccountId);
    expect(await known()).toEqual(before);
    const events = await world.app.db.rows<{ action: string; n: number }>(
      `SELECT action, COUNT(*) AS n FROM audit_event WHERE action LIKE '%.restore' OR action LIKE '%.remove' OR action LIKE 'import.undo%'
       GROUP BY action ORDER BY action`,
    );
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['employee.remove', 'employee.restore', 'import.undo', 'import.undo-finish']),
    );
    const values = await world.app.db.rows<{ valuesJson: string }>('SELECT valuesJson FROM audit_value');
    expect(values.filter(({ valuesJson }) => /\d{18}/.test(valuesJson))).toEqual([]);
    const again = await world.gov.admin.post(`/imports/${run.id}/undo`).expect(409);
    expect(again.body.code).toBe('IMPORT.UNDO_WRONG_STATE');
    const repeated = await world.apply(await world.check('EMPLOYEES', csvFile(eventful())));
    expect(repeated).toMatchObject({ status: 'APPLIED', sameFileAs: null, counts: { new: 2, changed: 3 } });
  });

  it('puts units back, with the tree of each day', async () => {
    const before = await known();
    const unit = elsewhere();
    const root = files.units.find((row) => row.DiatasanId === '') as Row;
    const rows = [
      ...files.units.map((row) =>
        row.Id === unit.Id ? { ...row, NamaUnor: 'Bidang Baru', DiatasanId: root.Id ?? '' } : row,
      ),
      { ...unit, Id: 'U-BARU', NamaUnor: 'Unit Baru', DiatasanId: unit.Id ?? '', PemimpinPnsId: '' },
      { ...unit, Id: 'U-BARU-2', NamaUnor: 'Unit Baru Dua', DiatasanId: 'U-BARU', PemimpinPnsId: '' },
    ];
    const ancestors = (): Promise<unknown[]> =>
      world.app.db.rows('SELECT * FROM org_unit_ancestor ORDER BY unitId, ancestorId, validFrom');
    const tree = await ancestors();
    const run = await world.apply(await world.check('ORG_UNITS', csvFile(rows)));
    expect(run).toMatchObject({ counts: { new: 2, changed: 1 } });
    expect(await ancestors()).not.toEqual(tree);
    expect(await world.undo(run)).toMatchObject({ status: 'UNDONE' });
    expect(await known()).toEqual(before);
    expect(await ancestors()).toEqual(tree);
  });

  it('is refused as a whole, naming what something newer touched', async () => {
    const rows = eventful();
    const run = await world.apply(await world.check('EMPLOYEES', csvFile(rows)));
    const renamed = await world.idOf(nipOf(rows.find((row) => row.NAMA === 'Nama Baru')));
    const fresh = await world.idOf(nipOf(rows.at(-1)));
    const standing = { standingCode: '03', validFrom: '2026-04-01', letterNumber: 'SK 1', letterOn: '2026-04-01' };
    await world.gov.admin.post(`/employees/${renamed}/standings`, standing).expect(201);
    const account = { employeeId: fresh, username: 'orangbaru', displayName: 'Orang Baru', roles: [] };
    await world.app.db.transaction(() =>
      world.app.db.change("UPDATE account SET employeeId = ? WHERE username = 'auditor-uji'", [account.employeeId]),
    );
    const before = await known();
    const refused = await world.undo(run);
    expect(refused).toMatchObject({ status: 'APPLIED', problem: { code: 'IMPORT.UNDO_REFUSED' }, undoneAt: null });
    expect(refused.undoObstacles).toEqual([
      expect.objectContaining({ code: 'CHANGED_SINCE', recordType: 'employee', recordId: renamed, name: 'Nama Baru' }),
      expect.objectContaining({ code: 'IN_USE', line: rows.length + 1, recordId: fresh, name: 'Orang Baru 982' }),
    ]);
    expect(await known()).toEqual(before);
    await world.app.db.transaction(() =>
      world.app.db.change("UPDATE account SET employeeId = NULL WHERE username = 'auditor-uji'"),
    );
  });

  it('is refused where somebody corrected or withdrew what the run had written, and kept what it had not', async () => {
    const rows = eventful();
    const { admin } = world.gov;
    const mover = await world.idOf(nipOf(rows.find((row) => row['JABATAN NAMA'] === 'Jabatan Baru')));
    const renamed = await world.idOf(nipOf(rows.find((row) => row.NAMA === 'Nama Baru')));
    const run = await world.apply(await world.check('EMPLOYEES', csvFile(rows)));
    const last = async (path: string): Promise<{ id: string; version: number }> =>
      (await admin.get(path).expect(200)).body.data.at(-1);
    const posts = `/employees/${mover}/assignments`;
    const moved = await last(posts);
    const correction = { reason: 'Nomor SK belum ada.', letterNumber: '821/7/2026' };
    await admin.patch(`${posts}/${moved.id}`, correction).ifMatch(moved.version).expect(200);
    const sourceOf = async (): Promise<unknown> =>
      (await world.app.db.rows<{ source: string }>('SELECT source FROM assignment WHERE id = ?', [moved.id]))[0]
        ?.source;
    expect(await sourceOf()).toBe('SIASN');
    // Imports decide who heads a unit, except where somebody did by hand.
    const heads = { reason: 'Memimpin unit.', headsUnit: true };
    await admin
      .patch(`${posts}/${moved.id}`, heads)
      .ifMatch(moved.version + 1)
      .expect(200);
    expect(await sourceOf()).toBe('MANUAL');
    const standings = `/employees/${renamed}/standings`;
    const standing = await last(standings);
    await admin.post(`${standings}/${standing.id}/withdrawal`, { reason: 'Salah orang.' }).expect(204);
    const before = await known();
    const refused = await world.undo(run);
    expect(refused).toMatchObject({ status: 'APPLIED', problem: { code: 'IMPORT.UNDO_REFUSED' } });
    expect(refused.undoObstacles.map((one: any) => [one.code, one.recordId]).sort()).toEqual(
      [mover, renamed].map((id) => ['CHANGED_SINCE', id]).sort(),
    );
    expect(await known()).toEqual(before);
  });

  it('is done once, however many ask for it, and begins anew when it was interrupted', async () => {
    const before = await known();
    const run = await world.apply(await world.check('EMPLOYEES', csvFile(eventful())));
    const asked = await Promise.all([1, 2, 3].map(() => world.gov.admin.post(`/imports/${run.id}/undo`)));
    expect(asked.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    const putBack = jest.spyOn(world.app.get(Restoration), 'putBack');
    putBack.mockImplementationOnce(() => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' })));
    await world.app.drainJobs();
    putBack.mockRestore();
    expect(await world.one(run.id)).toMatchObject({ status: 'UNDOING' });
    await world.gov.moveTo('2026-04-02'); // a job that failed is tried again some time later
    await world.app.drainJobs();
    expect(await world.one(run.id)).toMatchObject({ status: 'UNDONE' });
    expect(await known()).toEqual(before);
  });

  it('waits for no other import, and is possible only for as long as is kept what was before', async () => {
    const run = await world.apply(await world.check('EMPLOYEES', csvFile(eventful())));
    await world.gov.moveTo('2026-05-02');
    await world.app.drainJobs();
    const late = await world.gov.admin.post(`/imports/${run.id}/undo`).expect(409);
    expect(late.body.code).toBe('IMPORT.UNDO_EXPIRED');
    expect(await world.changes(run)).toEqual([]);
    expect(await world.app.db.rows('SELECT runId FROM import_image')).toEqual([]);
    await world.gov.admin.post('/imports/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d99/undo').expect(404);
    await world.gov.auditor.post(`/imports/${run.id}/undo`).expect(403);
  });
});

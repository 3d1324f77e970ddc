import { existsSync, mkdirSync, readdirSync, rmdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup.js';
import { readConfig } from '../../src/config/config.js';
import type { Actor } from '../../src/kernel/auth/actor.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { Database } from '../../src/kernel/database/database.js';
import { migrate } from '../../src/kernel/database/migrator.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { createLogger } from '../../src/kernel/logging/logger.js';
import { ImportRuns } from '../../src/modules/employees/import/import-runs.service.js';
import { Uploads } from '../../src/modules/employees/import/uploads.js';
import { eventually } from '../support/eventually.js';
import {
  csvFile,
  excelFile,
  type Row,
  rosterFiles,
  type RosterFiles,
  type SentFile,
  workbookFile,
  zipFile,
} from '../support/import-files.js';
import { ImportWorld as World } from '../support/import-world.js';
import type { Call } from '../support/client.js';
import { ServiceProcess } from '../support/service-process.js';
import { type Client, TestClock } from '../support/test-app.js';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(300_000);

const DAY = '2026-03-02';
const PEOPLE = 300;
let files: RosterFiles;

const person = (at: number): Row => ({ ...(files.people[at] as Row) });
beforeAll(async () => {
  files = await rosterFiles(PEOPLE, DAY);
});

describe('An import of a whole government', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.withoutSecretary();
  });
  afterAll(() => world.app.stop());

  it('takes the tree of units, then the people, and so knows who appraises whom', async () => {
    const units = await world.import('ORG_UNITS', files.unitsCsv);
    expect(units).toMatchObject({
      status: 'APPLIED',
      problem: null,
      counts: { rows: files.units.length, new: files.units.length, errors: 0 },
    });

    const { headers, body: started } = await world.upload('EMPLOYEES', files.peopleXlsx).expect(202);
    expect(headers.location).toBe(`/api/v1/jobs/${started.jobId}`);
    expect((await world.one(started.importId)).status).toBe('STAGING');
    await world.app.drainJobs();
    const job = (await world.gov.admin.get(headers.location ?? '').expect(200)).body;
    expect(job).toMatchObject({
      kind: 'imports.check',
      status: 'SUCCEEDED',
      result: { importId: started.importId, status: 'CHECKED' },
    });
    const checked = await world.one(started.importId);
    expect(checked).toMatchObject({
      status: 'CHECKED',
      fileName: 'people.xlsx',
      counts: { rows: PEOPLE, new: PEOPLE, errors: 0, warnings: 0 },
    });
    expect(await world.app.db.rows('SELECT id FROM employee WHERE externalId IS NOT NULL')).toEqual([]);

    const applying = await world.gov.admin.post(`/imports/${started.importId}/application`, {}).expect(202);
    expect(applying.headers.location).toBe(`/api/v1/jobs/${applying.body.jobId}`);
    await world.app.drainJobs();
    expect(await world.one(started.importId)).toMatchObject({
      status: 'APPLIED',
      counts: { new: PEOPLE },
      ambiguousHeads: [],
    });
    expect((await world.gov.admin.get(`/jobs/${applying.body.jobId}`).expect(200)).body).toMatchObject({
      status: 'SUCCEEDED',
    });
  });

  it('yields the chain of appraisal that ref-unor describes, for everybody', async () => {
    const unitOf = new Map(files.units.map((row) => [row.Id, row]));
    const nipOf = new Map(files.people.map((row) => [row['PNS ID'], row['NIP BARU']]));
    const sekda = files.units.find((row) => row.NamaJabatan === 'Sekretaris Daerah');
    const expected = (row: Row): string | null => {
      let unit = unitOf.get(row['UNOR ID'] ?? '');
      for (let first = true; unit; first = false) {
        const heads = unit.PemimpinPnsId === row['PNS ID'];
        if (!(first && heads) && unit.PemimpinPnsId && unit.PemimpinPnsId !== row['PNS ID'])
          return nipOf.get(unit.PemimpinPnsId) ?? null;
        const parent = unitOf.get(unit.DiatasanId ?? '');
        unit = parent?.DiatasanId === '' && unit !== sekda ? sekda : parent;
      }
      return null;
    };
    const lines = await world.app.db.rows<{ nip: string; appraiser: string | null }>(
      `SELECT e.nip, a.nip AS appraiser FROM reporting_line r JOIN employee e ON e.id = r.employeeId LEFT JOIN employee a ON a.id = r.appraiserId
        WHERE r.validFrom <= ? AND r.validUntil >= ?`,
      [DAY, DAY],
    );
    const appraiserOf = new Map(lines.map(({ nip, appraiser }) => [nip, appraiser]));
    const wrong = files.people.filter((row) => appraiserOf.get(row['NIP BARU'] ?? '') !== expected(row));
    expect(wrong.map((row) => [row['JABATAN NAMA'], expected(row), appraiserOf.get(row['NIP BARU'] ?? '')])).toEqual(
      [],
    );
  });

  it('changes nothing when the same file comes again', async () => {
    const before = await world.content();
    await world.gov.moveTo('2026-03-03');
    const again = await world.import('EMPLOYEES', files.peopleCsv);
    expect(again).toMatchObject({ status: 'APPLIED', counts: { new: 0, changed: 0, unchanged: PEOPLE } });
    const units = await world.import('ORG_UNITS', csvFile(files.units, '|'));
    expect(units).toMatchObject({ counts: { new: 0, changed: 0, unchanged: files.units.length } });
    expect(await world.content()).toEqual(before);
  });

  it.each([';', ',', '|', '\t'])(
    'reads the same people from a CSV cut by %j, with or without BOM',
    async (separator) => {
      for (const bom of ['', '\ufeff']) {
        const { counts } = await world.check('EMPLOYEES', csvFile(files.people, separator, bom));
        expect(counts).toMatchObject({ rows: PEOPLE, unchanged: PEOPLE });
      }
    },
  );

  it('reads the same people from a workbook as Excel saves it, with days as days and titles above the header', async () => {
    const rows = files.people.map((row) => {
      const [day, month, year] = (row['TMT JABATAN'] ?? '').split('-').map(Number);
      return {
        ...row,
        'TMT JABATAN': new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day)),
        'ESELON ID': Number(row['ESELON ID']),
      };
    });
    expect((await world.check('EMPLOYEES', await excelFile(rows))).counts).toMatchObject({
      unchanged: PEOPLE,
      warnings: 0,
    });
    const text = `Data ASN Kabupaten\n\n${files.peopleCsv.content.toString()}`;
    const titled = await world.check('EMPLOYEES', { name: 'x.csv', content: Buffer.from(text) });
    expect(titled).toMatchObject({ status: 'CHECKED', counts: { unchanged: PEOPLE } });
  });

  it('finds the table in a workbook of several sheets, whichever of them it is', async () => {
    const notes = [{ Petunjuk: 'Isi lembar Data', 'Dibuat oleh': 'BKPSDM' }];
    const [first] = files.people;
    const header = Object.fromEntries(Object.keys(first ?? {}).map((column) => [column, '']));
    const workbook = await workbookFile({
      ...{ Petunjuk: notes, Contoh: [header], Unit: files.units, Data: files.people, Rekap: notes },
    });
    expect((await world.check('EMPLOYEES', workbook)).counts).toMatchObject({ rows: PEOPLE, unchanged: PEOPLE });
    const units = files.units.length;
    expect((await world.check('ORG_UNITS', workbook)).counts).toMatchObject({ rows: units, unchanged: units });
  });

  it('says so when several sheets have the table, and what the closest one lacks when none has', async () => {
    const half = Math.floor(PEOPLE / 2);
    const halves = { Dinas: files.people.slice(0, half), Badan: files.people.slice(half) };
    const twice = await world.check('EMPLOYEES', await workbookFile({ Petunjuk: [{ a: 'b' }], ...halves }));
    expect(twice).toMatchObject({ status: 'REFUSED', problem: { code: 'IMPORT_FILE.SEVERAL_SHEETS' } });
    expect(twice.problem.detail).toMatch(/^Lembar ke-2, 3 sama-sama memuat tabel ini\. Unggah satu per satu/);

    const lacking = files.people.map(({ 'UNOR ID': _, ...row }) => row);
    const none = await world.check('EMPLOYEES', await workbookFile({ Petunjuk: [{ a: 'b' }], Data: lacking }));
    expect(none).toMatchObject({ status: 'REFUSED', problem: { code: 'IMPORT_FILE.COLUMNS_MISSING' } });
    expect(none.problem.detail).toMatch(/^Kolom berikut tidak ada: UNOR ID\./);
  });

  it('keeps neither the file nor what it said, and logs and records no number', async () => {
    expect(existsSync(world.uploadFolder) ? readdirSync(world.uploadFolder) : []).toEqual([]);
    expect(
      await world.app.db.rows(
        "SELECT r.line FROM import_row r JOIN import_run i ON i.id = r.runId WHERE i.status = 'APPLIED' AND r.staged IS NOT NULL",
      ),
    ).toEqual([]);
    const log = world.app.logLines.join('');
    expect(files.people.filter((row) => log.includes(row['NIP BARU'] ?? ''))).toEqual([]);
    const values = await world.app.db.rows<{ valuesJson: string }>('SELECT valuesJson FROM audit_value');
    expect(values.filter(({ valuesJson }) => /\d{18}/.test(valuesJson))).toEqual([]);
    const [events] = await world.app.db.rows<{ n: number }>(
      "SELECT COUNT(*) AS n FROM audit_event WHERE action = 'employee.create' AND actorEmployeeId IS NULL AND requestId LIKE 'job:%'",
    );
    expect(Number(events?.n)).toBe(PEOPLE);
  });
});

describe('A later import', () => {
  let world: World;
  const later = '2026-04-01';
  let staff: Row, head: Row, successor: Row, otherUnit: Row, member: Row;

  beforeAll(async () => {
    world = await World.make();
    await world.import('ORG_UNITS', files.unitsCsv);
    await world.import('EMPLOYEES', files.peopleCsv);
    // A division with a head and at least two others, and another unit to move to.
    const headed = files.units.filter(
      (unit) =>
        files.people.filter((row) => row['UNOR ID'] === unit.Id).length >= 3 &&
        unit.PemimpinPnsId &&
        unit.EselonId?.startsWith('3'),
    );
    const unit = headed[0] as Row;
    const inUnit = files.people.filter((row) => row['UNOR ID'] === unit.Id);
    head = inUnit.find((row) => row['PNS ID'] === unit.PemimpinPnsId) as Row;
    [successor, member] = inUnit.filter((row) => row !== head && row['STATUS CPNS PNS'] === 'P') as [Row, Row];
    otherUnit = headed[1] as Row;
    staff = files.people.find(
      (row) => row['UNOR ID'] !== unit.Id && row['UNOR ID'] !== otherUnit.Id && row['JENIS JABATAN ID'] !== '1',
    ) as Row;
    await world.gov.moveTo(later);
  });
  afterAll(() => world.app.stop());

  it('changes exactly those who differ, and the chain from the day on which they do', async () => {
    const nip = (row: Row): string => row['NIP BARU'] ?? '';
    const before = {
      staff: await world.appraiserOf(nip(staff), '2026-03-31'),
      member: await world.appraiserOf(nip(member), '2026-03-31'),
    };
    expect(before.member).toBe(nip(head));
    const there = { 'UNOR ID': otherUnit.Id ?? '', 'UNOR NAMA': otherUnit.NamaUnor ?? '', 'TMT JABATAN': '01-04-2026' };
    const post = (row: Row): Row =>
      Object.fromEntries(
        ['JENIS JABATAN ID', 'JABATAN ID', 'JABATAN NAMA', 'ESELON ID'].map((name) => [name, row[name] ?? '']),
      );
    const file = csvFile(
      files.people.map((row) => {
        if (nip(row) === nip(staff)) return { ...row, ...there };
        if (nip(row) === nip(head))
          return { ...row, ...there, 'JENIS JABATAN ID': '4', 'JABATAN NAMA': 'Analis', 'ESELON ID': '99' };
        if (nip(row) === nip(successor)) return { ...row, ...post(head), 'TMT JABATAN': '01-04-2026' };
        return row;
      }),
    );
    const content = await world.content();
    expect(await world.import('EMPLOYEES', file)).toMatchObject({
      counts: { new: 0, changed: 3, unchanged: PEOPLE - 3 },
      ambiguousHeads: [],
    });

    expect(await world.appraiserOf(nip(staff), '2026-03-31')).toBe(before.staff);
    expect(await world.appraiserOf(nip(staff), later)).toBe(
      files.people.find((row) => row['PNS ID'] === otherUnit.PemimpinPnsId)?.['NIP BARU'],
    );
    expect(await world.appraiserOf(nip(member), '2026-03-31')).toBe(nip(head));
    expect(await world.appraiserOf(nip(member), later)).toBe(nip(successor));
    expect(await world.appraiserOf(nip(successor), '2026-03-31')).toBe(nip(head));

    const now = await world.content();
    expect(
      (now.people as any[]).filter(
        (one) => !(content.people as any[]).some((was) => JSON.stringify(was) === JSON.stringify(one)),
      ),
    ).toHaveLength(3);
    const [untouched, all] = [content.posts, now.posts].map(
      (posts) => new Set((posts as any[]).map((one) => JSON.stringify(one))),
    );
    expect([...(untouched as Set<string>)].filter((one) => !all?.has(one))).toHaveLength(3);
    expect(now.units).toEqual(content.units);
  });

  it('of units gives a unit the head that it names, from that day on', async () => {
    await world.gov.moveTo('2026-04-20');
    const { Id, PemimpinPnsId } = otherUnit;
    const other = files.people.find((row) => row['UNOR ID'] === Id && row['PNS ID'] !== PemimpinPnsId) as Row;
    const third =
      files.people.find((row) => row['UNOR ID'] === Id && ![PemimpinPnsId, other['PNS ID']].includes(row['PNS ID'])) ??
      staff;
    const before = await world.appraiserOf(third['NIP BARU'], '2026-04-19');
    const file = csvFile(
      files.units.map((row) => (row.Id === Id ? { ...row, PemimpinPnsId: other['PNS ID'] ?? '' } : row)),
    );
    expect(await world.import('ORG_UNITS', file)).toMatchObject({ counts: { new: 0, changed: 1 } });
    expect(await world.appraiserOf(third['NIP BARU'], '2026-04-19')).toBe(before);
    expect(await world.appraiserOf(third['NIP BARU'], '2026-04-20')).toBe(other['NIP BARU']);
    const again = await world.content();
    await world.import('ORG_UNITS', { ...file, content: Buffer.concat([file.content, Buffer.from('\r\n')]) });
    expect(await world.content()).toEqual(again);
  });

  it('of units is the last word on a head that an import had named, not on one whom the HR office set', async () => {
    const unit = files.units.findLast((one) => one.EselonId?.startsWith('4') && one.PemimpinPnsId) as Row;
    const leader = files.people.find((row) => row['PNS ID'] === unit.PemimpinPnsId) as Row;
    const member = files.people.find((row) => row['UNOR ID'] === unit.Id && row !== leader) as Row;
    const name = (pnsId: string | undefined): Promise<unknown> =>
      world.import('ORG_UNITS', csvFile([{ ...unit, PemimpinPnsId: pnsId ?? '' }]));
    const heads = async (): Promise<unknown[]> =>
      world.app.db.rows(
        `SELECT e.externalId FROM assignment a JOIN employee e ON e.id = a.employeeId JOIN org_unit u ON u.id = a.unitId
         WHERE u.externalId = ? AND a.headsUnit = 1 AND a.validFrom <= '2026-04-20' AND a.validUntil >= '2026-04-20'`,
        [unit.Id ?? ''],
      );
    const byHand = (headsUnit: boolean, row: Row): Promise<number> =>
      world.app.db.transaction(() =>
        world.app.db.change(
          "UPDATE assignment SET source = 'MANUAL', headsUnit = ? WHERE employeeId = (SELECT id FROM employee WHERE externalId = ?)",
          [headsUnit, row['PNS ID'] ?? ''],
        ),
      );
    await byHand(false, member);
    await name(member['PNS ID']);
    expect(await heads()).toEqual([{ externalId: member['PNS ID'] }]);
    await name(leader['PNS ID']);
    expect(await heads()).toEqual([{ externalId: leader['PNS ID'] }]);
    await byHand(true, leader);
    await name(member['PNS ID']);
    expect(await heads()).toEqual([{ externalId: leader['PNS ID'] }]);
  });

  it('of units moves a unit from that day on, corrects what it brought that day, and leaves closed units closed', async () => {
    const parents = new Set(files.units.map((row) => row.DiatasanId));
    const leaf = files.units.findLast((row) => !parents.has(row.Id) && row.DiatasanId !== otherUnit.Id) as Row;
    const [known] = await world.app.db.rows<{ id: string }>('SELECT id FROM org_unit WHERE externalId = ?', [
      leaf.Id ?? '',
    ]);
    const history = async (): Promise<string[]> => {
      const { body } = await world.gov.auditor.get(`/org-units/${known?.id}/periods`).expect(200);
      return body.data.map((one: any) => `${one.validFrom} – ${one.validUntil} ${one.name} < ${one.parentName}`);
    };
    const nameOf = (id: string | undefined): string => files.units.find((row) => row.Id === id)?.NamaUnor ?? '';
    const [before] = await history();
    const send = (change: Row): Promise<any> => world.import('ORG_UNITS', csvFile([{ ...leaf, ...change }]));
    await send({ DiatasanId: otherUnit.Id ?? '' });
    await send({ DiatasanId: otherUnit.Id ?? '', NamaUnor: 'Seksi Keliru' });
    await send({ DiatasanId: otherUnit.Id ?? '', NamaUnor: 'Seksi Betul' });
    expect(await history()).toEqual([
      before?.replace('– null', '– 2026-04-19'),
      `2026-04-20 – null Seksi Betul < ${nameOf(otherUnit.Id)}`,
    ]);

    await world.gov.admin
      .post('/org-units', { name: 'Seksi Sementara', parentId: known?.id, validUntil: '2026-04-19' })
      .expect(201);
    const closed = {
      Id: 'tutup-1',
      DiatasanId: otherUnit.Id ?? '',
      NamaUnor: 'Seksi Tutup',
      NamaJabatan: '',
      EselonId: '',
      PemimpinPnsId: '',
    };
    await world.import('ORG_UNITS', csvFile([closed]));
    const [gone] = await world.app.db.rows<{ id: string }>("SELECT id FROM org_unit WHERE externalId = 'tutup-1'");
    await world.gov.admin.post(`/org-units/${gone?.id}/closure`, { lastDay: '2026-04-18' }).expect(201);
    expect((await world.import('ORG_UNITS', csvFile([{ ...closed, NamaUnor: 'Seksi Lagi' }]))).status).toBe('APPLIED');
    const { body: unit } = await world.gov.admin.get(`/org-units/${gone?.id}`).expect(200);
    expect(unit).toMatchObject({ name: 'Seksi Tutup', validUntil: '2026-04-18' });
    const below = await world.import('ORG_UNITS', csvFile([{ ...closed, Id: 'tutup-2', DiatasanId: 'tutup-1' }]));
    expect(below).toMatchObject({ status: 'FAILED', problem: { code: 'ORGANIZATION.PARENT_CLOSED' } });
  });

  it('corrects the post of somebody who was never where he was recorded, and his headship with it', async () => {
    const heads = files.people.filter((row) => files.units.some((unit) => unit.PemimpinPnsId === row['PNS ID']));
    const wrong = heads.find((row) => row['ESELON ID']?.startsWith('4')) as Row;
    const [moved] = await world.app.db.rows<{ id: string; validFrom: string }>(
      "SELECT id, validFrom FROM assignment WHERE employeeId = ? AND kind = 'DEFINITIF'",
      [await world.idOf(wrong['NIP BARU'])],
    );
    const { Id, NamaUnor } = otherUnit;
    const row = { ...wrong, 'UNOR ID': Id ?? '', 'UNOR NAMA': NamaUnor ?? '' };
    const post = { 'JENIS JABATAN ID': '4', 'JABATAN NAMA': 'Analis', 'ESELON ID': '99' };
    expect(await world.import('EMPLOYEES', csvFile([{ ...row, ...post }]))).toMatchObject({ counts: { changed: 1 } });
    const posts = await world.app.db.rows(
      "SELECT id, headsUnit, validFrom FROM assignment WHERE employeeId = ? AND kind = 'DEFINITIF'",
      [await world.idOf(wrong['NIP BARU'])],
    );
    expect(posts).toEqual([{ id: moved?.id, headsUnit: 0, validFrom: moved?.validFrom }]);
    const member = files.people.find((one) => one['UNOR ID'] === wrong['UNOR ID'] && one !== wrong) as Row;
    expect(await world.appraiserOf(member['NIP BARU'], '2026-04-20')).not.toBe(wrong['NIP BARU']);
  });

  it('lets the next head above appraise while a head is out of service', async () => {
    const unit = files.units.find((one) => {
      const has = files.people.some((row) => row['UNOR ID'] === one.Id && row['PNS ID'] !== one.PemimpinPnsId);
      return has && one.EselonId?.startsWith('3') && one.Id !== otherUnit.Id && one.PemimpinPnsId !== head['PNS ID'];
    }) as Row;
    const leader = files.people.find((row) => row['PNS ID'] === unit.PemimpinPnsId) as Row;
    const other = files.people.find((row) => row['UNOR ID'] === unit.Id && row !== leader) as Row;
    const above = await world.appraiserOf(leader['NIP BARU'], '2026-04-20');
    expect(await world.appraiserOf(other['NIP BARU'], '2026-04-20')).toBe(leader['NIP BARU']);
    for (const [standing, appraiser] of [
      ['04', above],
      ['01', leader['NIP BARU']],
    ] as const) {
      await world.import('EMPLOYEES', csvFile([{ ...leader, 'KEDUDUKAN HUKUM ID': standing }]));
      expect(await world.appraiserOf(other['NIP BARU'], '2026-04-20')).toBe(appraiser);
    }
  });

  it('of units that would stand above each other, with one that was applied since its check, changes nothing', async () => {
    const [a, b] = files.units.filter((unit) => unit.EselonId?.startsWith('3')) as [Row, Row];
    const below = (unit: Row, parent: Row): SentFile => csvFile([{ ...unit, DiatasanId: parent.Id ?? '' }]);
    const first = await world.check('ORG_UNITS', below(a, b));
    const second = await world.check('ORG_UNITS', below(b, a));
    for (const { id } of [first, second]) {
      await world.gov.admin.post(`/imports/${id}/application`, {}).expect(202);
      await world.app.drainJobs();
    }
    expect(await world.one(first.id)).toMatchObject({ status: 'APPLIED' });
    expect(await world.one(second.id)).toMatchObject({
      status: 'FAILED',
      problem: { code: 'ORGANIZATION.CYCLE' },
    });
    const parent = await world.app.db.rows(
      'SELECT p.externalId FROM org_unit u JOIN org_unit p ON p.id = u.parentId WHERE u.externalId = ?',
      [b.Id ?? ''],
    );
    expect(parent).toEqual([{ externalId: b.DiatasanId }]);
  });

  it('gives a person whose number changed the new one, and keeps the old one for who comes with it', async () => {
    const pppk = files.people.find((row) => /^\d{12}2/.test(row['NIP BARU'] ?? '')) as Row;
    const number = `${pppk['NIP BARU']?.slice(0, 8)}${pppk['NIP BARU']?.slice(8, 12)}22${pppk['NIP BARU']?.slice(14, 15)}777`;
    const id = await world.idOf(pppk['NIP BARU']);
    expect(await world.import('EMPLOYEES', csvFile([{ ...pppk, 'NIP BARU': number }]))).toMatchObject({
      counts: { changed: 1 },
    });
    expect((await world.gov.admin.get(`/employees/${id}`).expect(200)).body.nip).toBe(number);
    const numbers = await world.app.db.rows<{ number: string; validUntil: string }>(
      'SELECT number, validUntil FROM employee_number WHERE employeeId = ? ORDER BY validFrom',
      [id],
    );
    expect(numbers.map((one) => [one.number, one.validUntil])).toEqual([
      [pppk['NIP BARU'], '2026-04-19'],
      [number, '9999-12-31'],
    ]);
    const old = await world.check('EMPLOYEES', csvFile([{ ...pppk, 'PNS ID': '' }]));
    expect(old.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1, warnings: 1 });
    expect(await world.faults(old.id)).toEqual(['2 NIP BARU NUMBER_FORMER']);
  });

  it('finds somebody whom the HR office had added by hand', async () => {
    const row: Row = {
      ...person(3),
      'PNS ID': '11112222333344445555666677778888',
      'NIP BARU': '199105102016051005',
      'TANGGAL LAHIR': '10-05-1991',
      'JENIS KELAMIN': 'M',
      NIK: '',
    };
    const before = await world.idOf('199105102016051005');
    expect(before).toBe(world.gov.id('colleague'));
    expect(await world.import('EMPLOYEES', csvFile([row]))).toMatchObject({
      counts: { new: 0, changed: 1, errors: 0 },
    });
    expect((await world.gov.admin.get(`/employees/${before}`).expect(200)).body).toMatchObject({
      name: row.NAMA,
      unitName: row['UNOR NAMA'],
    });
  });
});

describe('The report of rows', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
    await world.import('ORG_UNITS', files.unitsCsv);
  });
  afterAll(() => world.app.stop());

  it('names line, column, reason and value of everything that is wrong, in the language of the reader', async () => {
    const first = person(0);
    const bad = [
      { ...first, 'NIP BARU': '1,98707E+17' },
      { ...person(1), 'NIP BARU': '19870722201903100', NAMA: '' },
      { ...person(2), 'UNOR ID': 'TIDAK-ADA' },
      {
        ...person(3),
        'PNS ID': first['PNS ID'] ?? '',
        'NIP BARU': '198707222019031005',
        'TANGGAL LAHIR': '',
        'JENIS KELAMIN': '',
      },
      { ...person(4), 'TANGGAL LAHIR': '01-01-1950', 'TMT JABATAN': '' },
    ];
    const { id, counts } = await world.check('EMPLOYEES', csvFile([first, ...bad]));
    expect(counts).toEqual({ rows: 6, new: 2, changed: 0, unchanged: 0, missing: 0, errors: 4, warnings: 1 });
    expect(await world.faults(id)).toEqual([
      '3 NIP BARU NIP_NUMERIC_CELL',
      '4 NIP BARU NIP_NOT_18_DIGITS',
      '4 NAMA REQUIRED',
      '5 UNOR ID UNIT_UNKNOWN',
      '6 NIK NIK_BIRTH_DATE_DIFFERS',
      '6 PNS ID DUPLICATE',
      '7 TANGGAL LAHIR BIRTH_DATE_DIFFERS',
      '7 TMT JABATAN DAY_ASSUMED',
      '7 NIK NIK_BIRTH_DATE_DIFFERS',
    ]);
    expect(await world.faults(id, { status: 'WARNING' })).toHaveLength(3);

    const rows = await world.gov.admin
      .get(`/imports/${id}/rows`, { status: 'ERROR', limit: 1 })
      .with({ 'accept-language': 'en' })
      .expect(200);
    expect(rows.body.data).toEqual([
      {
        line: 3,
        status: 'ERROR',
        action: null,
        faults: [
          {
            column: 'NIP BARU',
            code: 'NIP_NUMERIC_CELL',
            severity: 'ERROR',
            value: '1,98707E+17',
            message: expect.stringContaining('Export again'),
          },
        ],
        recordId: null,
        changes: [],
      },
    ]);
    const inIndonesian = await world.gov.admin.get(`/imports/${id}/rows`, { status: 'ERROR', limit: 200 }).expect(200);
    const repeated = inIndonesian.body.data[3].faults.find(({ code }: { code: string }) => code === 'DUPLICATE');
    expect(repeated.message).toBe('Sama dengan baris 2; hapus salah satunya.');

    expect((await world.gov.admin.post(`/imports/${id}/application`, {}).expect(409)).body).toMatchObject({
      code: 'IMPORT.HAS_ERRORS',
      detail: expect.stringContaining('4 baris'),
    });
    await world.gov.admin.post(`/imports/${id}/application`, { mode: 'SOME' }).expect(422);
    await world.gov.admin.post(`/imports/${id}/application`, { mode: 'VALID_ROWS' }).expect(202);
    await world.app.drainJobs();
    expect(await world.one(id)).toMatchObject({ status: 'APPLIED', counts: { rows: 6, new: 2, errors: 4 } });
    expect(await world.app.db.rows('SELECT id FROM employee WHERE externalId IS NOT NULL')).toHaveLength(2);
  });

  it('refuses numbers in number cells of a workbook', async () => {
    const { id } = await world.check('EMPLOYEES', await excelFile([{ ...person(5), 'NIP BARU': 198707222019031005 }]));
    expect(await world.faults(id)).toEqual(['2 NIP BARU NIP_NUMERIC_CELL']);
  });

  it('refuses rows of another width, and a PNS ID and a number of two different people', async () => {
    const header = files.peopleCsv.content.toString().split('\n', 1)[0] ?? '';
    const { id } = await world.check('EMPLOYEES', { name: 'x.csv', content: Buffer.from(`${header}\na;b;c\n`) });
    expect((await world.faults(id))[0]).toBe('2  COLUMN_COUNT');

    await world.import('EMPLOYEES', csvFile([person(10), person(11)]));
    const mixed = await world.check('EMPLOYEES', csvFile([{ ...person(10), 'PNS ID': person(11)['PNS ID'] ?? '' }]));
    expect(await world.faults(mixed.id)).toEqual(['2 PNS ID IDENTITY_CONFLICT']);
  });

  it('judges units by each other', async () => {
    const [root, second, third] = files.units as [Row, Row, Row];
    const rows = [
      root,
      { ...second, Id: 'A', DiatasanId: 'B' },
      { ...second, Id: 'B', DiatasanId: 'A' },
      { ...third, Id: 'C', DiatasanId: 'X' },
      { ...third, Id: 'D', DiatasanId: '' },
      { ...third, Id: 'E', NamaUnor: '' },
    ];
    const { id, counts } = await world.check('ORG_UNITS', csvFile(rows));
    expect(counts).toMatchObject({ unchanged: 1, errors: 5 });
    expect(await world.faults(id)).toEqual([
      '3 DiatasanId PARENT_CYCLE',
      '4 DiatasanId PARENT_CYCLE',
      '5 DiatasanId PARENT_UNKNOWN',
      '6 DiatasanId SECOND_ROOT',
      '7 NamaUnor REQUIRED',
    ]);
  });

  it('pages through ten thousand bad rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({
      ...person(at % PEOPLE),
      'NIP BARU': `1987072220190${at}`,
    }));
    const { id, counts } = await world.check('EMPLOYEES', csvFile(rows));
    expect(counts).toMatchObject({ rows: 10_000, errors: 10_000, new: 0 });
    const lines: number[] = [];
    for (let cursor = ''; ;) {
      const { body } = await world.gov.admin
        .get(`/imports/${id}/rows`, { status: 'ERROR', limit: 200, ...(cursor && { cursor }) })
        .expect(200);
      lines.push(...body.data.map((row: { line: number }) => row.line));
      if (!body.page.hasMore) break;
      cursor = body.page.nextCursor;
    }
    expect(lines).toEqual(Array.from({ length: 10_000 }, (_, at) => at + 2));
    expect((await world.gov.admin.post(`/imports/${id}/application`, {}).expect(409)).body.code).toBe(
      'IMPORT.HAS_ERRORS',
    );
  });
});

describe('A file that is none', () => {
  let world: World;
  const sheet = (rows: string): Record<string, string> => ({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
  const named = (content: Buffer | string, name = 'x'): SentFile => ({ name, content: Buffer.from(content) });
  const csvText = (): string => files.peopleCsv.content.toString();

  beforeAll(async () => {
    world = await World.make({ UPLOAD_LIMIT_BYTES: '2097152' });
  });
  afterAll(() => world.app.stop());

  it.each<[string, () => SentFile | Promise<SentFile>, string]>([
    ['an empty file', () => named(''), 'EMPTY'],
    ['a header alone', () => named(csvText().split('\n', 1)[0] ?? ''), 'EMPTY'],
    ['another table', () => named('nama;alamat\nSiti;Jalan\n'), 'COLUMNS_MISSING'],
    ['a table of units', () => files.unitsCsv, 'COLUMNS_MISSING'],
    ['a column twice', () => named(csvText().replace('GELAR DEPAN', 'NAMA')), 'COLUMN_REPEATED'],
    ['a picture', () => named(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'x.xlsx'), 'NOT_A_TABLE'],
    ['a PDF', () => named('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n', 'x.pdf'), 'NOT_A_TABLE'],
    ['a ZIP file of something else', () => zipFile({ 'a.txt': 'a' }), 'NOT_A_TABLE'],
    ['an old Excel file', () => named(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x.xls'), 'OLD_EXCEL'],
    [
      'text of Windows',
      () => named(Buffer.from(csvText().replace('Siti', 'S\u00edti').replace('Sri', 'Sr\u00ed') + 'José', 'latin1')),
      'ENCODING',
    ],
    ['a quote that is not closed', () => named(csvText().replace(';Kepala', ';"Kepala')), 'BROKEN_QUOTES'],
    ['a workbook cut off', () => named(files.peopleXlsx.content.subarray(0, 20_000), 'x.xlsx'), 'DAMAGED'],
    [
      'a workbook with broken data',
      () => {
        const content = Buffer.from(files.peopleXlsx.content);
        content.fill(0xff, 30_000, 30_400);
        return named(content, 'x.xlsx');
      },
      'DAMAGED',
    ],
    [
      'a row wider than any table',
      () => zipFile(sheet('<row r="1"><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row>')),
      'TOO_MANY_COLUMNS',
    ],
    ['a workbook without sheet', () => zipFile({ ...sheet(''), 'xl/worksheets/sheet1.xml': '' }), 'EMPTY'],
    [
      'rows out of order',
      () => zipFile(sheet('<row r="5"><c r="A5" t="inlineStr"><is><t>a</t></is></c></row><row r="2"/>')),
      'DAMAGED',
    ],
    [
      'a bomb',
      () => zipFile({ ...sheet(''), 'xl/sharedStrings.xml': Buffer.alloc(26_000_000, 0x20) }),
      'UNPACKED_TOO_LARGE',
    ],
    [
      'too many columns',
      () => named(`${Array.from({ length: 201 }, (_, at) => `k${at}`).join(';')}\n`),
      'TOO_MANY_COLUMNS',
    ],
  ])('is refused with the way out: %s', async (_name, make, code) => {
    const refused = await world.check('EMPLOYEES', await make());
    expect(refused).toMatchObject({ status: 'REFUSED', counts: { rows: 0 }, problem: { code: `IMPORT_FILE.${code}` } });
    expect(refused.problem.detail).not.toMatch(/\{\w+\}/);
    expect((await world.gov.admin.get(`/imports/${refused.id}/rows`).expect(200)).body.data).toEqual([]);
    expect((await world.gov.admin.post(`/imports/${refused.id}/application`, {}).expect(409)).body.code).toBe(
      'IMPORT.WRONG_STATE',
    );
    expect(readdirSync(world.uploadFolder)).toEqual([]);
  });

  it('is not read beyond itself: an entity that a workbook declares stays a name', async () => {
    const texts = (row: number, ...cells: string[]): string =>
      `<row r="${row}">${cells.map((cell, at) => `<c r="${'ABCD'[at]}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const declared = `<!DOCTYPE worksheet [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY l0 "ha">${laughs}]>`;
    const rows = texts(1, 'Id', 'DiatasanId', 'NamaUnor', 'NamaJabatan') + texts(2, 'A', '&secret;', '&l9;', '&l9;');
    const parts = sheet(rows);
    const send = (before: string): Promise<any> => {
      const declaring = `<?xml version="1.0"?>${before}${declared}${parts['xl/worksheets/sheet1.xml']}`;
      return world.check('ORG_UNITS', zipFile({ ...parts, 'xl/worksheets/sheet1.xml': declaring }));
    };
    expect(await send('')).toMatchObject({ status: 'REFUSED', problem: { code: 'IMPORT_FILE.ACTIVE_CONTENT' } });
    const { id, status } = await send(`<!--${'x'.repeat(200_000)}-->`);
    expect(status).toBe('CHECKED');
    const { body } = await world.gov.admin.get(`/imports/${id}/rows`).expect(200);
    expect(body.data[0].faults).toMatchObject([{ column: 'DiatasanId', code: 'PARENT_UNKNOWN', value: '&secret;' }]);
  });

  it('says which columns are missing, and on which line a quote is broken', async () => {
    const { problem } = await world.check(
      'EMPLOYEES',
      named(csvText().replace('NIP BARU', 'NOMOR').replace('UNOR ID', 'X')),
    );
    expect(problem.detail).toContain('NIP BARU, UNOR ID');
    const lines = csvText().split('\n');
    lines[100] = `${lines[100]?.replace(/^/, '"a"b')}`;
    expect((await world.check('EMPLOYEES', named(lines.join('\n')))).problem.detail).toContain('baris 101');
  });

  it('larger than the limit is refused while it arrives', async () => {
    const { body } = await world.upload('EMPLOYEES', named(Buffer.alloc(2_100_000, 0x61))).expect(413);
    expect(body).toMatchObject({ code: 'REQUEST.BODY_TOO_LARGE', detail: expect.stringContaining('2097152') });
    expect(readdirSync(world.uploadFolder)).toEqual([]);
  });

  it('is refused before anything is kept when the parts are not as they should be', async () => {
    const file = files.unitsCsv;
    const code = async (call: Call, status: number): Promise<string> => (await call.expect(status)).body.code;
    expect(await code(world.send([['kind', 'EMPLOYEES']]), 422)).toBe('IMPORT.FILE_REQUIRED');
    expect(await code(world.send([['file', file]]), 422)).toBe('REQUEST.INVALID');
    expect(
      await code(
        world.send([
          ['file', file],
          ['kind', 'PEOPLE'],
        ]),
        422,
      ),
    ).toBe('REQUEST.INVALID');
    expect(
      await code(
        world.send([
          ['file', file],
          ['kind', 'EMPLOYEES'],
          ['x', '1'],
        ]),
        422,
      ),
    ).toBe('REQUEST.INVALID');
    expect(
      await code(
        world.send([
          ['file', file],
          ['file', file],
          ['kind', 'EMPLOYEES'],
        ]),
        422,
      ),
    ).toBe('IMPORT.FILE_REQUIRED');
    expect(await code(world.gov.admin.post('/imports', { kind: 'EMPLOYEES' }), 415)).toBe('REQUEST.UNSUPPORTED_MEDIA');
    expect(
      await code(
        world.gov.admin.post('/imports', Buffer.from('--x\r\nbroken'), {
          'content-type': 'multipart/form-data; boundary=x',
        }),
        400,
      ),
    ).toBe('IMPORT.UPLOAD_BROKEN');
    expect(
      await code(world.gov.admin.post('/imports', Buffer.from('x'), { 'content-type': 'multipart/form-data' }), 400),
    ).toBe('IMPORT.UPLOAD_BROKEN');
    expect(readdirSync(world.uploadFolder)).toEqual([]);
  });

  it('left behind by a crash is removed after a week', async () => {
    const left = join(world.uploadFolder, newId());
    writeFileSync(left, 'a');
    utimesSync(left, world.app.clock.now(), new Date(world.app.clock.now().getTime() - 6 * 86_400_000));
    await world.check('ORG_UNITS', files.unitsCsv);
    expect(readdirSync(world.uploadFolder)).toHaveLength(1);
    utimesSync(left, world.app.clock.now(), new Date(world.app.clock.now().getTime() - 8 * 86_400_000));
    await world.check('ORG_UNITS', files.unitsCsv);
    expect(readdirSync(world.uploadFolder)).toEqual([]);
  });

  it('that nobody applies within a week of its check is forgotten but for its report', async () => {
    const { id } = await world.check('EMPLOYEES', csvFile([person(1), { ...person(2), NAMA: '' }]));
    const staged = (): Promise<unknown[]> =>
      world.app.db.rows('SELECT line FROM import_row WHERE runId = ? AND staged IS NOT NULL', [id]);
    await world.gov.moveTo('2026-03-08');
    await world.app.drainJobs();
    expect(await world.one(id)).toMatchObject({ status: 'CHECKED' });
    expect(await staged()).toEqual([{ line: 2 }]);
    await world.gov.moveTo('2026-03-10');
    await world.app.drainJobs();
    expect(await world.one(id)).toMatchObject({ status: 'EXPIRED', counts: { rows: 2, errors: 1 } });
    expect(await staged()).toEqual([]);
    expect(await world.app.db.rows('SELECT line FROM import_written_row WHERE runId = ?', [id])).toEqual([]);
    expect(await world.faults(id)).toEqual(['3 NAMA REQUIRED']);
    const { body } = await world.gov.admin.post(`/imports/${id}/application`, {}).expect(409);
    expect(body.code).toBe('IMPORT.WRONG_STATE');
  });

  it('with a path for a name is shown without it', async () => {
    const { fileName } = await world.check('EMPLOYEES', {
      ...files.unitsCsv,
      name: `../../etc/${'x'.repeat(200)}.csv`,
    });
    expect(fileName).toHaveLength(100);
    expect(fileName).not.toContain('/');
  });
});

describe('Who may import, and how often', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterAll(() => world.app.stop());

  it('is the HR office alone; the Inspektorat may look, with numbers masked', async () => {
    const { id } = await world.check('EMPLOYEES', csvFile([{ ...person(0), 'NIP BARU': '198713222019031005' }]));
    const others: Client[] = [world.gov.as('staff'), world.gov.as('kadis'), world.gov.hr, world.gov.auditor];
    for (const client of others) {
      await world.upload('EMPLOYEES', files.peopleCsv, {}, client).expect(403);
      await client.post(`/imports/${id}/application`, {}).expect(403);
    }
    for (const client of others.slice(0, 3)) {
      await client.get(`/imports/${id}`).expect(403);
      await client.get(`/imports/${id}/rows`).expect(403);
    }
    await world.app.anonymous.post('/imports').expect(401);
    await world.gov.auditor.get(`/imports/${id}`).expect(200);
    const shown = async (client: Client): Promise<string> =>
      (await client.get(`/imports/${id}/rows`).expect(200)).body.data[0].faults[0].value;
    expect(await shown(world.gov.admin)).toBe('198713222019031005');
    expect(await shown(world.gov.auditor)).toBe('••••••••••••••1005');
    await world.gov.admin.get(`/imports/${world.gov.id('staff')}`).expect(404);
    await world.gov.admin.get(`/imports/${world.gov.id('staff')}/rows`).expect(404);
    await world.gov.admin.post(`/imports/${world.gov.id('staff')}/application`, {}).expect(404);
  });

  it('lists them all, the latest first, page by page', async () => {
    const ids: string[] = [];
    for (const file of [files.unitsCsv, csvFile(files.people.slice(0, 2)), csvFile(files.people.slice(2, 4))]) {
      ids.unshift((await world.check(file === files.unitsCsv ? 'ORG_UNITS' : 'EMPLOYEES', file)).id);
    }
    const { body: first } = await world.gov.auditor.get('/imports', { limit: 2, count: true }).expect(200);
    expect(first.data.map((one: any) => [one.id, one.kind])).toEqual([
      [ids[0], 'EMPLOYEES'],
      [ids[1], 'EMPLOYEES'],
    ]);
    expect(first.data[0]).toEqual(await world.one(ids[0] ?? ''));
    const cursor = first.page.nextCursor;
    const { body: next } = await world.gov.admin.get('/imports', { limit: 2, cursor }).expect(200);
    expect(next.data[0].id).toBe(ids[2]);
    expect(first.page.total).toBeGreaterThanOrEqual(3);
    for (const client of [world.gov.hr, world.gov.as('kabid')]) await client.get('/imports').expect(403);
  });

  it.each(['EMPLOYEES', 'ORG_UNITS'])('gives a template for %s that, filled in, can be imported', async (kind) => {
    const path = `/imports/templates/${kind}`;
    const { text, headers } = await world.gov.admin.get(path, { format: 'csv' }).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${kind.toLowerCase()}.csv"`,
    });
    const columns = text.replace('\ufeff', '').split('\r\n', 1)[0]?.split(';') ?? [];
    const [row] = (kind === 'EMPLOYEES' ? files.people : files.units) as [Row];
    const content = Buffer.from(`${text}${columns.map((name) => row[name] ?? '').join(';')}\r\n`);
    expect(await world.check(kind, { name: 'isian.csv', content })).toMatchObject({
      status: 'CHECKED',
      counts: { rows: 1, errors: 0, warnings: 0 },
    });
    for (const client of [world.gov.hr, world.gov.as('kabid')]) await client.get(path).expect(403);
    await world.gov.admin.get('/imports/templates/COURSES').expect(400);
  });

  it('answers the same upload with the same key once, and refuses another file with it', async () => {
    const key = { 'idempotency-key': 'impor-pegawai-1' };
    const first = await world.upload('EMPLOYEES', files.peopleCsv, key).expect(202);
    const again = await world.upload('EMPLOYEES', files.peopleCsv, key).expect(202);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', location: first.headers.location });
    expect((await world.upload('EMPLOYEES', files.unitsCsv, key).expect(422)).body.code).toBe(
      'REQUEST.IDEMPOTENCY_MISMATCH',
    );
    await world.app.drainJobs();
    expect(readdirSync(world.uploadFolder)).toEqual([]);
  });

  it('applies an import once, however many ask at the same time, and no two imports at once', async () => {
    const one = await world.check('EMPLOYEES', csvFile(files.people.slice(0, 5)));
    const other = await world.check('EMPLOYEES', csvFile(files.people.slice(5, 9)));
    const apply = (id: string): Call => world.gov.admin.post(`/imports/${id}/application`, {});
    const answers = await Promise.all([apply(one.id), apply(one.id), apply(one.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    expect((await apply(other.id).expect(409)).body.code).toBe('IMPORT.ANOTHER_RUNS');
    await world.app.drainJobs();
    expect((await apply(one.id).expect(409)).body).toMatchObject({
      code: 'IMPORT.WRONG_STATE',
      detail: expect.stringContaining('APPLIED'),
    });
    await apply(other.id).expect(202);
    await world.app.drainJobs();
    expect(await world.one(other.id)).toMatchObject({ status: 'APPLIED', counts: { new: 4 } });
  });
});

describe('An application that fails', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterAll(() => world.app.stop());
  const change = (sql: string, values: string[]): Promise<number> =>
    world.app.db.transaction(() => world.app.db.change(sql, values));

  it('by a fault of ours says so, and goes on where it stopped when it is asked again', async () => {
    const { id } = await world.check('EMPLOYEES', csvFile(files.people.slice(0, 20)));
    const [row] = await world.app.db.rows<{ staged: string }>(
      'SELECT staged FROM import_row WHERE runId = ? AND line = 21',
      [id],
    );
    await change('UPDATE import_row SET staged = ? WHERE runId = ? AND line = 21', ['{', id]);
    const { body } = await world.gov.admin.post(`/imports/${id}/application`, {}).expect(202);
    await world.app.drainJobs();
    expect(await world.one(id)).toMatchObject({ status: 'FAILED', problem: { code: 'JOB.FAILED' } });
    expect((await world.gov.admin.get(`/jobs/${body.jobId}`).expect(200)).body.status).toBe('DEAD');
    expect(await world.app.db.rows('SELECT id FROM employee WHERE externalId IS NOT NULL')).toEqual([]);

    await change('UPDATE import_row SET staged = ? WHERE runId = ? AND line = 21', [row?.staged ?? '', id]);
    await world.gov.admin.post(`/imports/${id}/application`, {}).expect(202);
    await world.app.drainJobs();
    expect(await world.one(id)).toMatchObject({ status: 'APPLIED', problem: null, counts: { new: 20 } });
  });

  it('leaves what it has written settled, gives way to a later import, and is kept while somebody may go on', async () => {
    const other = await World.make();
    try {
      await other.import('ORG_UNITS', files.unitsCsv);
      // Rows are applied five hundred at a time; the first stretch stands, the second is damaged.
      const twice = await rosterFiles(800, DAY);
      const units = await other.check('ORG_UNITS', twice.unitsCsv);
      await other.apply(units, { confirmedCount: units.impact.affected });
      const { id } = await other.check('EMPLOYEES', twice.peopleCsv);
      const damage = "UPDATE import_row SET staged = '{' WHERE runId = ? AND line = 801";
      await other.app.db.transaction(() => other.app.db.change(damage, [id]));
      await other.gov.admin.post(`/imports/${id}/application`, {}).expect(202);
      await other.app.drainJobs();
      expect(await other.one(id)).toMatchObject({ status: 'FAILED' });
      const count = async (sql: string): Promise<number> => (await other.app.db.rows(sql)).length;
      expect(await count('SELECT id FROM employee WHERE externalId IS NOT NULL')).toBe(500);
      expect(await count("SELECT id FROM assignment WHERE headsUnit = 1 AND source = 'SIASN'")).toBeGreaterThan(10);
      expect(await count('SELECT id FROM reporting_line WHERE appraiserId IS NOT NULL')).toBeGreaterThan(400);

      await other.gov.moveTo('2026-03-08');
      await other.import('EMPLOYEES', csvFile(twice.people.slice(0, 3)));
      const { body } = await other.gov.admin.post(`/imports/${id}/application`, {}).expect(409);
      expect(body.code).toBe('IMPORT.SUPERSEDED');
      await other.gov.moveTo('2026-03-16');
      await other.app.drainJobs();
      expect(await other.one(id)).toMatchObject({ status: 'EXPIRED' });
    } finally {
      await other.app.stop();
    }
  });

  it('because the disk refuses what it must write says nothing against the file', async () => {
    const { body } = await world.upload('EMPLOYEES', files.peopleXlsx).expect(202);
    const spool = join(world.uploadFolder, `${body.importId}.rows`);
    mkdirSync(spool);
    await world.app.drainJobs();
    expect(await world.one(body.importId)).toMatchObject({ status: 'STAGING', problem: null });
    rmdirSync(spool);
    await change("UPDATE job SET status = 'QUEUED', dueAt = ? WHERE id = ?", [`${DAY} 00:00:00.000`, body.jobId]);
    await world.app.drainJobs();
    expect(await world.one(body.importId)).toMatchObject({ status: 'CHECKED', counts: { rows: PEOPLE } });
  });

  it('lets nobody change posts until it has ended', async () => {
    const { id } = await world.check('EMPLOYEES', csvFile(files.people.slice(40, 60)));
    await world.gov.admin.post(`/imports/${id}/application`, {}).expect(202);
    const staff = `/employees/${world.gov.id('staff')}/assignments`;
    const [post] = (await world.gov.admin.get(staff).expect(200)).body.data;
    const acting = {
      unitId: post.unitId,
      positionId: post.positionId,
      kind: 'PLH',
      headsUnit: true,
      validFrom: DAY,
    };
    const refused = await world.gov.admin.post(staff, acting).expect(409);
    expect(refused.body).toMatchObject({ code: 'EMPLOYEE.IMPORT_RUNNING' });
    expect(refused.body.detail).toContain(id);
    await world.gov.admin.post(`${staff}/${post.id}/end`, { lastDay: DAY }).expect(409);
    const unit = `/org-units/${post.unitId}`;
    const lines = [{ fromUnitId: post.unitId, newName: 'Bidang Lain' }];
    const letter = { effectiveOn: DAY, letterNumber: 'PERBUP 1/2026', letterOn: DAY };
    const changes = [
      world.gov.admin.post(`${unit}/periods`, { validFrom: DAY, name: 'Bidang Lain' }),
      world.gov.admin.patch(unit, { name: 'Bidang Lain' }).ifMatch(1),
      world.gov.admin.post('/org-unit-reorganisations', { kind: 'RENAME', ...letter, lines }),
    ];
    for (const change of changes) expect((await change.expect(409)).body.code).toBe('EMPLOYEE.IMPORT_RUNNING');
    await world.app.drainJobs();
    await world.gov.admin.post(staff, acting).expect(201);
  });

  it('because its job was given up goes on when it is asked again, but not while the job lives', async () => {
    const { id } = await world.check('EMPLOYEES', csvFile(files.people.slice(20, 40)));
    const { body } = await world.gov.admin.post(`/imports/${id}/application`, {}).expect(202);
    await world.gov.admin.post(`/imports/${id}/application`, {}).expect(409);
    await change("UPDATE job SET status = 'DEAD', uniqueKey = NULL, dueAt = NULL WHERE id = ?", [body.jobId]);
    const again = await world.gov.admin.post(`/imports/${id}/application`, {}).expect(202);
    expect(again.body.jobId).not.toBe(body.jobId);
    await world.app.drainJobs();
    expect(await world.one(id)).toMatchObject({ status: 'APPLIED', counts: { new: 20 } });
  });
});

describe('The export alone, without a tree of units', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.withoutSecretary();
  });
  afterAll(() => world.app.stop());

  it('makes government, agencies and units from its columns, and still yields who appraises whom', async () => {
    expect(await world.import('EMPLOYEES', files.peopleXlsx)).toMatchObject({
      status: 'APPLIED',
      counts: { new: PEOPLE, errors: 0 },
    });
    const titleOf = (title: string): Row => files.people.find((row) => row['JABATAN NAMA'] === title) as Row;
    const sekda = titleOf('Sekretaris Daerah');
    const agencyHead = files.people.find((row) => /^Kepala Dinas/.test(row['JABATAN NAMA'] ?? '')) as Row;
    const divisionHead = files.people.find(
      (row) =>
        /^Kepala Bidang/.test(row['JABATAN NAMA'] ?? '') && row['SATUAN KERJA KERJA ID'] === agencyHead['UNOR ID'],
    ) as Row;
    const staff = files.people.find((row) => row['UNOR ID'] === divisionHead['UNOR ID'] && row !== divisionHead) as Row;
    expect(await world.appraiserOf(staff['NIP BARU'], DAY)).toBe(divisionHead['NIP BARU']);
    expect(await world.appraiserOf(divisionHead['NIP BARU'], DAY)).toBe(agencyHead['NIP BARU']);
    expect(await world.appraiserOf(sekda['NIP BARU'], DAY)).toBeNull();
    const before = await world.content();
    await world.import('EMPLOYEES', files.peopleCsv);
    expect(await world.content()).toEqual(before);
  });

  it('leaves tree and chain as they are when a later file holds some people only, or fewer columns', async () => {
    const before = await world.content();
    const some = files.people.filter((row) => row['JENIS JABATAN ID'] !== '1').slice(0, 50);
    expect(await world.import('EMPLOYEES', csvFile(some.slice(0, 2)))).toMatchObject({ counts: { unchanged: 2 } });
    expect(await world.content()).toEqual(before);
    const bare = some.map((row) => {
      const { 'PNS ID': id, 'NIP BARU': nip, NAMA, 'JENIS JABATAN ID': kind, 'JABATAN NAMA': title } = row;
      const columns = { 'PNS ID': id, 'NIP BARU': nip, NAMA, 'JENIS JABATAN ID': kind, 'JABATAN NAMA': title };
      return { ...columns, 'UNOR ID': row['UNOR ID'], 'UNOR NAMA': row['UNOR NAMA'] } as Row;
    });
    expect(await world.import('EMPLOYEES', csvFile(bare))).toMatchObject({ counts: { unchanged: 50 } });
    expect(await world.content()).toEqual(before);
  });

  it('refuses rows of another government', async () => {
    const row = { ...person(0), 'UNOR ID': 'X1', 'SATUAN KERJA KERJA ID': 'X2', 'INSTANSI KERJA ID': 'X3' };
    const { id } = await world.check('EMPLOYEES', csvFile([{ ...row, 'INSTANSI KERJA NAMA': 'Pemerintah Kota Lain' }]));
    expect(await world.faults(id)).toEqual(['2 INSTANSI KERJA ID OTHER_ROOT']);
    expect(await world.app.db.rows('SELECT id FROM org_unit WHERE parentId IS NULL')).toHaveLength(1);
  });
});

/** An installation whose service is now this process, now another one that can be killed. */
class Installation {
  private readonly clock = new TestClock();
  private app?: NestFastifyApplication;

  private constructor(private readonly database: TestDatabase) {}

  static async make(): Promise<Installation> {
    return new Installation(await makeTestDatabase());
  }

  /** Becomes the service. */
  async open(): Promise<void> {
    const config = readConfig({ NODE_ENV: 'test', METRICS_PORT: '0', ...this.database.env });
    const connection = await openConnection(config);
    await migrate(connection, 'test');
    this.setClock(0);
    this.app = await createApp(config, connection, { clock: this.clock, logger: createLogger('silent') });
    await this.app.init();
  }

  async close(): Promise<void> {
    await this.app?.close();
    this.app = undefined;
  }

  async remove(): Promise<void> {
    await this.close();
    await this.database.drop();
  }

  async start(kind: 'EMPLOYEES' | 'ORG_UNITS', { name, content }: SentFile): Promise<string> {
    const id = newId();
    const path = this.get(Uploads).pathOf(id);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    await this.get(ImportRuns).start(BY_NOBODY, { id, kind, fileName: name, sha256: 'a'.repeat(64), profileId: null });
    return id;
  }

  apply(id: string): Promise<unknown> {
    return this.get(ImportRuns).apply(BY_NOBODY, id);
  }

  /** Does what there is to do; unless told otherwise at a time when the leases of killed ones have ended. */
  async drain(aheadMs = 60_000): Promise<void> {
    this.setClock(aheadMs);
    await this.get(JobWorker).drain();
    this.setClock(0);
  }

  rows<Row>(sql: string, values: string[] = []): Promise<Row[]> {
    return this.get(Database).rows<Row>(sql, values);
  }

  /** Lets another process work and kills it once some rows are through, but not all. */
  async killHalfWay(id: string): Promise<void> {
    await this.close();
    const service = await ServiceProcess.start(this.database.env);
    const connection = await openConnection(readConfig({ NODE_ENV: 'test', METRICS_PORT: '0', ...this.database.env }));
    const state = async (): Promise<{ position: number }> =>
      (await connection.read<{ position: number }>('SELECT position FROM import_run WHERE id = ?', [id]))[0] as {
        position: number;
      };
    await eventually(async () => Number((await state()).position) > 0, 60_000);
    await service.remove();
    const { position } = await state();
    expect(Number(position)).toBeLessThan(KILLED_PEOPLE + 1);
    await connection.close();
    await this.open();
  }

  undo(id: string): Promise<unknown> {
    return this.get(ImportRuns).undo(BY_NOBODY, id);
  }

  /** Lets another process undo an import and kills it while it is at it. */
  async killUndoing(id: string): Promise<void> {
    await this.close();
    const service = await ServiceProcess.start(this.database.env);
    const connection = await openConnection(readConfig({ NODE_ENV: 'test', METRICS_PORT: '0', ...this.database.env }));
    const first = async (sql: string, values: string[]): Promise<string | undefined> =>
      (await connection.read<{ status: string }>(sql, values))[0]?.status;
    await eventually(async () => {
      return (await first("SELECT status FROM job WHERE kind = 'imports.undo'", [])) === 'RUNNING';
    }, 60_000);
    await service.remove();
    expect(await first('SELECT status FROM import_run WHERE id = ?', [id])).toBe('UNDOING');
    await connection.close();
    await this.open();
  }

  /** What an import left, by what people know and not by ids. */
  async content(): Promise<Record<string, unknown>> {
    const post =
      'assignment a JOIN employee e ON e.id = a.employeeId JOIN org_unit u ON u.id = a.unitId JOIN position p ON p.id = a.positionId';
    return {
      people: await this.rows('SELECT nip, name, kind, gradeName, externalId, version FROM employee ORDER BY nip'),
      numbers: await this.rows('SELECT number, validFrom, validUntil FROM employee_number ORDER BY number'),
      posts: await this.rows(
        `SELECT e.nip, u.externalId, p.title, a.headsUnit, a.validFrom, a.validUntil, a.version FROM ${post} ORDER BY e.nip`,
      ),
      positions: await this.rows(
        'SELECT u.externalId, p.kind, p.title FROM position p JOIN org_unit u ON u.id = p.unitId ORDER BY u.externalId, p.kind, p.titleKey',
      ),
      lines: await this.rows(
        'SELECT e.nip, x.nip AS appraiser, r.validFrom, r.validUntil FROM reporting_line r JOIN employee e ON e.id = r.employeeId LEFT JOIN employee x ON x.id = r.appraiserId ORDER BY e.nip, r.validFrom',
      ),
      audit: await this.rows(
        "SELECT action, COUNT(*) AS n FROM audit_event WHERE action NOT LIKE 'account.%' AND action <> 'service.configure' GROUP BY action ORDER BY action",
      ),
      runs: await this.rows(
        'SELECT kind, status, rowCount, newCount, changedCount, unchangedCount, errorCount FROM import_run ORDER BY kind',
      ),
      rows: await this.rows(
        'SELECT status, action, staged, COUNT(*) AS n FROM import_row GROUP BY status, action, staged ORDER BY status, action',
      ),
    };
  }

  private setClock(aheadMs: number): void {
    this.clock.set(new Date(performance.timeOrigin + performance.now() + aheadMs).toISOString());
  }

  private get<T>(token: abstract new (...args: never[]) => T): T {
    return (this.app as NestFastifyApplication).get(token as never, { strict: false });
  }
}

const KILLED_PEOPLE = 2_500;
const BY_NOBODY = { accountId: newId() } as Actor;

describe('An import killed half-way (kill -9)', () => {
  const installations: Installation[] = [];
  afterAll(() => Promise.all(installations.map((one) => one.remove())));

  async function imported(killed: boolean, people: RosterFiles): Promise<Record<string, unknown>> {
    const installation = await Installation.make();
    installations.push(installation);
    await installation.open();
    const units = await installation.start('ORG_UNITS', people.unitsCsv);
    await installation.drain();
    await installation.apply(units);
    await installation.drain(0);
    const id = await installation.start('EMPLOYEES', people.peopleXlsx);
    if (killed) await installation.killHalfWay(id);
    await installation.drain();
    await installation.apply(id);
    if (killed) await installation.killHalfWay(id);
    await installation.drain();
    return installation.content();
  }

  it('during the check and during the application, ends as if nothing had happened', async () => {
    const people = await rosterFiles(KILLED_PEOPLE, DAY);
    const calm = await imported(false, people);
    expect(calm.runs).toMatchObject([{ status: 'APPLIED', newCount: KILLED_PEOPLE }, { status: 'APPLIED' }]);
    expect(await imported(true, people)).toEqual(calm);
  });

  it('while it is undone, leaves nothing of it', async () => {
    const installation = installations[1] as Installation;
    const units = await installation.rows('SELECT id, name, parentId, version FROM org_unit ORDER BY id');
    const [run] = await installation.rows<{ id: string }>("SELECT id FROM import_run WHERE kind = 'EMPLOYEES'");
    await installation.undo(run?.id ?? '');
    await installation.killUndoing(run?.id ?? '');
    await installation.drain();
    expect(await installation.content()).toMatchObject({
      ...{ people: [], numbers: [], posts: [], positions: [], lines: [] },
      runs: [{ status: 'UNDONE', newCount: KILLED_PEOPLE }, { status: 'APPLIED' }],
    });
    expect(await installation.rows('SELECT id, name, parentId, version FROM org_unit ORDER BY id')).toEqual(units);
  });
});

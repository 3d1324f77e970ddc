import type { Call, Client } from '../support/client.js';
import { Government } from '../support/government.js';
import { multipart, type SentFile } from '../support/import-files.js';
import { TestApp } from '../support/test-app.js';
import { WorkingCalendarApi } from '../../src/modules/organization/index.js';

let app: TestApp;
let gov: Government;
const PATH = '/working-calendar';

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

const writers = (): Client[] => [gov.as('kadis'), gov.hr, gov.auditor];
const dinas = (): string => gov.units['dinas'] ?? '';
async function term(from: string, workingDays: number, more: object = {}): Promise<string> {
  return (
    await gov
      .as('staff')
      .get(`${PATH}/term`, { from, workingDays, ...more })
      .expect(200)
  ).body.endsOn;
}
function upload(parts: Record<string, string | SentFile>, headers: Record<string, string> = {}, by = gov.admin): Call {
  const { body, type } = multipart(Object.entries(parts));
  return by.post(`${PATH}/imports`, body, { 'content-type': type, ...headers });
}
const file = (content: string, name = 'libur.csv'): SentFile => ({ name, content: Buffer.from(content) });

describe('the calendar of 2026', () => {
  it('holds the holidays and the joint leave of the joint decision', async () => {
    await app.anonymous.get(`${PATH}/days`).expect(401);
    const listed = async (kind: string): Promise<string[]> =>
      (await gov.as('staff').get(`${PATH}/days`, { kind, limit: 200 }).expect(200)).body.data.map(
        ({ day }: { day: string }) => day.slice(5),
      );
    expect(await listed('LIBUR_NASIONAL')).toEqual([
      ...['01-01', '01-16', '02-17', '03-19', '03-21', '03-22', '04-03', '04-05', '05-01', '05-14', '05-27', '05-31'],
      ...['06-01', '06-16', '08-17', '08-25', '12-25'],
    ]);
    expect(await listed('CUTI_BERSAMA')).toEqual([
      '02-16',
      '03-18',
      '03-20',
      '03-23',
      '03-24',
      '05-15',
      '05-28',
      '12-24',
    ]);
    const march = (
      await gov.hr.get(`${PATH}/days`, { from: '2026-03-01', until: '2026-03-31', count: true }).expect(200)
    ).body;
    expect(march.page.total).toBe(7);
  });

  it('tells each day of a stretch, the working days among them, and the end of a term', async () => {
    const { body } = await gov.as('staff').get(PATH, { from: '2026-03-01', until: '2026-03-31' }).expect(200);
    expect(body).toMatchObject({
      workingDays: 17,
      lastWorkingDay: '2026-03-31',
      yearsWithoutHolidays: [],
      unitId: null,
    });
    expect(body.days[18]).toEqual({
      day: '2026-03-19',
      isWorkingDay: false,
      kind: 'LIBUR_NASIONAL',
      name: 'Hari Suci Nyepi (Tahun Baru Saka 1948)',
    });
    expect(body.days[1]).toEqual({ day: '2026-03-02', isWorkingDay: true, kind: null, name: null });
    expect(await term('2026-03-13', 14)).toBe('2026-04-10');
    expect(await term('2026-03-25', -1)).toBe('2026-03-17');
    expect(await term('2026-12-31', 1)).toBe('2027-01-01');
    const next = await gov.as('staff').get(`${PATH}/term`, { from: '2026-12-31', workingDays: 1 }).expect(200);
    expect(next.body.yearsWithoutHolidays).toEqual([2027]);
    const weekend = await gov.as('staff').get(PATH, { from: '2026-03-07', until: '2026-03-08' }).expect(200);
    expect(weekend.body).toMatchObject({ workingDays: 0, lastWorkingDay: null });
  });

  it.each([
    [{ from: '2026-03-02', until: '2026-03-01' }, 'CALENDAR.RANGE'],
    [{ from: '2026-01-01', until: '2027-12-31' }, 'CALENDAR.RANGE'],
    [{ from: '9999-12-31', until: '9999-12-31' }, 'CALENDAR.RANGE'],
    [{ from: '2026-03-01' }, 'REQUEST.PARAMETER'],
    [{ from: '2026-02-30', until: '2026-03-01' }, 'REQUEST.PARAMETER'],
  ])('refuses the range %j', async (query, code) => {
    expect((await gov.admin.get(PATH, query as unknown as Record<string, string>).expect(400)).body.code).toBe(code);
  });

  it('refuses terms outside of any calendar and of unknown units', async () => {
    await gov.admin.get(`${PATH}/term`, { from: '9999-12-31', workingDays: 1 }).expect(400);
    await gov.admin.get(`${PATH}/term`, { from: '2026-01-01', workingDays: 501 }).expect(400);
    const unknown = await gov.admin
      .get(`${PATH}/term`, { from: '2026-01-02', workingDays: 1, unitId: gov.id('staff') })
      .expect(422);
    expect(unknown.body.code).toBe('ORGANIZATION.UNIT_UNKNOWN');
  });
});

describe('a single day', () => {
  it('is recorded, moved and taken out by the admin alone', async () => {
    const body = { day: '2026-07-20', kind: 'LIBUR_DAERAH', name: 'Hari jadi kabupaten', basis: 'SE Bupati 5/2026' };
    for (const client of writers()) await client.post(`${PATH}/days`, body).expect(403);
    expect(await term('2026-07-17', 1)).toBe('2026-07-20');
    const { body: day, headers } = await gov.admin.post(`${PATH}/days`, body).expect(201);
    expect(headers.location).toBe(`/api/v1${PATH}/days/${day.id}`);
    expect(await term('2026-07-17', 1)).toBe('2026-07-21');
    const twice = await gov.admin.post(`${PATH}/days`, body).expect(409);
    expect(twice.body.code).toBe('CALENDAR.DAY_TAKEN');
    expect(
      (await gov.admin.post(`${PATH}/days`, { ...body, day: '2026-07-23', id: day.id }).expect(409)).body.code,
    ).toBe('REQUEST.ID_TAKEN');
    const path = `${PATH}/days/${day.id}`;
    for (const client of writers()) {
      await client.patch(path, { day: '2026-07-21' }).ifMatch(1).expect(403);
      await client.delete(path).expect(403);
    }
    await gov.admin.patch(path, { day: '2026-07-21' }).expect(428);
    expect((await gov.admin.patch(path, { day: '2026-08-17' }).ifMatch(1).expect(409)).body.code).toBe(
      'CALENDAR.DAY_TAKEN',
    );
    const moved = await gov.admin.patch(path, { day: '2026-07-21', basis: null }).ifMatch(1).expect(200);
    expect(moved.body).toMatchObject({ day: '2026-07-21', basis: null, version: 2, source: 'MANUAL' });
    await gov.admin.patch(path, { name: 'X' }).ifMatch(1).expect(412);
    expect(await term('2026-07-20', 1)).toBe('2026-07-22');
    await gov.admin.delete(path).expect(204);
    await gov.admin.get(path).expect(404);
    await gov.admin.delete(path).expect(404);
    expect(await term('2026-07-20', 1)).toBe('2026-07-21');
  });

  it('may be an extra working day, and is recorded once when several do it at once', async () => {
    const body = { day: '2026-07-25', kind: 'HARI_KERJA_TAMBAHAN', name: 'Pengganti 24 Juli' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => gov.admin.post(`${PATH}/days`, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await term('2026-07-24', 1)).toBe('2026-07-25');
  });
});

describe('what the government decides', () => {
  it('lets joint leave count or not, by the admin alone and in the version that was read', async () => {
    expect((await gov.as('staff').get(`${PATH}/policy`).expect(200)).body).toEqual({
      jointLeaveIsWorkingDay: false,
      version: 1,
    });
    for (const client of writers())
      await client.patch(`${PATH}/policy`, { jointLeaveIsWorkingDay: true }).ifMatch(1).expect(403);
    await gov.admin.patch(`${PATH}/policy`, { jointLeaveIsWorkingDay: true }).expect(428);
    await gov.admin.patch(`${PATH}/policy`, { jointLeaveIsWorkingDay: true }).ifMatch(1).expect(200);
    expect(await term('2026-03-17', 1)).toBe('2026-03-18');
    await gov.admin.patch(`${PATH}/policy`, { jointLeaveIsWorkingDay: false }).ifMatch(1).expect(412);
    await gov.admin.patch(`${PATH}/policy`, { jointLeaveIsWorkingDay: false }).ifMatch(2).expect(200);
    expect(await term('2026-03-17', 1)).toBe('2026-03-25');
  });
});

describe('the working week of a unit', () => {
  it('holds for the units below from its day on, until one of them says otherwise', async () => {
    const below = gov.units['bidang'] ?? '';
    const set = (id: string, week: string, validFrom: string, by = gov.admin): Call =>
      by.post(`/org-units/${id}/work-weeks`, { week, validFrom });
    for (const client of writers()) await set(dinas(), 'SIX_DAYS', '2026-07-01', client).expect(403);
    expect((await set(dinas(), 'SIX_DAYS', '2026-07-01').expect(201)).body).toEqual({
      id: expect.any(String),
      unitId: dinas(),
      validFrom: '2026-07-01',
      week: 'SIX_DAYS',
    });
    expect(await term('2026-06-26', 1, { unitId: below })).toBe('2026-06-29');
    expect(await term('2026-07-03', 1, { unitId: below })).toBe('2026-07-04');
    expect(await term('2026-07-03', 1)).toBe('2026-07-06');
    await set(below, 'FIVE_DAYS', '2026-07-06').expect(201);
    expect(await term('2026-07-10', 1, { unitId: below })).toBe('2026-07-13');
    await set(below, 'INHERITED', '2026-07-13').expect(201);
    expect(await term('2026-07-17', 1, { unitId: below })).toBe('2026-07-18');
    await set(below, 'FIVE_DAYS', '2026-07-13').expect(201);
    const { body } = await gov.as('staff').get(`/org-units/${below}/work-weeks`).expect(200);
    expect(body.data.map(({ validFrom, week }: any) => `${validFrom} ${week}`)).toEqual([
      '2026-07-06 FIVE_DAYS',
      '2026-07-13 FIVE_DAYS',
    ]);
    await set(gov.id('staff'), 'FIVE_DAYS', '2026-07-01').expect(404);
    await gov.admin.get(`/org-units/${gov.id('staff')}/work-weeks`).expect(404);
    await set(dinas(), 'SEVEN_DAYS', '2026-07-01').expect(422);
  });

  it('is what other modules reckon with', async () => {
    const calendar = app.get(WorkingCalendarApi);
    expect(await calendar.isWorkingDay('2026-07-04', dinas())).toBe(true);
    expect(await calendar.isWorkingDay('2026-07-04')).toBe(false);
    expect(await calendar.plusWorkingDays('2026-07-03', 1, dinas())).toBe('2026-07-04');
    expect(await calendar.workingDaysBetween('2026-07-03', '2026-07-06', dinas())).toBe(2);
    expect(await calendar.lastWorkingDayOf('2026-12')).toBe('2026-12-31');
  });
});

describe('another year', () => {
  const CSV =
    'tanggal;jenis;keterangan\n2027-01-01;LIBUR_NASIONAL;Tahun Baru 2027\n2027-03-09;CUTI_BERSAMA;Cuti bersama Idulfitri\n';

  it('comes from a CSV file, after a look at what it would do', async () => {
    const year = '2027';
    for (const client of writers()) await upload({ file: file(CSV), year }, {}, client).expect(403);
    const seen = await upload({ file: file(CSV), year, dryRun: 'true' }).expect(200);
    expect(seen.body).toMatchObject({ year: 2027, isDryRun: true, newCount: 2, changedCount: 0, unchangedCount: 0 });
    expect(await term('2026-12-31', 1)).toBe('2027-01-01');
    const first = await upload({ file: file(CSV), year }, { 'idempotency-key': 'libur-2027' }).expect(200);
    const again = await upload({ file: file(CSV), year }, { 'idempotency-key': 'libur-2027' }).expect(200);
    expect([again.headers['idempotency-replayed'], again.body]).toEqual(['true', first.body]);
    expect(
      (await upload({ file: file(`${CSV}\n`), year }, { 'idempotency-key': 'libur-2027' }).expect(422)).body.code,
    ).toBe('REQUEST.IDEMPOTENCY_MISMATCH');
    expect(await term('2026-12-31', 1)).toBe('2027-01-04');
    expect((await upload({ file: file(CSV), year }).expect(200)).body).toMatchObject({
      newCount: 0,
      unchangedCount: 2,
    });
  });

  it('is completed and corrected by an iCalendar file; days that it does not name stay', async () => {
    const event = (day: string, name: string): string[] => [
      'BEGIN:VEVENT',
      'UID:1',
      `DTSTART;VALUE=DATE:${day}`,
      `SUMMARY:${name}`,
      'END:VEVENT',
    ];
    const lines = [
      ...event('20270109', 'Isra Mikraj'),
      ...event('20270309', 'Idulfitri 1448 Hijriah'),
      ...event('20280101', 'Tahun Baru 2028'),
    ];
    const ics = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//uji//ID', ...lines, 'END:VCALENDAR', ''].join('\r\n');
    const { body } = await upload({ file: file(ics, 'libur.ics'), year: '2027' }).expect(200);
    expect(body.days).toEqual([
      { day: '2027-01-01', kind: 'LIBUR_NASIONAL', name: 'Tahun Baru 2027', action: 'KEPT' },
      { day: '2027-01-09', kind: 'LIBUR_NASIONAL', name: 'Isra Mikraj', action: 'NEW' },
      { day: '2027-03-09', kind: 'LIBUR_NASIONAL', name: 'Idulfitri 1448 Hijriah', action: 'CHANGED' },
    ]);
    const { body: stored } = await gov.auditor.get(`${PATH}/days`, { from: '2027-01-01' }).expect(200);
    expect(stored.data.map(({ day, source }: any) => `${day} ${source}`)).toEqual([
      '2027-01-01 IMPORT',
      '2027-01-09 IMPORT',
      '2027-03-09 IMPORT',
    ]);
  });

  it('comes whole or not at all, and only as a file that can be read', async () => {
    const wrong = await upload({
      file: file('day;kind;name\n2028-01-01;LIBUR_NASIONAL;A\n2028-02-30;LIBUR_NASIONAL;B\n'),
      year: '2028',
    }).expect(422);
    expect(wrong.body).toMatchObject({
      code: 'CALENDAR.FILE_UNSOUND',
      errors: [{ pointer: '/file', code: 'NOT_DAY' }],
    });
    expect(wrong.body.errors[0].detail).toBe('Baris 3: tanggal harus ada dan berbentuk TTTT-BB-HH.');
    expect((await gov.admin.get(`${PATH}/days`, { from: '2028-01-01' }).expect(200)).body.data).toEqual([]);
    const code = async (parts: Record<string, string | SentFile>): Promise<string> => {
      const { status, body } = await upload(parts);
      return `${status} ${body.code}`;
    };
    expect(await code({ file: file('when;what\n1;2\n'), year: '2028' })).toBe('422 CALENDAR.FILE_UNREADABLE');
    expect(await code({ year: '2028' })).toBe('422 CALENDAR.FILE_REQUIRED');
    expect(await code({ file: file(CSV) })).toBe('422 REQUEST.INVALID');
    expect(await code({ file: file(CSV), year: '27' })).toBe('422 REQUEST.INVALID');
    expect(await code({ file: file(CSV), year: '2027', dryRun: 'maybe' })).toBe('422 REQUEST.INVALID');
    expect(await code({ file: file(CSV), year: '2027', colour: 'red' })).toBe('422 REQUEST.INVALID');
    expect(await code({ file: file(`day;name\n${'2027-01-01;x\n'.repeat(90_000)}`), year: '2027' })).toBe(
      '413 REQUEST.BODY_TOO_LARGE',
    );
    await gov.admin.post(`${PATH}/imports`, {}).expect(415);
    const broken = await gov.admin.post(`${PATH}/imports`, Buffer.from('--x\r\nnonsense'), {
      'content-type': 'multipart/form-data; boundary=x',
    });
    expect(`${broken.status} ${broken.body.code}`).toBe('400 CALENDAR.UPLOAD_BROKEN');
  });
});

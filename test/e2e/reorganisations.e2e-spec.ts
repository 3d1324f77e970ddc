import type { Client } from '../support/client.js';
import { Government, type PersonName } from '../support/government.js';
import { TestApp } from '../support/test-app.js';
import { EventRecorder } from '../../src/kernel/events/event-recorder.js';

let app: TestApp;
let gov: Government;
const events: { type: string; payload: any }[] = [];
const LETTER = { letterNumber: 'PERDA 3/2026', letterOn: '2026-02-20', reason: 'Perampingan perangkat daerah' };
const PATH = '/org-unit-reorganisations';
const PREVIEWS = '/org-unit-reorganisation-previews';

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  app.get(EventRecorder).watch(async (type, recorded) => {
    events.push(...recorded.map(({ event: payload }) => ({ type, payload })));
  });
});
afterAll(() => app.stop());

const unit = (key: string): string => gov.units[key] ?? '';
const hrOf = (name: string, unitId: string): Promise<Client> => gov.account(name, null, [{ role: 'UNIT_HR', unitId }]);

async function add(key: string, name: string, parent: string, more: object = {}): Promise<string> {
  const { body } = await gov.admin.post('/org-units', { name, parentId: unit(parent), ...more }).expect(201);
  return (gov.units[key] = body.id);
}
/** Somebody's posts, as `unit from – until (head)`. */
async function posts(name: PersonName): Promise<string[]> {
  const { body } = await gov.admin.get(`/employees/${gov.id(name)}/assignments`).expect(200);
  return body.data.map((one: any) => {
    return `${one.unitName} ${one.validFrom} – ${one.validUntil}${one.headsUnit ? ' (head)' : ''}`;
  });
}
async function appraiser(name: PersonName, on: string): Promise<string | null> {
  const { body } = await gov.admin.get(`/employees/${gov.id(name)}/appraiser`, { on }).expect(200);
  return body.appraiser?.displayName ?? null;
}
async function positionOf(name: PersonName): Promise<string> {
  const { body } = await gov.admin.get(`/employees/${gov.id(name)}/assignments`).expect(200);
  return body.data.at(-1).positionId;
}
async function unitsBelow(parent: string, on: string): Promise<string[]> {
  const { body } = await gov
    .as('staff')
    .get('/org-units', { parentId: unit(parent), on })
    .expect(200);
  return body.data.map(({ name }: { name: string }) => name);
}
async function faults(body: object): Promise<string[]> {
  const answer = await gov.admin.post(PATH, { effectiveOn: '2026-07-01', ...LETTER, ...body }).expect(422);
  expect(answer.body.code).toBe('ORGANIZATION.REORGANISATION_UNSOUND');
  return answer.body.errors.map((one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`);
}

describe('a merged OPD', () => {
  let merger: any;
  let id: string;

  it('needs a sound request, and a refusal changes nothing', async () => {
    await add('baru', 'Dinas Kesehatan dan Pendidikan', 'kabupaten', {
      ...{ headPostTitle: 'Kepala Dinas Kesehatan dan Pendidikan', validFrom: '2026-07-01' },
    });
    const [dinas, dinasLain, baru] = [unit('dinas'), unit('dinasLain'), unit('baru')];
    const before = await posts('kadis');
    const lines = [{ fromUnitId: dinas, toUnitId: baru }];
    expect(await faults({ kind: 'MERGE', lines: [...lines, { fromUnitId: dinasLain, toUnitId: dinas }] })).toEqual([
      '/lines ONE_TARGET',
    ]);
    expect(await faults({ kind: 'MERGE', lines, effectiveOn: '2026-06-30' })).toEqual([
      '/lines/0/toUnitId UNIT_ABSENT',
    ]);
    expect(await faults({ kind: 'MOVE', lines })).toEqual(['/lines/0 NOTHING_MOVES']);
    expect(await faults({ kind: 'MOVE', lines: [{ ...lines[0], positionIds: [await positionOf('staff')] }] })).toEqual([
      '/lines/0/positionIds/0 NOT_OF_UNIT',
    ]);
    const post = (body: object) =>
      gov.admin.post(PATH, { kind: 'MERGE', effectiveOn: '2026-07-01', ...LETTER, lines, ...body });
    expect((await post({ lines: [] }).expect(422)).body.errors[0]).toMatchObject({
      pointer: '/lines',
      code: 'TOO_FEW',
    });
    expect((await post({ letterNumber: undefined }).expect(422)).body.errors[0]).toMatchObject({
      pointer: '/letterNumber',
      code: 'REQUIRED',
    });
    expect((await post({ lines: [{ ...lines[0], subunitIds: ['x'] }] }).expect(422)).body.errors[0]).toMatchObject({
      ...{ pointer: '/lines/0/subunitIds/0', code: 'NOT_ID' },
    });
    for (const client of [gov.as('kadis'), gov.hr, gov.auditor]) {
      await client.post(PATH, { kind: 'MERGE' }).expect(403);
      await client.post(PREVIEWS, { kind: 'MERGE' }).expect(403);
    }
    expect(await posts('kadis')).toEqual(before);
    expect((await gov.auditor.get(PATH, { count: true }).expect(200)).body.page.total).toBe(0);
  });

  it('shows beforehand what would go where, and how many people it concerns', async () => {
    merger = {
      ...{ kind: 'MERGE', effectiveOn: '2026-07-01', ...LETTER },
      lines: [
        { fromUnitId: unit('dinas'), toUnitId: unit('baru'), headMoves: true },
        { fromUnitId: unit('dinasLain'), toUnitId: unit('baru'), positionIds: [await positionOf('stranger')] },
      ],
    };
    const { body } = await gov.admin.post(PREVIEWS, merger).expect(200);
    expect(body).toMatchObject({ kind: 'MERGE', effectiveOn: '2026-07-01', movedPeople: 2, endedPeople: 1 });
    expect(body.unitsWithoutHead).toEqual([]);
    const [first, second] = merger.lines as object[];
    const headless = { ...merger, lines: [{ ...first, headMoves: false }, second] };
    expect((await gov.admin.post(PREVIEWS, headless).expect(200)).body.unitsWithoutHead).toEqual([
      { id: unit('baru'), name: 'Dinas Kesehatan dan Pendidikan' },
    ]);
    const lines = body.lines.map((one: any) => [
      one.what,
      one.fromUnitName,
      one.toUnitName,
      one.subjectName,
      one.people,
      one.closes,
    ]);
    expect(lines).toEqual([
      ['UNIT', 'Dinas Kesehatan', 'Dinas Kesehatan dan Pendidikan', null, 1, true],
      ['UNIT', 'Dinas Pendidikan', 'Dinas Kesehatan dan Pendidikan', null, 1, true],
      ['SUBUNIT', 'Dinas Kesehatan', 'Dinas Kesehatan dan Pendidikan', 'Bidang Pelayanan', 0, false],
      ['POSITION', 'Dinas Kesehatan', 'Dinas Kesehatan dan Pendidikan', 'Kepala Dinas Kesehatan', 1, false],
      ['POSITION', 'Dinas Pendidikan', 'Dinas Kesehatan dan Pendidikan', 'Pelaksana Pegawai Lain', 1, false],
      ['POSITION', 'Dinas Pendidikan', null, 'Kepala Dinas Pendidikan', 1, false],
      ['HR', 'Dinas Kesehatan', null, 'pengelola-uji', 0, false],
    ]);
    expect(await posts('kadis')).toEqual(['Dinas Kesehatan 2025-01-01 – null (head)']);
    expect(await unitsBelow('kabupaten', '2026-07-01')).toContain('Dinas Kesehatan');
  });

  it('is carried out once, also when two do it at once', async () => {
    const answers = await Promise.all([gov.admin.post(PATH, merger), gov.admin.post(PATH, merger)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const [done, refused] = answers.sort((a, b) => a.status - b.status);
    expect(refused.body.errors.map((one: { code: string }) => one.code)).toContain('UNIT_ABSENT');
    id = done.body.id;
    expect(done.headers.location).toBe(`/api/v1${PATH}/${id}`);
    expect(done.body).toMatchObject({ movedPeople: 2, endedPeople: 1, ...LETTER });
  });

  it('takes people, posts and units below along, and ends the old units', async () => {
    expect(await posts('kadis')).toEqual([
      'Dinas Kesehatan 2025-01-01 – 2026-06-30 (head)',
      'Dinas Kesehatan dan Pendidikan 2026-07-01 – null (head)',
    ]);
    expect(await posts('stranger')).toEqual([
      'Dinas Pendidikan 2025-01-01 – 2026-06-30',
      'Dinas Kesehatan dan Pendidikan 2026-07-01 – null',
    ]);
    expect(await posts('otherHead')).toEqual(['Dinas Pendidikan 2025-01-01 – 2026-06-30 (head)']);
    expect(await posts('staff')).toEqual(['Bidang Pelayanan 2025-01-01 – null']);
    expect(await unitsBelow('kabupaten', '2026-06-30')).toEqual([
      'Dinas Kesehatan',
      'Dinas Pendidikan',
      'Sekretariat Daerah',
    ]);
    expect(await unitsBelow('kabupaten', '2026-07-01')).toEqual([
      'Dinas Kesehatan dan Pendidikan',
      'Sekretariat Daerah',
    ]);
    expect(await unitsBelow('baru', '2026-07-01')).toEqual(['Bidang Pelayanan']);
    expect([await appraiser('stranger', '2026-06-30'), await appraiser('stranger', '2026-07-01')]).toEqual([
      'Kadis Lain',
      'Kadis Uji',
    ]);
    expect([await appraiser('staff', '2026-07-01'), await appraiser('kabid', '2026-07-01')]).toEqual([
      'Kabid Uji',
      'Kadis Uji',
    ]);
    const [old] = (await gov.auditor.get(`/org-units/${unit('dinas')}/periods`).expect(200)).body.data;
    expect(old).toMatchObject({ validUntil: '2026-06-30', closureLetterNumber: LETTER.letterNumber });
    const { body } = await gov.auditor.get('/positions', { unitId: unit('baru'), on: '2026-07-01' }).expect(200);
    expect(body.data.map(({ title }: { title: string }) => title)).toEqual([
      'Kepala Dinas Kesehatan',
      'Pelaksana Pegawai Lain',
    ]);
  });

  it('stays on record: what became of a unit, who went where, and for other systems', async () => {
    const { body: list } = await gov
      .as('staff')
      .get(PATH, { unitId: unit('dinasLain') })
      .expect(200);
    expect(list.data).toHaveLength(1);
    const { body } = await gov.as('staff').get(`${PATH}/${list.data[0].id}`).expect(200);
    const mapping = body.lines.filter(({ what }: { what: string }) => what === 'UNIT');
    expect(mapping.map((one: any) => [one.fromUnitName, one.toUnitName, one.closes])).toEqual([
      ['Dinas Kesehatan', 'Dinas Kesehatan dan Pendidikan', true],
      ['Dinas Pendidikan', 'Dinas Kesehatan dan Pendidikan', true],
    ]);
    expect(
      (
        await gov
          .as('staff')
          .get(PATH, { unitId: unit('setda') })
          .expect(200)
      ).body.data,
    ).toEqual([]);
    await gov
      .as('staff')
      .get(`${PATH}/${gov.id('staff')}`)
      .expect(404);
    const told = events.filter(({ type }) => type === 'org-units.reorganised');
    expect(told.map(({ payload }) => payload)).toEqual([
      {
        ...{ reorganisationId: id, kind: 'MERGE', effectiveOn: '2026-07-01' },
        mapping: [
          { fromUnitId: unit('dinas'), toUnitId: unit('baru') },
          { fromUnitId: unit('dinasLain'), toUnitId: unit('baru') },
        ],
      },
    ]);
    const { body: log } = await gov.auditor
      .get('/audit-events', { subjectEmployeeId: gov.id('stranger'), action: 'assignment.move' })
      .expect(200);
    expect(log.data[0]).toMatchObject({ facts: { reorganisationId: id } });
    const sources = await app.db.rows<{ source: string }>(
      'SELECT DISTINCT source FROM assignment WHERE validFrom = ?',
      ['2026-07-01'],
    );
    expect(sources).toEqual([{ source: 'REORGANISATION' }]);
  });

  it('moves the rights on its day', async () => {
    const old = gov.hr;
    const next = await hrOf('pengelola-baru', unit('baru'));
    const sees = async (client: Client, name: PersonName): Promise<number> =>
      (await client.get(`/employees/${gov.id(name)}`)).status;
    expect([await sees(old, 'staff'), await sees(next, 'staff'), await sees(next, 'stranger')]).toEqual([
      200, 404, 404,
    ]);
    await gov.moveTo('2026-07-01');
    const now = await Promise.all([
      sees(gov.hr, 'staff'),
      sees(gov.as('kadis'), 'stranger'),
      sees(gov.as('otherHead'), 'stranger'),
    ]);
    // The role of the HR manager has ended with its unit: no line has handed it over.
    expect(now).toEqual([403, 200, 404]);
    const hr = await hrOf('pengelola-baru-2', unit('baru'));
    expect([await sees(hr, 'staff'), await sees(hr, 'stranger'), await sees(hr, 'kadis')]).toEqual([200, 200, 200]);
  });
});

describe('parts that go elsewhere', () => {
  it('are moved with their people, and with those to come', async () => {
    const position = await gov.position('baru', 'Pengelola Arsip');
    const { body: person } = await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Pegawai Kelak' }).expect(201);
    const later = {
      unitId: unit('baru'),
      positionId: position,
      kind: 'DEFINITIF',
      headsUnit: false,
      validFrom: '2026-10-01',
    };
    await gov.admin.post(`/employees/${person.id}/assignments`, later).expect(201);
    const lines = [
      { fromUnitId: unit('baru'), toUnitId: unit('setda'), subunitIds: [unit('bidang')], positionIds: [position] },
    ];
    const { body } = await gov.admin
      .post(PATH, { kind: 'MOVE', effectiveOn: '2026-08-01', ...LETTER, lines })
      .expect(201);
    expect(body).toMatchObject({ movedPeople: 1, endedPeople: 0 });
    expect(await unitsBelow('setda', '2026-08-01')).toEqual(['Bidang Pelayanan']);
    expect([await appraiser('kabid', '2026-07-31'), await appraiser('kabid', '2026-08-01')]).toEqual([
      'Kadis Uji',
      'Sekda Uji',
    ]);
    const { body: held } = await gov.admin.get(`/employees/${person.id}/assignments`).expect(200);
    expect(held.data).toHaveLength(1);
    expect(held.data[0]).toMatchObject({ unitName: 'Sekretariat Daerah', validFrom: '2026-10-01' });
  });

  it('do not go below themselves', async () => {
    const child = await add('seksi', 'Seksi Dalam', 'bidang');
    const grandchild = (await gov.admin.post('/org-units', { name: 'Seksi Lebih Dalam', parentId: child }).expect(201))
      .body.id;
    const lines = [{ fromUnitId: unit('bidang'), toUnitId: grandchild, subunitIds: [child] }];
    const body = { kind: 'MOVE', effectiveOn: '2026-09-01', ...LETTER, lines };
    expect((await gov.admin.post(PREVIEWS, body).expect(422)).body.code).toBe('ORGANIZATION.CYCLE');
    expect((await gov.admin.post(PATH, body).expect(422)).body.code).toBe('ORGANIZATION.CYCLE');
  });
});

describe('a split unit', () => {
  it('ends when everything has gone to the new ones, and not before', async () => {
    const [a, b] = [
      await add('bidangA', 'Bidang Pelayanan Dasar', 'setda', { validFrom: '2026-09-01' }),
      await add('bidangB', 'Bidang Rujukan', 'setda', { validFrom: '2026-09-01' }),
    ];
    const [staff, colleague] = [await positionOf('staff'), await positionOf('colleague')];
    const request = (lines: object[]) => ({ kind: 'SPLIT', effectiveOn: '2026-09-01', lines });
    const first = {
      fromUnitId: unit('bidang'),
      toUnitId: a,
      positionIds: [staff, await positionOf('kabid')],
      headMoves: true,
    };
    expect(
      await faults(request([first, { fromUnitId: unit('bidang'), toUnitId: b, positionIds: [colleague] }])),
    ).toEqual(['/lines SUBUNITS_LEFT']);
    const lines = [first, { fromUnitId: unit('bidang'), toUnitId: b, positionIds: [colleague], allSubunits: true }];
    const { body } = await gov.admin.post(PATH, { ...request(lines), ...LETTER }).expect(201);
    expect(body).toMatchObject({ movedPeople: 3, endedPeople: 0 });
    expect(await unitsBelow('setda', '2026-09-01')).toEqual(['Bidang Pelayanan Dasar', 'Bidang Rujukan']);
    expect(await unitsBelow('bidangB', '2026-09-01')).toEqual(['Seksi Dalam']);
    // The head went to the first one; the second has none, so the next above appraises.
    expect([await appraiser('staff', '2026-09-01'), await appraiser('colleague', '2026-09-01')]).toEqual([
      'Kabid Uji',
      'Sekda Uji',
    ]);
    expect(await appraiser('colleague', '2026-08-31')).toBe('Kabid Uji');
  });
});

describe('a renamed unit', () => {
  it('has its new name and head post from the day on', async () => {
    const lines = [
      { fromUnitId: unit('baru'), newName: 'Dinas Layanan Dasar', newHeadPostTitle: 'Kepala Dinas Layanan Dasar' },
    ];
    await gov.admin.post(PATH, { kind: 'RENAME', effectiveOn: '2026-10-01', ...LETTER, lines }).expect(201);
    const nameOn = async (on: string): Promise<string> =>
      (
        await gov
          .as('staff')
          .get(`/org-units/${unit('baru')}`, { on })
          .expect(200)
      ).body.name;
    expect([await nameOn('2026-09-30'), await nameOn('2026-10-01')]).toEqual([
      'Dinas Kesehatan dan Pendidikan',
      'Dinas Layanan Dasar',
    ]);
    const { body } = await gov.auditor.get(`/org-units/${unit('baru')}/periods`).expect(200);
    expect(body.data.at(-1)).toMatchObject({ source: 'REORGANISATION', letterNumber: LETTER.letterNumber });
    expect(body.data.at(-1).reorganisationId).not.toBeNull();
  });
});

describe('posts that end with their unit', () => {
  it('are none in which somebody begins later, until that is changed', async () => {
    const source = await add('sumber', 'Badan Sumber', 'kabupaten');
    const target = await add('tujuan', 'Badan Tujuan', 'kabupaten');
    const [kept, lost] = [
      await gov.position('sumber', 'Pengelola Tetap'),
      await gov.position('sumber', 'Pengelola Hilang'),
    ];
    const { body: person } = await gov.admin.post('/employees', { kind: 'NON_ASN', name: 'Pegawai Nanti' }).expect(201);
    const later = { unitId: source, positionId: lost, kind: 'DEFINITIF', headsUnit: false, validFrom: '2026-12-01' };
    const { body: post } = await gov.admin.post(`/employees/${person.id}/assignments`, later).expect(201);
    const request = {
      kind: 'MERGE',
      effectiveOn: '2026-11-01',
      lines: [{ fromUnitId: source, toUnitId: target, positionIds: [kept] }],
    };
    expect(await faults(request)).toEqual(['/lines POSTS_LATER']);
    await gov.position('tujuan', 'Pengelola Hilang');
    const both = { ...request, lines: [{ fromUnitId: source, toUnitId: target }] };
    const { body } = await gov.admin.post(PATH, { ...both, ...LETTER }).expect(201);
    expect(body.lines.filter(({ what }: { what: string }) => what === 'POSITION')).toHaveLength(2);
    const { body: held } = await gov.admin.get(`/employees/${person.id}/assignments`).expect(200);
    expect(held.data).toMatchObject([{ id: post.id, unitName: 'Badan Tujuan', validFrom: '2026-12-01' }]);
  });
});

import { newId } from '../../src/kernel/clock/clock.js';
import { WorkPlansApi } from '../../src/modules/work-plans/index.js';
import { ELEMENTS, SOME_SURVEY } from '../support/criteria.js';
import { Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
type Row = Record<string, any>;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  await gov.machine('mesin-survei', ['satisfaction:report', 'satisfaction:read'], 'dinas');
});
afterAll(() => app.stop());

const survey = (more: object = {}): object => ({ unitId: gov.units['dinas'], ...SOME_SURVEY, ...more });
const codeOf = ({ body }: { body: Row }): string => body['code'];

describe('surveys of citizens (SK-1 to SK-3, SK-5)', () => {
  let kept: Row;

  it('are kept for units in the own care, typed or sent by a machine', async () => {
    for (const other of [gov.as('kadis'), gov.auditor]) await other.post('/satisfaction-surveys', survey()).expect(403);
    for (const keeper of [gov.hr, gov.by('mesin-survei')]) {
      const foreign = await keeper.post('/satisfaction-surveys', survey({ unitId: gov.units['setda'] })).expect(422);
      expect(codeOf(foreign)).toBe('SATISFACTION.UNIT_UNKNOWN');
    }
    kept = (await gov.hr.post('/satisfaction-surveys', survey()).expect(201)).body;
    expect(kept).toMatchObject({
      index: '87.50',
      grade: 'B',
      source: 'TYPED',
      unitName: 'Dinas Kesehatan',
      version: 1,
    });
    expect(kept['elements'][0]).toEqual({ element: 'PERSYARATAN', counts: [0, 0, 5, 5], mean: '3.500', weight: null });
    expect(kept['quality']).toBe('Baik');
    const sent = survey({ unitId: gov.units['bidang'] });
    const { body } = await gov.by('mesin-survei').post('/satisfaction-surveys', sent).expect(201);
    expect(body.source).toBe('REPORTED');
    expect(codeOf(await gov.hr.post('/satisfaction-surveys', survey()).expect(409))).toBe('SATISFACTION.ALREADY_THERE');
    const taken = survey({ id: kept['id'], serviceName: 'Lain' });
    expect(codeOf(await gov.hr.post('/satisfaction-surveys', taken).expect(409))).toBe('REQUEST.ID_TAKEN');
  });

  it.each([
    ['ends before it begins', { endsOn: '2026-01-04' }, 'DAYS_UNSOUND', '/endsOn'],
    ['ends in days to come', { endsOn: '2026-03-03' }, 'DAYS_UNSOUND', '/endsOn'],
    ['has an element twice', { elements: ELEMENTS.with(1, ELEMENTS[0]!) }, 'ELEMENTS_INCOMPLETE', '/elements/1'],
    ['has more answers than people', { respondents: 9 }, 'ANSWERS_UNSOUND', '/elements/0'],
    [
      'has counts of which one is missing',
      { elements: ELEMENTS.with(2, { element: 'WAKTU_PENYELESAIAN', count1: 1, count2: 1, count4: 1 } as never) },
      'ANSWERS_UNSOUND',
      '/elements/2/count3',
    ],
    [
      'has counts and their mean',
      { elements: ELEMENTS.with(2, { ...ELEMENTS[2]!, mean: '3.5' } as never) },
      'ANSWERS_UNSOUND',
      '/elements/2/mean',
    ],
    [
      'has weights of some',
      { elements: ELEMENTS.with(0, { ...ELEMENTS[0]!, weight: '1' } as never) },
      'WEIGHTS_NOT_ONE',
      '/elements/1/weight',
    ],
    [
      'has weights that are not one together',
      { elements: ELEMENTS.map((one) => ({ ...one, weight: '0.1' })) },
      'WEIGHTS_NOT_ONE',
      '/elements/8/weight',
    ],
  ])('refuses a survey that %s', async (_, more, code, pointer) => {
    const { body } = await gov.hr.post('/satisfaction-surveys', survey({ serviceName: 'Baru', ...more })).expect(422);
    expect([body.code, body.errors[0].pointer]).toEqual([`SATISFACTION.${code}`, pointer]);
  });

  it('are of services whatever their names become where they are compared', async () => {
    // One such sign stands for eighteen letters.
    const { body } = await gov.hr.post('/satisfaction-surveys', survey({ serviceName: 'ﷺ'.repeat(20) })).expect(201);
    const again = survey({ serviceName: 'ﷺ'.repeat(20) });
    expect(codeOf(await gov.hr.post('/satisfaction-surveys', again).expect(409))).toBe('SATISFACTION.ALREADY_THERE');
    await gov.hr.delete(`/satisfaction-surveys/${body.id}`).ifMatch(1).expect(204);
  });

  it('take means where counts are not known, and weights that a unit sets', async () => {
    const weights = ['0.2', ...Array.from({ length: 8 }, () => '0.1')];
    const elements = ELEMENTS.map(({ element }, at) => ({ element, mean: at === 0 ? '4' : '3', weight: weights[at] }));
    const { body } = await gov.hr
      .post('/satisfaction-surveys', survey({ serviceName: 'Rujukan', elements }))
      .expect(201);
    expect(body).toMatchObject({
      index: '80.00',
      elements: [{ counts: null, mean: '4.000', weight: '0.200000' }, {}].concat(Array(7).fill({})),
    });
  });

  it('are corrected and taken back by those who keep them', async () => {
    const path = `/satisfaction-surveys/${kept['id']}`;
    const elements = ELEMENTS.map((one) => ({ ...one, count3: 0, count4: 10 }));
    await gov.as('kadis').patch(path, { elements }).ifMatch(1).expect(403);
    await gov.hr.patch(path, { elements }).expect(428);
    await gov.hr.patch(path, { elements }).ifMatch(9).expect(412);
    expect(codeOf(await gov.hr.patch(path, { respondents: 1 }).ifMatch(1).expect(422))).toBe(
      'SATISFACTION.ANSWERS_UNSOUND',
    );
    expect((await gov.hr.patch(path, { elements }).ifMatch(1).expect(200)).body).toMatchObject({
      ...{ index: '100.00', grade: 'A', version: 2 },
    });
    const other = await gov.admin.post('/satisfaction-surveys', survey({ unitId: gov.units['setda'] })).expect(201);
    const foreign = `/satisfaction-surveys/${other.body.id}`;
    expect(codeOf(await gov.hr.patch(foreign, { elements }).ifMatch(1).expect(403))).toBe('SATISFACTION.NOT_YOUR_UNIT');
    expect(codeOf(await gov.hr.delete(foreign).ifMatch(1).expect(403))).toBe('SATISFACTION.NOT_YOUR_UNIT');
    await gov.admin.delete(foreign).ifMatch(1).expect(204);
    await gov.admin.get(foreign).expect(404);
    await gov.admin.delete(`/satisfaction-surveys/${newId()}`).ifMatch(1).expect(404);
  });

  it('are read by everybody, by unit with what lies below and by days', async () => {
    const list = async (query: Record<string, string>): Promise<number> =>
      (await gov.as('stranger').get('/satisfaction-surveys', query).expect(200)).body.data.length;
    expect(await list({ unitId: gov.units['dinas'] ?? '' })).toBe(3);
    expect(await list({ unitId: gov.units['bidang'] ?? '' })).toBe(1);
    expect(await list({ from: '2026-01-31' })).toBe(0);
    expect(await list({ until: '2026-01-30' })).toBe(3);
  });
});

describe('the trend of a unit (SK-4)', () => {
  it('follows each service, and takes the mean of their latest indices', async () => {
    const later = { startsOn: '2026-02-01', endsOn: '2026-02-27' };
    await gov.hr.post('/satisfaction-surveys', survey(later)).expect(201);
    const { body } = await gov
      .as('stranger')
      .get('/satisfaction-trend', { unitId: gov.units['dinas'] ?? '' })
      .expect(200);
    const points = body.points.map(({ serviceName, index, change }: Row) => [serviceName, index, change]);
    expect(points).toEqual([
      ['Pelayanan KTP', '100.00', null],
      ['Rujukan', '80.00', null],
      ['Pelayanan KTP', '87.50', '-12.50'],
    ]);
    expect(body).toMatchObject({ index: '83.75', grade: 'B' });
    const days = { from: '2026-01-01', until: '2026-01-31' };
    const january = await app.get(WorkPlansApi).satisfactionOf(gov.units['dinas'] ?? '', days);
    expect(january).toMatchObject({ index: '90.00', grade: 'A' });
    const none = await app.get(WorkPlansApi).satisfactionOf(gov.units['dinasLain'] ?? '', {});
    expect(none).toMatchObject({ index: null, grade: null, points: [] });
  });
});

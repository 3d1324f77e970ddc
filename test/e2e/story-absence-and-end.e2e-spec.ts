import { Government } from '../support/government.js';
import { EVERYTHING, NOTHING, Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let story: Story;
let yearId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  story = new Story(gov, yearId);
});
afterAll(() => app.stop());

/** A section with a head and one who is appraised by him, whose plan is in force. */
async function section(key: string, kind: 'PNS' | 'PPPK' = 'PNS'): Promise<[head: string, staff: string]> {
  await story.unit(key, `Seksi ${key}`, 'bidang');
  const [head, staff] = [`Kasi ${key}`, `Staf ${key}`];
  await story.hire(head, { unit: key, headsUnit: true, kind });
  await story.hire(staff, { unit: key });
  await story.plan(staff, head);
  expect(await story.sight(head, staff)).toEqual(EVERYTHING);
  expect(await story.sight('kabid', staff)).toEqual(NOTHING);
  return [head, staff];
}
const standing = (name: string, standingCode: string, validFrom: string) =>
  gov.admin.post(`/employees/${story.id(name)}/standings`, { standingCode, validFrom, letterNumber: 'SK 1/2026' });
const startsPlan = async (name: string): Promise<string> => {
  const { status, body } = await story.as(name).post('/work-plans', { performancePeriodId: yearId });
  return `${status} ${body.code ?? ''}`.trim();
};

it('an appraiser on a long leave: the next above appraises meanwhile, and he again afterwards', async () => {
  const [head, staff] = await section('Cuti');
  const leave = { kind: 'BESAR', validFrom: '2026-03-02', validUntil: '2026-04-30' };
  await gov.admin.post(`/employees/${story.id(head)}/leaves`, leave).expect(201);
  expect(await story.sight(head, staff)).toEqual(NOTHING);
  expect(await story.sight('kabid', staff)).toEqual(EVERYTHING);
  // Who is appraised learns that the head is away, not why; who looks after the file of the head does.
  expect((await story.steps(staff, '2026-03-02', story.as(staff)))[0]).toBe(`${head} ABSENT`);
  expect((await story.steps(staff, '2026-03-02', gov.hr))[0]).toBe(`${head} LEAVE`);
  expect(await story.reason(staff, '2026-04-30')).toContain('Kabid Uji');
  expect(await story.reason(staff, '2026-05-01')).toContain(head);
  await gov.moveTo('2026-05-01');
  expect(await story.sight(head, staff)).toEqual(EVERYTHING);
  expect(await story.sight('kabid', staff)).toEqual(NOTHING);
  await gov.moveTo('2026-03-02');
});

it('a PPPK whose contract ends in October appraises until then, and is found before it ends', async () => {
  const [head, staff] = await section('Kontrak', 'PPPK');
  const contract = { validFrom: '2025-11-01', validUntil: '2026-10-31', letterNumber: 'PK 9/2025' };
  await gov.admin.post(`/employees/${story.id(head)}/contracts`, contract).expect(201);
  expect(await story.sight(head, staff)).toEqual(EVERYTHING);
  const found = async (kind: string, on: string): Promise<boolean> =>
    (await gov.admin.get('/data-quality/findings', { kind, on, limit: 200 }).expect(200)).body.data.some(
      (one: { record: { id: string } }) => one.record.id === story.id(head),
    );
  expect([await found('CONTRACT_ENDING', '2026-08-31'), await found('CONTRACT_ENDING', '2026-09-01')]).toEqual([
    false,
    true,
  ]);
  expect([await found('CONTRACT_ENDED', '2026-10-31'), await found('CONTRACT_ENDED', '2026-11-01')]).toEqual([
    false,
    true,
  ]);
  await gov.moveTo('2026-10-31');
  expect(await story.sight(head, staff)).toEqual(EVERYTHING);
  await gov.moveTo('2026-11-01');
  expect(await story.sight(head, staff)).toEqual(NOTHING);
  expect(await story.sight('kabid', staff)).toEqual(EVERYTHING);
  expect(await story.steps(staff, '2026-11-01')).toEqual([
    `${head} CONTRACT`,
    'null VACANT',
    'Kabid Uji APPRAISER',
    'Kadis Uji SUPERIOR',
  ]);
  await gov.moveTo('2026-03-02');
});

it.each([
  ['death', '88', false],
  ['retirement', '99', false],
  ['suspension', '04', true],
  ['study, released from the post', '03', true],
])('%s of an official: the next above appraises from that day on, and no plan is owed', async (name, code, returns) => {
  const [head, staff] = await section(`S${code}`);
  await standing(head, code, '2026-03-02').expect(201);
  expect(await story.sight(head, staff)).toEqual(NOTHING);
  expect(await story.sight('kabid', staff)).toEqual(EVERYTHING);
  expect((await story.steps(staff, '2026-03-01'))[0]).toBe(`${head} APPRAISER`);
  expect(await story.steps(staff, '2026-03-02')).toEqual([
    `${head} STANDING`,
    'null VACANT',
    'Kabid Uji APPRAISER',
    'Kadis Uji SUPERIOR',
  ]);
  expect((await story.steps(staff, '2026-03-02', story.as(staff)))[0]).toBe(`${head} ABSENT`);
  expect(await startsPlan(head)).toBe('409 WORK_PLAN.NO_DUTY');
  expect(name).not.toBe('');
  if (!returns) return;
  await standing(head, '01', '2026-09-01').expect(201);
  expect(await story.reason(staff, '2026-08-31')).toContain('Kabid Uji');
  expect(await story.reason(staff, '2026-09-01')).toContain(head);
});

import { Government } from '../support/government.js';
import { EVERYTHING, NOTHING, Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let story: Story;

beforeAll(async () => {
  app = await TestApp.start(); // Monday, 2 March 2026
  gov = await Government.found(app);
  story = new Story(gov, await gov.openYear());
});
afterAll(() => app.stop());

it('a Plt. appraises from 1 March to 30 June, and on no other day', async () => {
  await story.unit('seksi', 'Seksi Gizi', 'bidang');
  await story.hire('Kasi Gizi', { unit: 'seksi', headsUnit: true });
  await story.hire('Staf Gizi', { unit: 'seksi' });
  await story.hire('Pengganti', { unit: 'dinas' });
  const planId = await story.plan('Staf Gizi', 'Kasi Gizi');
  expect(await story.sight('Kasi Gizi', 'Staf Gizi')).toEqual(EVERYTHING);
  expect(await story.sight('Pengganti', 'Staf Gizi')).toEqual(NOTHING);

  await story.act('Pengganti', 'seksi', { validFrom: '2026-03-01', validUntil: '2026-06-30' });
  // In force since yesterday: rights have moved in the moment in which it was recorded.
  expect(await story.sight('Kasi Gizi', 'Staf Gizi')).toEqual(NOTHING);
  expect(await story.sight('Pengganti', 'Staf Gizi')).toEqual(EVERYTHING);
  await story.as('Pengganti').get(`/work-plans/${planId}/progress-entries`).expect(200);
  await story.as('Kasi Gizi').get(`/work-plans/${planId}/progress-entries`).expect(404);

  const definitive = 'Menilai: Kasi Gizi, kepala Seksi Gizi sejak 2025-01-01.';
  const acting = 'Menilai: Pengganti, Plt. kepala Seksi Gizi sejak 2026-03-01.';
  expect(await story.reason('Staf Gizi', '2026-02-28')).toBe(definitive);
  expect(await story.reason('Staf Gizi', '2026-03-01')).toBe(acting);
  expect(await story.reason('Staf Gizi', '2026-06-30')).toBe(acting);
  expect(await story.reason('Staf Gizi', '2026-07-01')).toBe(definitive);

  await gov.moveTo('2026-06-30');
  expect(await story.sight('Pengganti', 'Staf Gizi')).toEqual(EVERYTHING);
  await gov.moveTo('2026-07-01');
  expect(await story.sight('Pengganti', 'Staf Gizi')).toEqual(NOTHING);
  expect(await story.sight('Kasi Gizi', 'Staf Gizi')).toEqual(EVERYTHING);
  await gov.moveTo('2026-03-02');
});

it('a mutation on 15 May: the former superior loses access that day, and what he signed stays as he signed it', async () => {
  await story.hire('Mutasi', { unit: 'bidang' });
  const planId = await story.plan('Mutasi', 'kabid');
  const positionId = await gov.position('dinasLain', 'Analis Kurikulum');
  const body = { unitId: gov.units['dinasLain'], positionId, headsUnit: false, validFrom: '2026-05-15' };
  await gov.admin.post(`/employees/${story.id('Mutasi')}/transfers`, body).expect(201);
  expect(await story.reason('Mutasi', '2026-05-14')).toBe(
    'Menilai: Kabid Uji, kepala Bidang Pelayanan sejak 2025-01-01.',
  );
  expect(await story.reason('Mutasi', '2026-05-15')).toBe(
    'Menilai: Kadis Lain, kepala Dinas Pendidikan sejak 2025-01-01.',
  );

  await gov.moveTo('2026-05-14');
  expect(await story.sight('kabid', 'Mutasi')).toEqual(EVERYTHING);
  expect(await story.sight('otherHead', 'Mutasi')).toEqual(NOTHING);
  await gov.hr.get(`/work-plans/${planId}`).expect(200);
  const before = (await story.as('Mutasi').get(`/work-plans/${planId}`).expect(200)).body;

  await gov.moveTo('2026-05-15');
  expect(await story.sight('kabid', 'Mutasi')).toEqual(NOTHING);
  expect(await story.sight('otherHead', 'Mutasi')).toEqual(EVERYTHING);
  await gov.hr.get(`/work-plans/${planId}`).expect(404);
  await story.as('kabid').get(`/work-plans/${planId}/progress-entries`).expect(404);
  const kept = (await story.as('kabid').get('/signed-work-plans', { workPlanId: planId }).expect(200)).body.data;
  expect(kept).toMatchObject([{ signedByName: 'Kabid Uji', signedAt: before.agreedAt }]);
  // Both signatures with their moments, names, posts and units are part of the plan, whoever reads it later.
  const after = (await story.as('otherHead').get(`/work-plans/${planId}`).expect(200)).body;
  expect(after).toEqual(before);
  const [signed] = await app.db.rows<{ agreedByEmployeeId: string; appraiserSnapshot: string }>(
    'SELECT agreedByEmployeeId, appraiserSnapshot FROM work_plan WHERE id = ?',
    [planId],
  );
  expect(signed?.agreedByEmployeeId).toBe(story.id('kabid'));
  expect(JSON.parse(signed?.appraiserSnapshot ?? '{}')).toMatchObject({ name: 'Kabid Uji', unit: 'Bidang Pelayanan' });
  const posts = (
    await story
      .as('Mutasi')
      .get(`/employees/${story.id('Mutasi')}/assignments`)
      .expect(200)
  ).body.data;
  expect(posts.map((one: any) => [one.unitName, one.validFrom, one.validUntil])).toEqual([
    ['Bidang Pelayanan', '2025-01-01', '2026-05-14'],
    ['Dinas Pendidikan', '2026-05-15', null],
  ]);
  await gov.moveTo('2026-03-02');
});

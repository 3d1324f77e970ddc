import { Government } from '../support/government.js';
import { EVERYTHING, NOTHING, Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

const LETTER = { letterNumber: '800.1.3/112/2026', letterOn: '2026-01-02' };

let app: TestApp;
let gov: Government;
let story: Story;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  story = new Story(gov, await gov.openYear());
});
afterAll(() => app.stop());

it('the Sekda is appraised by the Bupati, who is no civil servant and makes no SKP himself', async () => {
  await story.plan('sekda', 'bupati');
  expect(await story.reason('sekda', '2026-03-02')).toBe(
    'Menilai: Bupati Uji, kepala Pemerintah Kabupaten Uji sejak 2025-01-01.',
  );
  expect(await story.sight('bupati', 'sekda')).toEqual(EVERYTHING);
  expect(await story.sight('kadis', 'sekda')).toEqual(NOTHING);
  expect(await story.steps('bupati', '2026-03-02')).toEqual([]);
  const year = (await gov.admin.get('/performance-periods').expect(200)).body.data[0].id;
  const own = await story.as('bupati').post('/work-plans', { performancePeriodId: year });
  expect(`${own.status} ${own.body.code}`).toBe('409 WORK_PLAN.NO_DUTY');
});

it('the head of a Puskesmas appraises its people by letter, and the letter ends', async () => {
  await story.unit('puskesmas', 'Puskesmas Melati', 'dinas');
  await story.hire('Dokter Kepala', { unit: 'puskesmas' });
  await story.hire('Perawat', { unit: 'puskesmas' });
  await story.hire('Dokter Baru', { unit: 'puskesmas' });
  await story.plan('Perawat', 'kadis');
  const delegate = async (toName: string, validFrom: string, validUntil: string): Promise<void> => {
    const whom = { toEmployeeId: story.id(toName), unitId: gov.units['puskesmas'], covers: 'MEMBERS' };
    await gov.admin.post('/appraisal-delegations', { ...whom, ...LETTER, validFrom, validUntil }).expect(201);
  };
  await delegate('Dokter Kepala', '2026-03-01', '2026-06-30');
  await delegate('Dokter Baru', '2026-07-01', '2026-12-31');
  expect(await story.sight('kadis', 'Perawat')).toEqual(NOTHING);
  expect(await story.sight('Dokter Kepala', 'Perawat')).toEqual(EVERYTHING);
  // He is one of its members: nobody appraises himself.
  expect(await story.reason('Dokter Kepala', '2026-03-02')).toContain('Kadis Uji');
  expect(await story.reason('Perawat', '2026-02-28')).toContain('Kadis Uji');
  expect(await story.reason('Perawat', '2026-03-01')).toBe(
    'Menilai: Dokter Kepala, dengan pendelegasian sejak 2026-03-01.',
  );
  expect(await story.reason('Perawat', '2026-07-01')).toBe(
    'Menilai: Dokter Baru, dengan pendelegasian sejak 2026-07-01.',
  );
  expect(await story.reason('Perawat', '2027-01-01')).toContain('Kadis Uji');
  await gov.moveTo('2026-07-01');
  expect(await story.sight('Dokter Kepala', 'Perawat')).toEqual(NOTHING);
  expect(await story.sight('Dokter Baru', 'Perawat')).toEqual(EVERYTHING);
  await gov.moveTo('2026-03-02');
});

it('a teacher whose kepala sekolah post is vacant is appraised by the next above, until somebody acts', async () => {
  await story.unit('sekolah', 'SDN 1 Melati', 'dinasLain');
  await story.hire('Guru', { unit: 'sekolah', title: 'Guru Ahli Pertama' });
  await story.hire('Guru Senior', { unit: 'sekolah', title: 'Guru Ahli Madya' });
  await story.plan('Guru', 'otherHead');
  expect(await story.steps('Guru', '2026-03-02')).toEqual([
    'null VACANT',
    'Kadis Lain APPRAISER',
    'Sekda Uji SUPERIOR',
  ]);
  expect(await story.sight('otherHead', 'Guru')).toEqual(EVERYTHING);
  await story.act('Guru Senior', 'sekolah', { validFrom: '2026-03-02' });
  expect(await story.sight('otherHead', 'Guru')).toEqual(NOTHING);
  expect(await story.sight('Guru Senior', 'Guru')).toEqual(EVERYTHING);
  expect(await story.reason('Guru', '2026-03-02')).toBe(
    'Menilai: Guru Senior, Plt. kepala SDN 1 Melati sejak 2026-03-02.',
  );
  expect(await story.reason('Guru Senior', '2026-03-02')).toContain('Kadis Lain');
});

it('two spouses in one office: the next above appraises, until another one is named with a reason', async () => {
  await story.unit('keluarga', 'Seksi Keluarga', 'bidang');
  await story.hire('Suami', { unit: 'keluarga', headsUnit: true });
  await story.hire('Istri', { unit: 'keluarga' });
  await story.hire('Teman', { unit: 'keluarga' });
  await story.plan('Istri', 'Suami');
  expect(await story.sight('Suami', 'Istri')).toEqual(EVERYTHING);

  const conflict = {
    employeeId: story.id('Istri'),
    otherId: story.id('Suami'),
    cause: 'KINSHIP',
    validFrom: '2026-03-01',
  };
  await gov.admin.post('/appraisal-conflicts', conflict).expect(201);
  expect(await story.sight('Suami', 'Istri')).toEqual(NOTHING);
  expect(await story.sight('kabid', 'Istri')).toEqual(EVERYTHING);
  expect(await story.steps('Istri', '2026-03-02')).toEqual([
    'Suami KINSHIP',
    'Kabid Uji APPRAISER',
    'Kadis Uji SUPERIOR',
  ]);
  expect((await story.sight('Suami', 'Teman')).team).toBe(true);

  const named = { employeeId: story.id('Istri'), appraiserId: story.id('otherHead'), validFrom: '2026-03-02' };
  const short = await gov.admin.post('/appraiser-appointments', { ...named, reason: 'ya' }).expect(422);
  expect(short.body.errors).toMatchObject([{ pointer: '/reason', code: 'TOO_SHORT' }]);
  const reason = 'Kepala bidang adalah kakak pegawai';
  const { id } = (await gov.admin.post('/appraiser-appointments', { ...named, reason }).expect(201)).body;
  expect(await story.sight('kabid', 'Istri')).toEqual(NOTHING);
  expect(await story.sight('otherHead', 'Istri')).toEqual(EVERYTHING);
  expect(await story.reason('Istri', '2026-03-02')).toBe('Menilai: Kadis Lain, ditetapkan sejak 2026-03-02.');
  const events = (await gov.auditor.get('/audit-events', { objectId: id, limit: 10 }).expect(200)).body.data;
  expect(events.map(({ action }: { action: string }) => action)).toContain('appraiser-appointment.create');
  await gov.admin.post(`/appraiser-appointments/${id}/end`, { lastDay: '2026-03-02' }).expect(201);
  await gov.moveTo('2026-03-03');
  expect(await story.sight('otherHead', 'Istri')).toEqual(NOTHING);
  expect(await story.sight('kabid', 'Istri')).toEqual(EVERYTHING);
  await gov.moveTo('2026-03-02');
});

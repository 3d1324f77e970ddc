import { Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

const decide = async (patch: object): Promise<void> => {
  const { version } = (await gov.admin.get('/figures-policy').expect(200)).body;
  await gov.admin.patch('/figures-policy', patch).ifMatch(version).expect(200);
};

describe('public figures (PF-1)', () => {
  it('are off at first, and then absent until a year was published', async () => {
    const off = await app.anonymous.get('/public/figures', { year: '2026' }).expect(404);
    expect(off.body.code).toBe('PUBLIC_FIGURES.SWITCHED_OFF');
    await decide({ isPublic: true });
    const none = await app.anonymous.get('/public/figures', { year: '2026' }).expect(404);
    expect(none.body.code).toBe('PUBLIC_FIGURES.NOT_PUBLISHED');
    await app.anonymous.get('/public/figures', { year: '26' }).expect(400);
  });

  it('are published by the office alone, of a finished year', async () => {
    const yearId = await gov.openYear();
    const path = `/performance-periods/${yearId}/public-figures`;
    await gov.hr.post(path).expect(403);
    expect((await gov.admin.post(path).expect(409)).body.code).toBe('PUBLIC_FIGURES.YEAR_NOT_FINISHED');
    await gov.admin.post(`/performance-periods/${gov.units.dinas}/public-figures`).expect(404);
  });
});

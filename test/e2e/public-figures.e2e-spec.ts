import { newId } from '../../src/kernel/clock/clock.js';
import { Appraisal } from '../../src/modules/appraisals/persistence/appraisal.entity.js';
import { Assignment } from '../../src/modules/employees/persistence/assignment.entity.js';
import { Employee } from '../../src/modules/employees/persistence/employee.entity.js';
import { Government, usernameOf } from '../support/government.js';
import { RatedUnit } from '../support/rated-unit.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
let gov: Government;
let unit: RatedUnit;
beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  const [kabid, otherHead] = [usernameOf('kabid'), usernameOf('otherHead')];
  unit = await RatedUnit.found(app, gov, { [usernameOf('staff')]: kabid, [usernameOf('stranger')]: otherHead });
});
afterAll(() => app.stop());

const decide = async (patch: object): Promise<void> => {
  const { version } = (await gov.admin.get('/figures-policy').expect(200)).body;
  await gov.admin.patch('/figures-policy', patch).ifMatch(version).expect(200);
};

/** People beside somebody with annual appraisals of the year that are final; gives the ids of the appraisals. */
async function plantFinal(
  likeName: 'staff' | 'stranger',
  yearId: string,
  predicates: readonly string[],
): Promise<string[]> {
  const rows = predicates.map((predicate) => ({ id: newId(), employeeId: newId(), postId: newId(), predicate }));
  await app.db.transaction(async () => {
    const [someone] = await app.db.find(Employee, { id: gov.id(likeName) });
    const [post] = await app.db.find(Assignment, { employeeId: gov.id(likeName) });
    const [like] = await app.db.find(Appraisal, { employeeId: gov.id(likeName) });
    if (!someone || !post || !like) throw new Error('There is nobody like whom they are.');
    const name = 'Orang Terbit';
    await app.db.insert(
      Employee,
      rows.map(({ employeeId: id }) => ({
        ...someone,
        id,
        name,
        nameKey: 'orang terbit',
        nip: null,
        externalId: null,
      })),
    );
    await app.db.insert(
      Assignment,
      rows.map(({ postId: id, employeeId }) => ({ ...post, id, employeeId })),
    );
    await app.db.insert(
      Appraisal,
      rows.map(({ id, employeeId, predicate }) => ({
        ...{ ...like, id, subjectKey: id, employeeId, performancePeriodId: yearId, evaluationPeriodId: null },
        ...{ kind: 'ANNUAL' as const, status: 'FINAL' as const, predicate: predicate as Appraisal['predicate'] },
      })),
    );
  });
  return rows.map(({ id }) => id);
}

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
    const path = `/performance-periods/${unit.yearId}/public-figures`;
    await gov.hr.post(path).expect(403);
    expect((await gov.admin.post(path).expect(409)).body.code).toBe('PUBLIC_FIGURES.YEAR_NOT_FINISHED');
    await gov.admin.post(`/performance-periods/${gov.units.dinas}/public-figures`).expect(404);
  });
});

describe('a finished year (PF-2 to PF-4)', () => {
  let path: string;
  let left: string;
  const people = (predicate: string, n: number): string[] => Array.from({ length: n }, () => predicate);
  const read = () => app.anonymous.get('/public/figures', { year: '2026' });

  beforeAll(async () => {
    path = `/performance-periods/${unit.yearId}/public-figures`;
    const own = [...people('SANGAT_BAIK', 20), ...people('BAIK', 60), ...people('KURANG', 1)];
    [left = ''] = await plantFinal('staff', unit.yearId, own);
    await plantFinal('stranger', unit.yearId, [
      ...people('SANGAT_BAIK', 12),
      ...people('BAIK', 40),
      ...people('KURANG', 6),
    ]);
    await gov.moveTo('2027-03-01');
    await setStatus(left, 'ACKNOWLEDGED');
  });

  const setStatus = (id: string, status: Appraisal['status']): Promise<unknown> =>
    app.db.transaction(() => app.db.update(Appraisal, { id }, { status }));

  it('is not published while one annual appraisal can still change', async () => {
    expect((await gov.admin.post(path).expect(409)).body.code).toBe('PUBLIC_FIGURES.YEAR_NOT_FINISHED');
    await setStatus(left, 'FINAL');
    expect((await gov.admin.post(path).expect(200)).body.year).toBe(2026);
    expect((await gov.admin.post(path).expect(409)).body.code).toBe('PUBLIC_FIGURES.ALREADY_PUBLISHED');
  });

  it('is read by everybody, without anything of few people', async () => {
    const { body } = await read().expect(200);
    const shown = (one: { predicates: { people: number | null }[] }) => one.predicates.map((row) => row.people);
    expect(body.government.people).toBe(139);
    const [first, second] = body.agencies.map(shown);
    expect(shown(body.government)[3]).toBe(7);
    // The one who is Kurang is told by nothing: neither in his agency nor by the other one and the sum.
    expect([first[3], second[3]]).toEqual([null, null]);
    for (const row of [first, second]) expect(row.filter((count: number | null) => count === null).length).toBe(2);
    expect(first).toContain(60);
  });

  it('never changes again', async () => {
    const before = (await read().expect(200)).body;
    await plantFinal('staff', unit.yearId, people('SANGAT_KURANG', 9));
    expect((await read().expect(200)).body).toEqual(before);
    await decide({ isPublic: false });
    await read().expect(404);
  });
});

import type { Client } from './client.js';
import { ANNEXES, aResult, type Government, ratings, SELF_ASSESSMENT, usernameOf } from './government.js';
import type { TestApp } from './test-app.js';

type Row = Record<string, any>;

/** Appraisals of people whose plans hold for the first quarter, on the day on which they are rated. */
export class RatedUnit {
  private constructor(
    readonly gov: Government,
    readonly yearId: string,
    readonly quarterId: string,
    private readonly appraisals: ReadonlyMap<string, string>,
  ) {}

  /** Gives the people of `appraisedBy`, by their usernames with that of their appraisers, plans, and lets them assess themselves on 31 March. */
  static async found(app: TestApp, gov: Government, appraisedBy: Readonly<Record<string, string>>): Promise<RatedUnit> {
    const yearId = await gov.openYear();
    for (const [owner, appraiser] of Object.entries(appraisedBy)) await plan(gov.by(owner), gov.by(appraiser), yearId);
    await gov.moveTo('2026-03-31');
    await app.drainJobs();
    const periods = `/performance-periods/${yearId}/evaluation-periods`;
    const quarterId = (await gov.admin.get(periods).expect(200)).body.data[0].id;
    const appraisals = new Map<string, string>();
    for (const owner of Object.keys(appraisedBy)) {
      const { employeeId } = (await gov.by(owner).get('/auth/me').expect(200)).body;
      const [{ id }] = (await gov.by(owner).get('/appraisals', { employeeId }).expect(200)).body.data;
      await gov.by(owner).post(`/appraisals/${id}/self-assessment`, SELF_ASSESSMENT).expect(201);
      appraisals.set(owner, id);
    }
    return new RatedUnit(gov, yearId, quarterId, appraisals);
  }

  /** The appraisal of whoever has this username. */
  appraisalOf(owner: string): string {
    return this.appraisals.get(owner) ?? '';
  }

  /** Rates somebody as expected, unless told otherwise. */
  async rate(owner: string, by: Client, ...rated: string[]): Promise<void> {
    await by.post(`/appraisals/${this.appraisalOf(owner)}/ratings`, ratings(...rated)).expect(201);
  }

  /** Sets the predicate of a unit in the quarter, as the head of the region; gives what was set. */
  async setPredicate(unit: string, predicate: string): Promise<Row> {
    const { admin, units } = this.gov;
    const body = { unitId: units[unit], performancePeriodId: this.yearId, evaluationPeriodId: this.quarterId };
    const { id } = (await admin.post('/organisation-performances', body).expect(201)).body;
    const decision = { predicate, reason: 'Sesuai arahan pimpinan daerah.' };
    const by = this.gov.by(unit === 'bidang' ? usernameOf('kadis') : usernameOf('bupati'));
    return (await by.post(`/organisation-performances/${id}/decision`, decision).ifMatch(1).expect(201)).body;
  }

  /** Changes what the government has decided about predicates. */
  async decide(patch: object): Promise<void> {
    const { version } = (await this.gov.admin.get('/predicate-policy').expect(200)).body;
    await this.gov.admin.patch('/predicate-policy', patch).ifMatch(version).expect(200);
  }
}

async function plan(owner: Client, appraiser: Client, performancePeriodId: string): Promise<void> {
  const { id } = (await owner.post('/work-plans', { performancePeriodId, annexes: ANNEXES }).expect(201)).body;
  await owner.post(`/work-plans/${id}/results`, aResult()).expect(201);
  await owner.post(`/work-plans/${id}/submission`).expect(201);
  await appraiser.post(`/work-plans/${id}/agreement`).expect(201);
  await appraiser.post(`/work-plans/${id}/activation`).expect(201);
}

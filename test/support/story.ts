import type { Client } from './client.js';
import { aResult, type Government, type PersonName, usernameOf, ANNEXES } from './government.js';

interface Person {
  readonly id: string;
  readonly username: string;
  planId?: string;
}
interface Post {
  readonly unit: string;
  readonly headsUnit?: boolean;
  readonly kind?: 'PNS' | 'PPPK';
  readonly title?: string;
  readonly from?: string;
}

/** What somebody can see of a person: the person, the plan, and whether he is in the own team. */
export interface Sight {
  readonly person: boolean;
  readonly plan: boolean;
  readonly team: boolean;
}
export const EVERYTHING: Sight = { person: true, plan: true, team: true };
export const NOTHING: Sight = { person: false, plan: false, team: false };

/** People by the names by which a story tells of them, on top of the test's government. */
export class Story {
  private readonly people = new Map<string, Person>();
  private sequence = 100;

  constructor(
    private readonly gov: Government,
    private readonly yearId: string,
  ) {
    for (const name of ['bupati', 'sekda', 'kadis', 'kabid', 'staff', 'otherHead', 'stranger'] as PersonName[])
      this.people.set(name, { id: gov.id(name), username: usernameOf(name) });
  }

  id(name: string): string {
    return this.of(name).id;
  }

  as(name: string): Client {
    return this.gov.by(this.of(name).username);
  }

  async unit(key: string, name: string, parent: string, more: object = {}): Promise<string> {
    const body = { name, parentId: this.gov.units[parent], ...more };
    return (this.gov.units[key] = (await this.gov.admin.post('/org-units', body).expect(201)).body.id);
  }

  /** Somebody new with a post and an account. */
  async hire(name: string, { unit, headsUnit = false, kind = 'PNS', ...more }: Post): Promise<string> {
    this.sequence += 1;
    const nip = kind === 'PNS' ? `198505052010011${this.sequence}` : `199005052022211${this.sequence}`;
    const body = { kind, name, nip, gradeCode: kind === 'PNS' ? '33' : '09' };
    const { id } = (await this.gov.admin.post('/employees', body).expect(201)).body;
    this.people.set(name, { id, username: nip });
    const { title = `Jabatan ${name}`, from: validFrom = '2025-01-01' } = more;
    await this.gov.assign(id, unit, { title, headsUnit, validFrom });
    await this.gov.account(nip, id, [{ role: 'EMPLOYEE' }]);
    return id;
  }

  /** Somebody acts for the head of a unit. */
  async act(name: string, unit: string, days: { validFrom: string; validUntil?: string }): Promise<void> {
    const positionId = await this.gov.position(unit, `Plt. kepala ${unit} (${name})`, 'STRUKTURAL');
    const post = { unitId: this.gov.units[unit], positionId, kind: 'PLT', headsUnit: true, ...days };
    await this.gov.admin.post(`/employees/${this.id(name)}/assignments`, post).expect(201);
  }

  /** A plan that is in force from a day on, agreed by this appraiser. */
  async plan(name: string, appraiser: string, days: { startsOn?: string; endsOn?: string } = {}): Promise<string> {
    const { body } = await this.as(name)
      .post('/work-plans', { performancePeriodId: this.yearId, ...days, annexes: ANNEXES })
      .expect(201);
    await this.as(name).post(`/work-plans/${body.id}/results`, aResult()).expect(201);
    await this.as(name).post(`/work-plans/${body.id}/submission`).expect(201);
    await this.as(appraiser).post(`/work-plans/${body.id}/agreement`).expect(201);
    await this.as(appraiser).post(`/work-plans/${body.id}/activation`).expect(201);
    return (this.of(name).planId = body.id);
  }

  /** Who appraises somebody on a day, in the words of the chain; null when nobody does. */
  async reason(name: string, on: string): Promise<string | null> {
    const { body } = await this.gov.admin.get(`/employees/${this.id(name)}/appraisal-chain`, { on }).expect(200);
    const lines = await this.gov.admin.get('/reporting-lines', { on, limit: 200 }).expect(200);
    const line = lines.body.data.find((one: { employeeId: string }) => one.employeeId === this.id(name));
    const list = line?.appraiserId ?? null;
    if (list !== body.appraiserId) throw new Error(`The list says ${list}, the chain ${body.appraiserId}, on ${on}`);
    return body.steps.find((step: { verdict: string }) => step.verdict === 'APPRAISER')?.explanation ?? null;
  }

  /** The steps up to the appraiser, each with what came of it. */
  async steps(name: string, on: string, client = this.gov.admin): Promise<string[]> {
    const { body } = await client.get(`/employees/${this.id(name)}/appraisal-chain`, { on }).expect(200);
    return body.steps.map(
      (step: { displayName: string | null; verdict: string }) => `${step.displayName} ${step.verdict}`,
    );
  }

  /** What somebody sees of a person today. */
  async sight(viewer: string, name: string): Promise<Sight> {
    const client = this.as(viewer);
    const opens = async (path: string): Promise<boolean> => {
      const { status } = await client.get(path);
      if (status !== 200 && status !== 404) throw new Error(`GET ${path} answered ${status} to ${viewer}`);
      return status === 200;
    };
    const { id, planId } = this.of(name);
    const { body } = await client.get('/team', { limit: 200 }).expect(200);
    const team = body.data.some((one: { employeeId: string }) => one.employeeId === id);
    return {
      person: await opens(`/employees/${id}`),
      plan: planId ? await opens(`/work-plans/${planId}`) : false,
      team,
    };
  }

  private of(name: string): Person {
    const person = this.people.get(name);
    if (!person) throw new Error(`Nobody is called ${name}`);
    return person;
  }
}

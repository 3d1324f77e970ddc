import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RoleName } from '../../kernel/auth/permissions.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { type CivilDate, OPEN_END, plusDays } from '../../kernel/values/civil-date.js';
import { employeeTables } from '../../modules/employees/index.js';
import { IdentityApi } from '../../modules/identity/index.js';
import { OrganizationApi, organizationTables } from '../../modules/organization/index.js';
import { newUnit, writeAsnExport, writeOrgUnits } from '../roster/files.js';
import { type GeneratedRoster, generateRoster } from '../roster/roster.js';
import { type Answer, DemoCaller } from './demo-caller.js';
import type { DemoClock } from './demo-clock.js';
import { DemoCriteria } from './demo-criteria.js';
import { keepMasterData, stockLibrary } from './demo-master-data.js';
import { DemoInsights } from './demo-insights.js';
import { DemoOffice } from './demo-office.js';
import { DemoPeople, type KnownPerson } from './demo-people.js';
import { DemoReviews } from './demo-reviews.js';
import { DemoPredicates } from './demo-predicates.js';
import { DemoYear } from './demo-year.js';
import { chosen } from './tour.js';

/** What the demo is told with. */
export interface DemoStage {
  readonly app: NestFastifyApplication;
  readonly caller: DemoCaller;
  readonly clock: DemoClock;
  readonly year: number;
  readonly today: CivilDate;
  /** Tells the person at the terminal what is being done. */
  readonly say: (text: string) => void;
}

/** Somebody who has an account; those who take part in the year have an appraiser, too. */
interface Participant {
  readonly employeeId: string;
  readonly accountId: string;
  readonly username: string;
  readonly postTitle: string;
}
export interface DemoPerson extends Participant {
  readonly appraiser: Participant;
  /** The last day in service; null for those who stay. */
  readonly leavesOn: CivilDate | null;
}

/** User name of an account that nobody uses: what is tried out with it takes nobody's way in. */
export const SPARE = 'cadangan';

/** A NIP has the month of the appointment, 01 to 12, where an NI PPPK has 21. */
const PNS_NUMBER = /^\d{12}(0\d|1[0-2])\d{4}$/;

/** An account that the demo shows. */
export interface DemoAccount {
  readonly role: 'ADMIN' | 'UNIT_HR' | 'SUPERIOR' | 'EMPLOYEE' | 'OTHER_EMPLOYEE' | 'AUDITOR';
  readonly username: string;
  readonly password: string;
  readonly employeeId: string | null;
}

/** Fills an empty installation with a regency and its year so far; answers one account per role, with passwords of this run. */
export async function fillDemo(
  app: NestFastifyApplication,
  employees: number,
  say: DemoStage['say'],
): Promise<DemoAccount[]> {
  const clock = app.get<DemoClock>(Clock);
  const today = clock.today();
  // There is always a quarter whose appraisers were looked at: until May the demo tells the year before.
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '05-02' ? 1 : 0);
  const caller = new DemoCaller(app);
  try {
    return await new DemoFill({ app, caller, clock, year, today, say }).run(employees);
  } finally {
    caller.end();
    clock.resume();
  }
}

interface EmployeeRow extends KnownPerson {
  readonly standingCode: string;
}

/** Everybody on a day, with the post and the appraiser. */
const EVERYBODY = `SELECT e.id AS employeeId, e.nip, e.standingCode, a.unitId, p.title AS postTitle, l.appraiserId
  FROM ${employeeTables.employee} e
  LEFT JOIN ${employeeTables.assignment} a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${organizationTables.position} p ON p.id = a.positionId
  LEFT JOIN ${employeeTables.reportingLine} l ON l.employeeId = e.id AND l.validFrom <= ? AND l.validUntil >= ?
  ORDER BY e.nameKey, e.id`;

class DemoFill {
  private readonly identity = this.stage.app.get(IdentityApi);
  private readonly caller = this.stage.caller;
  private readonly newYear = `${this.stage.year}-01-01`;
  private adminId = '';
  private roster!: GeneratedRoster;

  constructor(private readonly stage: DemoStage) {}

  async run(employees: number): Promise<DemoAccount[]> {
    const { clock, year, say } = this.stage;
    clock.pretend(`${year}-01-02`);
    const admin = await this.account('ADMIN', 'admin');
    say(`Units and ${employees} people, imported from an invented "Export Data ASN" …`);
    await this.importRoster(employees);
    await this.inaugurateBupati();
    await keepMasterData(this.caller, this.adminId, year);
    clock.pretend(`${year}-01-06`);
    const people = await this.people(await this.recordPeople());
    const shown = chosen(people);
    const { superior, employee, other } = shown;
    const told = new DemoYear(this.stage, people, shown);
    const criteria = new DemoCriteria(this.stage, this.adminId, people);
    const { id: periodId } = await this.caller.post(this.adminId, '/performance-periods', { year });
    await criteria.publish(periodId as string, employee);
    await told.tell(this.adminId, periodId as string);
    const nextId = await told.prepareNext(this.adminId);
    clock.resume();
    const agency = await this.agencyOf(superior);
    await criteria.survey(agency);
    await criteria.discuss(nextId, agency);
    await this.workOfOffice(agency, shown, people);
    say('Reviews from all sides …');
    const place = { unitId: agency, performancePeriodId: periodId as string };
    await new DemoReviews(this.stage, this.adminId, place).ofTeam(shown, people);
    await new DemoInsights(this.stage, this.adminId).tell(agency, periodId as string, superior);
    say('Accounts for the tour …');
    await this.account('UNIT_HR', SPARE, agency);
    return [
      admin,
      await this.account('UNIT_HR', 'pengelola', agency),
      await this.activate('SUPERIOR', superior),
      await this.activate('EMPLOYEE', employee),
      await this.activate('OTHER_EMPLOYEE', other),
      await this.account('AUDITOR', 'inspektorat'),
    ];
  }

  private async importRoster(employees: number): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'sasaran-demo-'));
    this.roster = generateRoster({ employees, seed: 20_260_101, on: `${this.stage.year}-01-02` });
    const [units, people] = [join(folder, 'org-units.csv'), join(folder, 'asn-export.xlsx')];
    try {
      await writeOrgUnits(this.roster, units);
      await writeAsnExport(this.roster, people, 'xlsx');
      await this.importFile('ORG_UNITS', 'org-units.csv', await readFile(units));
      await this.importFile('EMPLOYEES', 'asn-export.xlsx', await readFile(people));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  private async importFile(kind: string, fileName: string, content: Uint8Array | string, profile?: string) {
    const importId = await this.checkFile(kind, fileName, content, profile);
    await this.caller.post(this.adminId, `/imports/${importId}/application`, {});
    await this.stage.app.get(JobWorker).drain();
    const run = await this.caller.get(this.adminId, `/imports/${importId}`);
    if (run.status !== 'APPLIED') throw new Error(`The demo's ${kind} were not imported: ${JSON.stringify(run)}`);
  }

  /** Sends a file, whose changes then wait to be applied; gives the id of the run. */
  private async checkFile(kind: string, fileName: string, content: Uint8Array | string, profile?: string) {
    const form = new FormData();
    form.set('kind', kind);
    if (profile !== undefined) form.set('profile', profile);
    form.set('file', new Blob([content]), fileName);
    const { importId } = await this.caller.post(this.adminId, '/imports', form);
    await this.stage.app.get(JobWorker).drain();
    return importId as string;
  }

  /** The head of the region is elected and stands in no roster, yet appraises the Regional Secretary. */
  private async inaugurateBupati(): Promise<void> {
    const { data } = await this.caller.get(this.adminId, '/org-units?q=pemerintah%20kabupaten');
    const { id: unitId } = (data as Answer[]).find((unit) => unit.parentId === null);
    const elected = { kind: 'NON_ASN', name: 'Wiratama Adisaputra', frontTitle: 'H.' };
    const { id } = await this.caller.post(this.adminId, '/employees', elected);
    const office = { unitId, kind: 'STRUKTURAL', title: 'Bupati' };
    const { id: positionId } = await this.caller.post(this.adminId, '/positions', office);
    const post = { unitId, positionId, kind: 'DEFINITIF', headsUnit: true, validFrom: this.newYear };
    await this.caller.post(this.adminId, `/employees/${id}/assignments`, post);
  }

  /** What is recorded of people when the year begins; answers who leaves in it, on the last day of the last quarter that has ended. */
  private async recordPeople(): Promise<ReadonlyMap<string, CivilDate>> {
    const { year, today } = this.stage;
    const records = new DemoPeople(this.caller, this.adminId, await this.known());
    const quarters = ['12-31', '09-30', '06-30', '03-31'].map((day) => `${year}-${day}`);
    const lastDay = quarters.find((day) => day < today) ?? `${year}-12-31`;
    const leaving = await records.agree(this.roster.people, year, lastDay);
    await records.expect(year, today);
    await records.arrangeAppraisers(year);
    await this.stage.app.get(JobWorker).drain();
    return leaving;
  }

  private known(): Promise<EmployeeRow[]> {
    const { app, clock } = this.stage;
    const today = clock.today();
    return app.get(Database).rows<EmployeeRow>(EVERYBODY, [today, today, today, today]);
  }

  /** Everybody who has an SKP to make, with the appraiser; all get an account, to be activated by the admin. */
  private async people(leaving: ReadonlyMap<string, CivilDate>): Promise<DemoPerson[]> {
    const rows = await this.known();
    const standings = await this.stage.app.get(OrganizationApi).standings();
    const accounts = rows.map(({ employeeId, nip }) => ({ employeeId, username: nip ?? 'bupati' }));
    const roles = [this.grant('EMPLOYEE')];
    const ids = await this.identity.provisionAccounts(accounts.map((account) => ({ ...account, roles })));
    const everybody = new Map<string | null, Participant>();
    for (const [index, account] of accounts.entries()) {
      const { employeeId } = account;
      const accountId = ids[index] ?? '';
      this.caller.admit(accountId, employeeId, 'EMPLOYEE');
      everybody.set(employeeId, { ...account, accountId, postTitle: rows[index]?.postTitle ?? '' });
    }
    return rows.flatMap(({ employeeId, appraiserId, nip, standingCode }) => {
      const [person, appraiser] = [everybody.get(employeeId), everybody.get(appraiserId)];
      const leavesOn = leaving.get(employeeId) ?? null;
      return person && appraiser && nip && standings.get(standingCode)?.obligation === 'REQUIRED'
        ? [{ ...person, appraiser, leavesOn }]
        : [];
    });
  }

  /** What goes on beside plans and appraisals. */
  private async workOfOffice(agencyId: string, shown: ReturnType<typeof chosen>, people: readonly DemoPerson[]) {
    const { year, today, say } = this.stage;
    const office = new DemoOffice(this.caller, this.adminId, year);
    const tour = new Set(Object.values(shown));
    const isPns = ({ username }: DemoPerson): boolean => PNS_NUMBER.test(username);
    const others = people.filter((one) => !tour.has(one) && one.leavesOn === null && isPns(one));
    const third = others.at(-1) ?? shown.superior;
    const [promoted = third, studying = third] = others;
    say('A team, presence, requests …');
    await office.formTeam(agencyId, shown, third.employeeId);
    await office.speakBeforeRating(shown);
    await office.recordChanges(promoted.employeeId, studying.employeeId, today);
    await office.recordPresence(agencyId, plusDays(today, -1), (...file) => this.importFile(...file));
    await this.checkFile('ORG_UNITS', 'unit-baru.csv', newUnit(this.roster));
    await office.askAboutData(shown);
    await stockLibrary(this.caller, this.adminId, agencyId);
    say('Predicates of units, a calibration …');
    const { unitId: teamId } = await this.caller.get(this.adminId, `/employees/${shown.superior.employeeId}`);
    await new DemoPredicates(this.caller, this.adminId).tell({ agencyId, teamId, today, others });
    await office.connectMachines();
    await this.stage.app.get(JobWorker).drain();
  }

  /** The child of the root above somebody's unit. */
  private async agencyOf({ employeeId }: DemoPerson): Promise<string> {
    const unitOf = (id: string): Promise<Answer> => this.caller.get(this.adminId, `/org-units/${id}`);
    const { unitId } = await this.caller.get(this.adminId, `/employees/${employeeId}`);
    let unit = await unitOf(unitId as string);
    for (;;) {
      const parent = await unitOf(unit.parentId as string);
      if (parent.parentId === null) return unit.id as string;
      unit = parent;
    }
  }

  private async activate(role: DemoAccount['role'], { employeeId, accountId, username }: DemoPerson) {
    const password = newPassword();
    const { activationSecret: secret } = await this.caller.post(
      this.adminId,
      `/accounts/${accountId}/activation-secret`,
    );
    await this.caller.post(this.adminId, '/auth/activation', { username, secret, password });
    return { role, username, password, employeeId };
  }

  private async account(role: 'ADMIN' | 'UNIT_HR' | 'AUDITOR', username: string, unitId: string | null = null) {
    const account = { employeeId: null, username, password: newPassword() };
    const [id = ''] = await this.identity.provisionAccounts([{ ...account, roles: [this.grant(role, unitId)] }]);
    if (role === 'ADMIN') this.caller.admit((this.adminId = id), null, role);
    return { role, ...account };
  }

  private grant(role: RoleName, unitId: string | null = null) {
    return { role, unitId, from: this.newYear, until: OPEN_END };
  }
}

const newPassword = (): string => randomBytes(12).toString('base64url');

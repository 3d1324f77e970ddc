import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RoleName } from '../../kernel/auth/permissions.js';
import { Clock } from '../../kernel/clock/clock.js';
import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { type CivilDate, OPEN_END } from '../../kernel/values/civil-date.js';
import { IdentityApi } from '../../modules/identity/index.js';
import { writeAsnExport, writeOrgUnits } from '../roster/files.js';
import { generateRoster } from '../roster/roster.js';
import { type Answer, DemoCaller } from './demo-caller.js';
import type { DemoClock } from './demo-clock.js';
import { type DemoPerson, DemoYear } from './demo-year.js';

/** An account that the demo shows. */
export interface DemoAccount {
  readonly role: 'ADMIN' | 'UNIT_HR' | 'SUPERIOR' | 'EMPLOYEE' | 'OTHER_EMPLOYEE' | 'AUDITOR';
  readonly username: string;
  readonly password: string;
  readonly employeeId: string | null;
}

interface Chosen {
  readonly superior: DemoPerson;
  readonly employee: DemoPerson;
  readonly other: DemoPerson;
}

const IN_SERVICE = new Set(['01', '15', '16']);

/** Fills an empty installation with a regency and its year so far; answers one account per role, with passwords of this run. */
export async function fillDemo(app: NestFastifyApplication, employees: number): Promise<DemoAccount[]> {
  const clock = app.get<DemoClock>(Clock);
  const today = clock.today();
  // There is always a quarter to appraise: until April the demo tells the year before.
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '04-02' ? 1 : 0);
  const caller = new DemoCaller(app);
  try {
    return await new DemoFill(app, caller, clock, year, today, employees).run();
  } finally {
    caller.end();
    clock.resume();
  }
}

class DemoFill {
  private readonly identity: IdentityApi;
  private readonly usernames = new Map<string, string>();
  private adminId = '';

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly caller: DemoCaller,
    private readonly clock: DemoClock,
    private readonly year: number,
    private readonly today: CivilDate,
    private readonly employees: number,
  ) {
    this.identity = app.get(IdentityApi);
  }

  async run(): Promise<DemoAccount[]> {
    this.clock.pretend(`${this.year}-01-02`);
    const admin = await this.account('ADMIN', 'admin', null, [{ role: 'ADMIN', unitId: null }]);
    await this.importRoster();
    await this.inaugurateBupati();
    const { id: performancePeriodId } = await this.caller.post(this.adminId, '/performance-periods', {
      year: this.year,
    });
    const people = await this.people();
    const chosen = this.choose(people);
    const shown = [chosen.superior, chosen.employee, chosen.other];
    const demoYear = new DemoYear(this.app, this.caller, this.clock, this.year, this.today);
    await demoYear.tell(performancePeriodId, people, new Set(shown.map((person) => person.employeeId)), this.adminId);
    this.clock.resume();
    return [admin, ...(await this.roleAccounts(chosen))];
  }

  private async importRoster(): Promise<void> {
    const roster = generateRoster({ employees: this.employees, seed: 20_260_101, on: `${this.year}-01-02` });
    const folder = await mkdtemp(join(tmpdir(), 'sasaran-demo-'));
    try {
      await writeOrgUnits(roster, join(folder, 'org-units.csv'));
      await writeAsnExport(roster, join(folder, 'asn-export.xlsx'), 'xlsx');
      await this.importFile('ORG_UNITS', folder, 'org-units.csv');
      await this.importFile('EMPLOYEES', folder, 'asn-export.xlsx');
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  private async importFile(kind: string, folder: string, fileName: string): Promise<void> {
    const content = await readFile(join(folder, fileName));
    const { importId } = await this.caller.upload(this.adminId, '/imports', { kind, fileName, content });
    await this.app.get(JobWorker).drain();
    await this.caller.post(this.adminId, `/imports/${importId}/application`, {});
    await this.app.get(JobWorker).drain();
    const run = await this.caller.get(this.adminId, `/imports/${importId}`);
    if (run.status !== 'APPLIED') throw new Error(`The demo's ${kind} were not imported: ${JSON.stringify(run)}`);
  }

  /** The head of the region is elected and stands in no roster, yet appraises the Regional Secretary. */
  private async inaugurateBupati(): Promise<void> {
    const { data } = await this.caller.get(this.adminId, '/org-units?q=pemerintah%20kabupaten');
    const unitId = (data as { id: string; parentId: string | null }[]).find((unit) => unit.parentId === null)?.id;
    const { id } = await this.caller.post(this.adminId, '/employees', {
      kind: 'NON_ASN',
      name: 'Wiratama Adisaputra',
      frontTitle: 'H.',
    });
    const position = await this.caller.post(this.adminId, '/positions', {
      unitId,
      kind: 'STRUKTURAL',
      title: 'Bupati',
    });
    const post = {
      unitId,
      positionId: position.id,
      kind: 'DEFINITIF',
      headsUnit: true,
      validFrom: `${this.year}-01-01`,
    };
    await this.caller.post(this.adminId, `/employees/${id}/assignments`, post);
  }

  /** Everybody who has an SKP to make, with the appraiser; all get an account, to be activated by the admin. */
  private async people(): Promise<DemoPerson[]> {
    const everybody: Answer[] = [];
    for (let cursor = ''; ;) {
      const { data, page } = await this.caller.get(
        this.adminId,
        `/employees?limit=200${cursor && `&cursor=${cursor}`}`,
      );
      everybody.push(...(data as Answer[]));
      if (!page.hasMore) break;
      cursor = page.nextCursor as string;
    }
    const grants = [{ role: 'EMPLOYEE' as const, unitId: null, from: `${this.year}-01-01`, until: OPEN_END }];
    const accounts = everybody.map((one) => ({
      employeeId: one.id as string,
      username: (one.nip ?? 'bupati') as string,
      roles: grants,
    }));
    const ids = await this.identity.provisionAccounts(accounts);
    const accountOf = new Map(everybody.map((one, index) => [one.id as string, ids[index] ?? '']));
    for (const [employeeId, accountId] of accountOf) this.caller.admit(accountId, employeeId, ['EMPLOYEE']);
    for (const { employeeId, username } of accounts) this.usernames.set(employeeId, username);

    const people: DemoPerson[] = [];
    for (const one of everybody) {
      const { appraiser } = await this.caller.get(this.adminId, `/employees/${one.id}/appraiser`);
      if (!appraiser || one.kind === 'NON_ASN' || !IN_SERVICE.has(one.standingCode as string)) continue;
      const appraiserId = appraiser.employeeId as string;
      const by = { employeeId: appraiserId, accountId: accountOf.get(appraiserId) ?? '' };
      people.push({
        employeeId: one.id,
        accountId: accountOf.get(one.id) ?? '',
        postTitle: one.positionTitle ?? '',
        appraiser: by,
      });
    }
    return people;
  }

  /** A superior with a handful of people, one of them, and somebody of another superior. */
  private choose(people: readonly DemoPerson[]): Chosen {
    const teamOf = (id: string): DemoPerson[] => people.filter((one) => one.appraiser.employeeId === id);
    for (const superior of people) {
      const team = teamOf(superior.employeeId);
      const other = people.find(
        (one) =>
          ![superior.employeeId, superior.appraiser.employeeId].includes(one.appraiser.employeeId) && one !== superior,
      );
      const employee = team.find((one) => teamOf(one.employeeId).length === 0);
      if (team.length >= 4 && team.length <= 15 && employee && other && teamOf(other.employeeId).length === 0)
        return { superior, employee, other };
    }
    throw new Error('The demo needs more employees to show a team.');
  }

  private async roleAccounts({ superior, employee, other }: Chosen): Promise<DemoAccount[]> {
    const { unitId } = await this.caller.get(this.adminId, `/employees/${superior.employeeId}`);
    const agencyId = await this.agencyOf(unitId as string);
    const accounts: DemoAccount[] = [
      await this.account('UNIT_HR', 'pengelola', null, [{ role: 'UNIT_HR', unitId: agencyId }]),
    ];
    for (const [role, person] of [
      ['SUPERIOR', superior],
      ['EMPLOYEE', employee],
      ['OTHER_EMPLOYEE', other],
    ] as const) {
      accounts.push(await this.activate(role, person));
    }
    return [...accounts, await this.account('AUDITOR', 'inspektorat', null, [{ role: 'AUDITOR', unitId: null }])];
  }

  private async agencyOf(unitId: string): Promise<string> {
    for (let id = unitId; ;) {
      const { parentId } = await this.caller.get(this.adminId, `/org-units/${id}`);
      const parent = parentId ? await this.caller.get(this.adminId, `/org-units/${parentId}`) : null;
      if (!parent?.parentId) return id;
      id = parentId as string;
    }
  }

  private async activate(role: DemoAccount['role'], person: DemoPerson): Promise<DemoAccount> {
    const username = this.usernames.get(person.employeeId) ?? '';
    const password = newPassword();
    const { activationSecret } = await this.caller.post(
      this.adminId,
      `/accounts/${person.accountId}/activation-secret`,
    );
    await this.caller.post(this.adminId, '/auth/activation', { username, secret: activationSecret, password });
    return { role, username, password, employeeId: person.employeeId };
  }

  private async account(
    role: DemoAccount['role'],
    username: string,
    employeeId: string | null,
    roles: { role: RoleName; unitId: string | null }[],
  ): Promise<DemoAccount> {
    const password = newPassword();
    const grants = roles.map((grant) => ({ ...grant, from: `${this.year}-01-01`, until: OPEN_END }));
    const [id = ''] = await this.identity.provisionAccounts([{ employeeId, username, roles: grants, password }]);
    if (role === 'ADMIN') this.caller.admit((this.adminId = id), null, ['ADMIN']);
    return { role, username, password, employeeId };
  }
}

function newPassword(): string {
  return randomBytes(12).toString('base64url');
}

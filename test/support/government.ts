import type { RoleName } from '../../src/kernel/auth/permissions.js';
import { OPEN_END } from '../../src/kernel/values/civil-date.js';
import { IdentityApi } from '../../src/modules/identity/index.js';
import type { Client, TestApp } from './test-app.js';

/** Everybody's password. */
export const PASSWORD = 'uji-coba-kinerja-2026';

interface UnitSpec {
  readonly name: string;
  readonly head: string;
  readonly parent?: string;
}

const UNITS: Record<string, UnitSpec> = {
  kabupaten: { name: 'Pemerintah Kabupaten Uji', head: 'Bupati' },
  setda: { name: 'Sekretariat Daerah', head: 'Sekretaris Daerah', parent: 'kabupaten' },
  dinas: { name: 'Dinas Kesehatan', head: 'Kepala Dinas Kesehatan', parent: 'kabupaten' },
  bidang: { name: 'Bidang Pelayanan', head: 'Kepala Bidang Pelayanan', parent: 'dinas' },
  dinasLain: { name: 'Dinas Pendidikan', head: 'Kepala Dinas Pendidikan', parent: 'kabupaten' },
};

/** Name, NIP, unit and whether the person heads it. */
const PEOPLE = {
  bupati: ['Bupati Uji', undefined, 'kabupaten', true],
  sekda: ['Sekda Uji', '196803121993031001', 'setda', true],
  kadis: ['Kadis Uji', '197204151997032002', 'dinas', true],
  kabid: ['Kabid Uji', '198001202005011003', 'bidang', true],
  staff: ['Staf Uji', '199003152015042004', 'bidang', false],
  colleague: ['Rekan Uji', '199105102016051005', 'bidang', false],
  otherHead: ['Kadis Lain', '197107071996031006', 'dinasLain', true],
  stranger: ['Pegawai Lain', '199202022017022007', 'dinasLain', false],
} as const;

/** Names of the people of the test's government. */
export type PersonName = keyof typeof PEOPLE;

/**
 * A small regional government: the region, its secretariat, two agencies, one division; a chain of appraisal from the
 * staff of the division up to the Bupati; an admin, an auditor and an HR manager of the first agency.
 */
export class Government {
  readonly units: Record<string, string> = {};
  private readonly ids = {} as Record<PersonName, string>;
  private readonly clients = new Map<string, Client>();

  private constructor(readonly app: TestApp) {}

  static async found(app: TestApp): Promise<Government> {
    const government = new Government(app);
    await government.account('admin-uji', null, [{ role: 'ADMIN' }]);
    await government.buildUnits();
    for (const name of Object.keys(PEOPLE) as PersonName[]) await government.hire(name);
    await government.account('auditor-uji', null, [{ role: 'AUDITOR' }]);
    await government.account('pengelola-uji', null, [{ role: 'UNIT_HR', unitId: government.units['dinas'] }]);
    return government;
  }

  /** An administrator of an installation that holds nothing else. */
  static administrator(app: TestApp): Promise<Client> {
    return new Government(app).account('admin-uji', null, [{ role: 'ADMIN' }]);
  }

  as(name: PersonName): Client {
    return this.client(PEOPLE[name][1] ?? name);
  }

  id(name: PersonName): string {
    return this.ids[name];
  }

  get admin(): Client {
    return this.client('admin-uji');
  }

  get auditor(): Client {
    return this.client('auditor-uji');
  }

  /** UNIT_HR of the Dinas Kesehatan and all below. */
  get hr(): Client {
    return this.client('pengelola-uji');
  }

  /** Sets the clock to the morning of a day; access tokens have expired by then, so everybody signs in again. */
  async moveTo(day: string): Promise<void> {
    this.app.clock.set(day);
    for (const username of this.clients.keys()) await this.signIn(username);
  }

  /** A new session for one of the people, as of now. */
  signInAgain(name: PersonName): Promise<void> {
    return this.signIn(PEOPLE[name][1] ?? name);
  }

  /** Makes a post in a unit; gives its id. */
  async position(unit: string, title: string, kind = 'PELAKSANA'): Promise<string> {
    const body = { unitId: this.units[unit], kind, title };
    return (await this.admin.post('/positions', body).expect(201)).body.id;
  }

  /** Opens the performance year of the test's clock. */
  async openYear(year = 2026): Promise<string> {
    return (await this.admin.post('/performance-periods', { year }).expect(201)).body.id;
  }

  /** Makes an account and signs in with it. */
  async account(
    username: string,
    employeeId: string | null,
    roles: { role: RoleName; unitId?: string }[],
  ): Promise<Client> {
    const grants = roles.map(({ role, unitId }) => ({
      role,
      unitId: unitId ?? null,
      from: '2020-01-01',
      until: OPEN_END,
    }));
    await this.app.get(IdentityApi).provisionAccounts([{ employeeId, username, roles: grants, password: PASSWORD }]);
    await this.signIn(username);
    return this.client(username);
  }

  private async signIn(username: string): Promise<void> {
    const { body } = await this.app.anonymous.post('/auth/login', { username, password: PASSWORD }).expect(200);
    this.clients.set(username, this.app.as(body.accessToken));
  }

  private client(username: string): Client {
    const client = this.clients.get(username);
    if (!client) throw new Error(`Nobody signed in as ${username}`);
    return client;
  }

  private async buildUnits(): Promise<void> {
    for (const [key, { name, head, parent }] of Object.entries(UNITS)) {
      const body = { name, headPostTitle: head, ...(parent ? { parentId: this.units[parent] } : {}) };
      this.units[key] = (await this.admin.post('/org-units', body).expect(201)).body.id;
    }
  }

  private async hire(key: PersonName): Promise<void> {
    const [name, nip, unit, headsUnit] = PEOPLE[key];
    const body = nip ? { kind: 'PNS', name, nip, gradeCode: '34', gradeName: 'III/d' } : { kind: 'NON_ASN', name };
    const { id } = (await this.admin.post('/employees', body).expect(201)).body as { id: string };
    const title = headsUnit ? (UNITS[unit]?.head ?? '') : `Pelaksana ${name}`;
    const positionId = await this.position(unit, title, headsUnit ? 'STRUKTURAL' : 'PELAKSANA');
    const post = { unitId: this.units[unit], positionId, kind: 'DEFINITIF', headsUnit, validFrom: '2025-01-01' };
    await this.admin.post(`/employees/${id}/assignments`, post).expect(201);
    this.ids[key] = id;
    await this.account(nip ?? key, id, [{ role: 'EMPLOYEE' }]);
  }
}

/** A complete result for a plan, as a request body. */
export function aResult(more: object = {}): object {
  const indicator = { aspect: 'KUANTITAS', statement: 'Jumlah laporan terbit', target: '12.00', unit: 'laporan' };
  return { statement: 'Laporan pelayanan terbit tepat waktu', indicators: [indicator], ...more };
}

/** Words for a self-assessment. */
export const SELF_ASSESSMENT = {
  resultSummary: 'Semua laporan terbit tepat waktu pada triwulan ini.',
  behaviourSummary: 'Keluhan warga saya jawab pada hari yang sama.',
};

/** Ratings with reasons, as expected unless told otherwise. */
export function ratings(resultRating = 'SESUAI_EKSPEKTASI', behaviourRating = 'SESUAI_EKSPEKTASI'): object {
  return {
    resultRating,
    resultReason: 'Tiga dari tiga laporan terbit tepat waktu.',
    behaviourRating,
    behaviourReason: 'Keluhan dijawab pada hari yang sama.',
  };
}

/** A plan of this person, agreed and in force for the whole year; answers the plan. */
export async function activePlan(
  government: Government,
  owner: PersonName,
  appraiser: PersonName,
  yearId: string,
): Promise<{ id: string; results: { indicators: { id: string }[] }[] }> {
  const employee = government.as(owner);
  const { body: plan } = await employee.post('/work-plans', { performancePeriodId: yearId }).expect(201);
  await employee.post(`/work-plans/${plan.id}/results`, aResult()).expect(201);
  await employee.post(`/work-plans/${plan.id}/submission`).expect(201);
  await government.as(appraiser).post(`/work-plans/${plan.id}/agreement`).expect(201);
  return (await government.as(appraiser).post(`/work-plans/${plan.id}/activation`).expect(201)).body;
}

import { hash } from '@node-rs/argon2';
import type { Permission, RoleName } from '../../src/kernel/auth/permissions.js';
import { OPEN_END, plusDays } from '../../src/kernel/values/civil-date.js';
import { AccountsService } from '../../src/modules/identity/accounts.service.js';
import type { Client, TestApp } from './test-app.js';

/** Everybody's password. */
export const PASSWORD = 'uji-coba-kinerja-2026';
/** By far cheaper to check than those that the service makes: everybody signs in again whenever the day changes. */
const passwordHash = hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 });

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

interface NewPost {
  readonly title: string;
  readonly validFrom: string;
  readonly headsUnit?: boolean;
  readonly kind?: 'DEFINITIF' | 'PLT';
}

/** Names of the people of the test's government. */
export type PersonName = keyof typeof PEOPLE;

/** With which name somebody signs in. */
export function usernameOf(name: PersonName): string {
  return PEOPLE[name][1] ?? name;
}

/**
 * A small regional government: the region, its secretariat, two agencies, one division; a chain of appraisal from the
 * staff of the division up to the Bupati; an admin, an auditor and an HR manager of the first agency.
 */
export class Government {
  readonly units: Record<string, string> = {};
  private readonly ids = {} as Record<PersonName, string>;
  private readonly clients = new Map<string, Client>();
  /** Id and secret of each machine, as the form by which it gets a token. */
  private readonly credentials = new Map<string, string>();

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
    return this.by(usernameOf(name));
  }

  /** Whoever has this account. */
  by(username: string): Client {
    const client = this.clients.get(username);
    if (!client) throw new Error(`Nobody signed in as ${username}`);
    return client;
  }

  id(name: PersonName): string {
    return this.ids[name];
  }

  get admin(): Client {
    return this.by('admin-uji');
  }

  get auditor(): Client {
    return this.by('auditor-uji');
  }

  /** UNIT_HR of the Dinas Kesehatan and all below. */
  get hr(): Client {
    return this.by('pengelola-uji');
  }

  /** Sets the clock to the morning of a day; access tokens have expired by then, so everybody signs in again. */
  async moveTo(day: string): Promise<void> {
    this.app.clock.set(day);
    for (const username of this.clients.keys()) await this.signIn(username);
  }

  /** Lets somebody go who can no longer sign in. */
  forget(username: string): void {
    this.clients.delete(username);
  }

  /** A new session for one of the people, as of now. */
  signInAgain(name: PersonName): Promise<Client> {
    return this.signIn(usernameOf(name));
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
    const account = { employeeId, username, roles: grants, passwordHash: await passwordHash };
    await this.app.get(AccountsService).add([account]);
    return this.signIn(username);
  }

  /** Makes a machine with these scopes, confined to a unit if one is named, and gets it a token; gives its id. */
  async machine(name: string, scopes: readonly Permission[], unit?: string): Promise<string> {
    const purpose = 'Membaca data untuk uji coba.';
    const request = { name, purpose, scopes, ...(unit ? { unitId: this.units[unit] } : {}) };
    const { id, clientSecret } = (await this.admin.post('/service-accounts', request).expect(201)).body;
    const form = { grant_type: 'client_credentials', client_id: id, client_secret: clientSecret };
    this.credentials.set(name, new URLSearchParams(form).toString());
    await this.signIn(name);
    return id;
  }

  /** Opens another session of an account, or gets another token for a machine, which is its client from now on. */
  async signIn(username: string): Promise<Client> {
    const credentials = this.credentials.get(username);
    const client = this.app.as(credentials ? await this.tokenFor(credentials) : await this.logIn(username));
    this.clients.set(username, client);
    return client;
  }

  private async logIn(username: string): Promise<string> {
    const { body } = await this.app.anonymous.post('/auth/login', { username, password: PASSWORD }).expect(200);
    return body.accessToken;
  }

  private async tokenFor(credentials: string): Promise<string> {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await this.app.anonymous.post('/auth/token', credentials, form).expect(200)).body.access_token;
  }

  /** Somebody more in a unit, who does not head it, with an account of one role; gives the person's id. */
  async recruit(username: string, nip: string, unit: string, role: RoleName = 'EMPLOYEE'): Promise<string> {
    const id = await this.employ({ kind: 'PNS', name: `Pegawai ${username}`, nip }, unit, `Pelaksana ${username}`);
    await this.account(username, id, [{ role }]);
    return id;
  }

  /** Moves somebody to another unit from a day on. */
  async transfer(employeeId: string, unit: string, from: string): Promise<void> {
    const posts = `/employees/${employeeId}/assignments`;
    const { body } = await this.admin.get(posts).expect(200);
    const last = body.data.at(-1) as { id: string };
    await this.admin.post(`${posts}/${last.id}/end`, { lastDay: plusDays(from, -1) }).expect(201);
    await this.assign(employeeId, unit, { title: `Pelaksana ${employeeId} ${from}`, validFrom: from });
  }

  /** Makes a post of somebody's own in a unit and gives it to him. */
  async assign(employeeId: string, unit: string, { title, headsUnit = false, ...more }: NewPost): Promise<void> {
    const positionId = await this.position(unit, title, headsUnit ? 'STRUKTURAL' : 'PELAKSANA');
    const post = { unitId: this.units[unit], positionId, kind: 'DEFINITIF', headsUnit, ...more };
    await this.admin.post(`/employees/${employeeId}/assignments`, post).expect(201);
  }

  private async buildUnits(): Promise<void> {
    for (const [key, { name, head, parent }] of Object.entries(UNITS)) {
      const body = { name, headPostTitle: head, ...(parent ? { parentId: this.units[parent] } : {}) };
      this.units[key] = (await this.admin.post('/org-units', body).expect(201)).body.id;
    }
  }

  private async hire(key: PersonName): Promise<void> {
    const [name, nip, unit, headsUnit] = PEOPLE[key];
    const person = nip ? { kind: 'PNS', name, nip, gradeCode: '34', gradeName: 'III/d' } : { kind: 'NON_ASN', name };
    const title = headsUnit ? (UNITS[unit]?.head ?? '') : `Pelaksana ${name}`;
    this.ids[key] = await this.employ(person, unit, title, headsUnit);
    await this.account(usernameOf(key), this.ids[key], [{ role: 'EMPLOYEE' }]);
  }

  private async employ(person: object, unit: string, title: string, headsUnit = false): Promise<string> {
    const { id } = (await this.admin.post('/employees', person).expect(201)).body as { id: string };
    await this.assign(id, unit, { title, headsUnit, validFrom: '2025-01-01' });
    return id;
  }
}

/** What stands in the annexes of a plan, as a request body. */
export const ANNEXES = {
  resources: ['Dua tenaga verifikasi'],
  accountability: ['Laporan tertulis setiap triwulan'],
  consequences: ['Diusulkan mengikuti pelatihan penganggaran'],
};

/** A complete result for a plan, as a request body. */
export function aResult(more: object = {}): object {
  const indicator = { aspect: 'KUANTITAS', statement: 'Jumlah laporan terbit', target: '12.00', unit: 'laporan' };
  return { statement: 'Laporan pelayanan terbit tepat waktu', indicators: [indicator], ...more };
}

/** Why a plan is revised, as a request body. */
export const SOME_REVISION = {
  ground: 'ANGGARAN',
  reason: 'Pagu kegiatan dipotong 40 persen pada perubahan anggaran.',
};

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
): Promise<{ id: string; results: { id: string; indicators: { id: string }[] }[] }> {
  const employee = government.as(owner);
  const { body: plan } = await employee
    .post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES })
    .expect(201);
  await employee.post(`/work-plans/${plan.id}/results`, aResult()).expect(201);
  await employee.post(`/work-plans/${plan.id}/submission`).expect(201);
  await government.as(appraiser).post(`/work-plans/${plan.id}/agreement`).expect(201);
  return (await government.as(appraiser).post(`/work-plans/${plan.id}/activation`).expect(201)).body;
}

import { stringify } from 'csv-stringify/sync';
import { type CivilDate, later, plusDays } from '../../kernel/values/civil-date.js';
import { Random } from '../roster/random.js';
import type { Answer, DemoCaller } from './demo-caller.js';
import texts from './texts.json' with { type: 'json' };

/** Of the tour: whose agency, team and requests are told. */
interface Shown {
  readonly superior: { readonly employeeId: string; readonly accountId: string };
  readonly employee: { readonly employeeId: string; readonly accountId: string };
  readonly other: { readonly employeeId: string; readonly accountId: string };
}

/** Presence of a day, with its share: most people are at the office and on time. */
const PRESENCE = [
  { share: 80, status: 'HADIR', late: [0, 0] },
  { share: 11, status: 'HADIR', late: [1, 45] },
  { share: 2, status: 'HADIR', late: [46, 120] },
  { share: 5, status: 'DINAS LUAR', late: [0, 0] },
  { share: 1, status: 'WFH', late: [0, 0] },
  { share: 1, status: 'TANPA KETERANGAN', late: [0, 0] },
] as const;
const DAYS_OF_PRESENCE = 61;

/** What the office does in a year beside plans: teams, presence, requests about data, what other systems are connected with. */
export class DemoOffice {
  private readonly random = new Random(2027);

  constructor(
    private readonly caller: DemoCaller,
    private readonly adminId: string,
    private readonly year: number,
  ) {}

  /** A team across agencies, led by somebody from another one. */
  async formTeam(unitId: string, { employee, other }: Shown, third: string): Promise<void> {
    const letter = { letterNumber: `800.1.11/9/${this.year}`, letterOn: `${this.year}-01-05` };
    const validFrom = `${this.year}-01-12`;
    const team = { name: 'Tim Kerja Penyederhanaan Layanan', unitId, validFrom, ...letter };
    const { id } = await this.post('/teams', team);
    const members = [
      { employeeId: other.employeeId, role: 'LEADER' },
      { employeeId: employee.employeeId, role: 'MEMBER' },
      { employeeId: third, role: 'MEMBER' },
    ];
    for (const member of members) await this.post(`/teams/${id}/members`, { ...member, validFrom });
  }

  /** The leader of the team recommends something for the employee, and the superior leaves a note for the rating of the year. */
  async speakBeforeRating({ superior, employee, other }: Shown): Promise<void> {
    const { data } = await this.caller.get(other.accountId, '/team-appraisals');
    const waiting = (data as Answer[]).find(({ employeeId }) => employeeId === employee.employeeId);
    if (!waiting) return;
    await this.caller.post(other.accountId, `/appraisals/${waiting.id}/recommendations`, texts.recommendation);
    const query = `employeeId=${employee.employeeId}&status=ACTIVE`;
    const plans = await this.caller.get(employee.accountId, `/work-plans?${query}`);
    const [plan] = plans.data as Answer[];
    if (!plan) return;
    await this.caller.post(superior.accountId, `/work-plans/${plan.id}/appraiser-notes`, texts.appraiserNote);
  }

  /**
   * The presence of an agency in the last two months, as the machine at its door exports it: with titles of its own, which a
   * profile explains.
   */
  async recordPresence(
    unitId: string,
    until: CivilDate,
    importFile: (kind: string, name: string, content: string, profile: string) => Promise<void>,
  ): Promise<void> {
    const columns = [
      { title: 'ID Pegawai', field: 'NIP' },
      { title: 'Menit TL', field: 'MENIT TERLAMBAT' },
    ];
    const profile = await this.post('/imports/profiles', { kind: 'ATTENDANCE', name: 'Mesin absensi', columns });
    const from = later(plusDays(until, -DAYS_OF_PRESENCE), `${this.year}-01-02`);
    const { days } = await this.get(`/working-calendar?from=${from}&until=${until}&unitId=${unitId}`);
    const people = await this.get(`/employees?unitId=${unitId}&includeSubunits=true&limit=200`);
    const rows = (days as Answer[])
      .filter(({ isWorkingDay }) => isWorkingDay)
      .flatMap(({ day }) => (people.data as Answer[]).flatMap(({ nip }) => (nip ? [this.presence(nip, day)] : [])));
    const content = stringify([['ID Pegawai', 'Tanggal', 'Status', 'Menit TL'], ...rows], { delimiter: ';' });
    await importFile('ATTENDANCE', `absensi-${from}-${until}.csv`, content, profile.id as string);
  }

  /** A promotion in golongan, and somebody who is sent to study from today on. */
  async recordChanges(promoted: string, studying: string, today: CivilDate): Promise<void> {
    const grades = (await this.get(`/employees/${promoted}/grades`)).data as Answer[];
    const gradeCode = nextGrade(grades.at(-1)?.gradeCode as string);
    const letter = {
      validFrom: `${this.year}-01-05`,
      letterNumber: `823/41/${this.year}`,
      letterOn: `${this.year}-01-05`,
    };
    await this.post(`/employees/${promoted}/grades`, { gradeCode, ...letter });
    const study = { standingCode: '03', letterNumber: `800.1.11/204/${this.year}`, letterOn: today };
    await this.post(`/employees/${studying}/standings`, { ...study, validFrom: today });
  }

  /** Two pieces of data that their owner wants corrected, and data that the Inspektorat needs for longer. */
  async askAboutData({ employee, other }: Shown): Promise<void> {
    await this.caller.post(employee.accountId, '/data-requests', {
      ...{ kind: 'CORRECTION', field: 'backTitle', wantedValue: 'S.AP.' },
      reason: 'Gelar sarjana belum tercatat.',
      evidence: `Ijazah 214/S1/${this.year - 2}`,
    });
    await this.caller.post(employee.accountId, '/data-requests', {
      ...{ kind: 'CORRECTION', field: 'educationLevel', wantedValue: 'S2' },
      reason: 'Ijazah magister terbit tahun ini dan belum tercatat.',
      evidence: `Ijazah 061/M/${this.year}`,
    });
    const hold = { employeeId: other.employeeId, letterNumber: `700/12/${this.year}` };
    await this.post('/retention/holds', { ...hold, reason: 'Pemeriksaan Inspektorat atas penilaian tahun lalu' });
  }

  /** A machine that reads, and one that would be told if somebody listened. */
  async connectMachines(): Promise<void> {
    const { id } = await this.post('/service-accounts', {
      ...{
        name: 'Dasbor Kinerja',
        scopes: ['employee:read', 'measurement:report', 'scim:read', 'scim-user:read'],
        validDays: 90,
      },
      purpose: 'Menampilkan data pegawai di ruang rapat; penanggung jawab: Bidang Kinerja.',
    });
    await this.post(`/service-accounts/${id}/lasting-tokens`, { validDays: 30 });
    const subscription = await this.post('/webhook-subscriptions', {
      ...{ url: 'http://127.0.0.1:4000/webhook', eventTypes: ['work-plan.activated', 'appraisal.published'] },
      description: 'Dasbor Kinerja: rencana yang berlaku dan penilaian yang terbit',
    });
    const path = `/webhook-subscriptions/${subscription.id}`;
    await this.post(`${path}/pings`, {});
    await this.caller.patch(this.adminId, path, subscription.version, { state: 'PAUSED' });
  }

  private presence(nip: string, day: CivilDate): string[] {
    const { status, late } = this.random.weighted(PRESENCE);
    return [nip, day.split('-').reverse().join('-'), status, String(this.random.int(late[0], late[1]))];
  }

  private get(path: string): Promise<Answer> {
    return this.caller.get(this.adminId, path);
  }

  private post(path: string, body: object): Promise<Answer> {
    return this.caller.post(this.adminId, path, body);
  }
}

/** The golongan that follows by promotion: III/d, code 34, leads to IV/a, 41. */
function nextGrade(code: string): string {
  return code.endsWith('4') ? `${Number(code[0]) + 1}1` : String(Number(code) + 1);
}

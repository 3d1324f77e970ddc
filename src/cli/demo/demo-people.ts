import { type CivilDate, plusDays } from '../../kernel/values/civil-date.js';
import { StartError } from '../../kernel/start-error.js';
import type { RosterPerson } from '../roster/roster.js';
import type { DemoCaller } from './demo-caller.js';

/** Somebody of the roster as the service knows him on the first working day of the year. */
export interface KnownPerson {
  readonly employeeId: string;
  readonly nip: string | null;
  readonly unitId: string | null;
  readonly postTitle: string | null;
  readonly appraiserId: string | null;
}

const YEARS_OF_AGREEMENT = 5;

/**
 * What the HR office knows of people that the roster does not tell: the agreements of PPPK, a birth to come, and who appraises
 * whom by letter. Answers who leaves in the year, and on which last day.
 */
export class DemoPeople {
  private readonly leading: ReadonlySet<string | null>;
  /** Of whom something is told already: one story for each. */
  private readonly told = new Set<string>();

  constructor(
    private readonly caller: Pick<DemoCaller, 'get' | 'post'>,
    private readonly adminId: string,
    private readonly people: readonly KnownPerson[],
  ) {
    this.leading = new Set(people.map(({ appraiserId }) => appraiserId));
  }

  /** Each PPPK has an agreement; that of one of them ends with a quarter and is not extended. */
  async agree(
    roster: readonly RosterPerson[],
    year: number,
    lastDay: CivilDate,
  ): Promise<ReadonlyMap<string, CivilDate>> {
    const byNip = new Map(this.people.map((person) => [person.nip, person]));
    const leaving = new Map<string, CivilDate>();
    for (const { nip, kind, firstAppointedOn } of roster) {
      const person = byNip.get(nip);
      if (!person || !kind.startsWith('PPPK')) continue;
      const leaves = leaving.size === 0 && this.isFree(person);
      const usual = kind === 'PPPK' ? yearsAfter(firstAppointedOn, YEARS_OF_AGREEMENT) : `${year}-12-31`;
      const validUntil = leaves ? lastDay : usual;
      if (leaves) leaving.set(this.tell(person).employeeId, lastDay);
      const agreement = { validFrom: firstAppointedOn, validUntil, letterNumber: `800.1.2.5/${nip.slice(-6)}` };
      await this.post(`/employees/${person.employeeId}/contracts`, agreement);
    }
    return leaving;
  }

  /** A mother is away these weeks. */
  async expect(year: number, today: CivilDate): Promise<void> {
    const isWoman = ({ nip }: KnownPerson): boolean => nip?.charAt(14) === '2';
    const isYoung = ({ nip }: KnownPerson): boolean => Number(nip?.slice(0, 4)) > year - 36;
    const { employeeId } = this.some(
      (person) => isWoman(person) && isYoung(person),
      () => true,
    );
    const leave = { kind: 'MELAHIRKAN', validFrom: plusDays(today, -30), validUntil: plusDays(today, 59) };
    await this.post(`/employees/${employeeId}/leaves`, { ...leave, letterNumber: `850/17/${year}` });
  }

  /**
   * Three ways in which another appraises than the chain says: two are related, the appraisal of a unit's people was delegated by
   * letter, the head of the agency has appointed somebody else. Both letters came after the first day; of the first it is settled
   * that this is right.
   */
  async arrangeAppraisers(year: number): Promise<void> {
    const validFrom = `${year}-01-01`;
    const related = this.some();
    const pair = { employeeId: related.employeeId, otherId: related.appraiserId };
    await this.post('/appraisal-conflicts', { ...pair, cause: 'KINSHIP', reason: 'Kakak beradik kandung', validFrom });

    const delegated = this.some(undefined, (person) => this.peerOf(person) !== undefined);
    const letter = { letterNumber: `800.1.3/112/${year}`, letterOn: `${year}-01-05` };
    const toEmployeeId = this.peerOf(delegated)?.employeeId;
    const delegation = { unitId: delegated.unitId, covers: 'MEMBERS', toEmployeeId, ...letter, validFrom };
    const reason = 'Pimpinan unit sering bertugas di luar daerah';
    const { id } = await this.post('/appraisal-delegations', { ...delegation, reason });
    await this.post('/data-quality/exceptions', {
      ...{ kind: 'LETTER_AFTER_START', recordId: id, letterNumber: letter.letterNumber },
      reason: 'Surat berlaku surut sejak awal tahun, sesuai diktum keempat.',
    });

    const appointed = this.some(undefined, ({ appraiserId }) => this.above(appraiserId) !== null);
    await this.post('/appraiser-appointments', {
      ...{ employeeId: appointed.employeeId, appraiserId: this.above(appointed.appraiserId), validFrom },
      ...{ letterNumber: `800.1.3/113/${year}`, letterOn: `${year}-01-05` },
      reason: 'Pegawai ditugaskan penuh pada tim pimpinan perangkat daerah.',
    });
  }

  /** Somebody with a post and an appraiser, of whom nothing is told yet and who leads nobody; `wanted` may be left unmet, `needed` not. */
  private some(
    wanted: (person: KnownPerson) => boolean = () => true,
    needed: (person: KnownPerson) => boolean = () => true,
  ): KnownPerson {
    const free = this.people.filter((person) => this.isFree(person) && needed(person));
    const found = free.find(wanted) ?? free[0];
    if (!found) throw new StartError('The demo needs more employees: start over with --fresh --employees 300.');
    return this.tell(found);
  }

  private tell(person: KnownPerson): KnownPerson {
    this.told.add(person.employeeId);
    return person;
  }

  private isFree({ employeeId, nip, appraiserId }: KnownPerson): boolean {
    return nip !== null && appraiserId !== null && !this.told.has(employeeId) && !this.leading.has(employeeId);
  }

  private above(employeeId: string | null): string | null {
    return this.people.find((person) => person.employeeId === employeeId)?.appraiserId ?? null;
  }

  /** Another who appraises, under the same appraiser as this one's. */
  private peerOf({ appraiserId }: KnownPerson): KnownPerson | undefined {
    const above = this.above(appraiserId);
    return this.people.find(
      (one) =>
        above !== null &&
        one.appraiserId === above &&
        one.employeeId !== appraiserId &&
        this.leading.has(one.employeeId),
    );
  }

  private post(path: string, body: object) {
    return this.caller.post(this.adminId, path, body);
  }
}

/** The last day of so many years that begin with this one. */
function yearsAfter(day: CivilDate, years: number): CivilDate {
  return plusDays(`${Number(day.slice(0, 4)) + years}${day.slice(4)}`, -1);
}

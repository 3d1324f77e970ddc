import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { type Bilingual, say } from '../../../kernel/i18n/language.js';
import { type CivilDate, type Days, holdsOn } from '../../../kernel/values/civil-date.js';
import { organizationTables } from '../../organization/index.js';
import { displayName, type Titled } from '../domain/display-name.js';
import { EmployeeAccess } from '../employee.access.js';
import { ChainFactsReader } from './chain-facts.reader.js';
import { ChainOfAppraisal } from './domain/chain-of-appraisal.js';
import type { ChainAnswer, Step, Verdict } from './domain/chain-steps.js';
import { fullMonths, isLowerRank, supervisedSince } from './domain/supervision.js';
import type { AppraisalChainResponse, ChainStepResponse } from './http/chain.response.js';

type Names = ReadonlyMap<string, string>;
/** What a step comes to, as it is shown: who may not see everything learns that an official is absent, not why. */
type ShownVerdict = ChainStepResponse['verdict'];

/** The chain of appraisal of one person, with its reasons in words. */
@Injectable()
export class AppraisalChainQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: EmployeeAccess,
    private readonly reads: ReadLog,
    private readonly facts: ChainFactsReader,
  ) {}

  /** The chain on a day, by default today. Throws REQUEST.NOT_FOUND. */
  async chain(actor: Actor, employeeId: string, on = this.clock.today()): Promise<AppraisalChainResponse> {
    await this.access.require(actor, 'employee:read', employeeId);
    this.reads.record(actor, 'employee', employeeId, employeeId);
    const home = (await this.facts.homes(employeeId)).find((one) => holdsOn(one, on));
    if (!home) return { employeeId, on, appraiserId: null, superiorId: null, steps: [], warnings: ['NO_POST'] };
    const answer = new ChainOfAppraisal(await this.facts.read()).on(home, on);
    const { people, units } = await this.namesIn(answer);
    const appraiserId = answer.appraiser?.employeeId ?? null;
    return {
      employeeId,
      on,
      appraiserId,
      superiorId: answer.superior?.employeeId ?? null,
      steps: await Promise.all(
        answer.steps.map(async (step) => shown(step, people, units, await this.seesCause(actor, step))),
      ),
      warnings: appraiserId === null ? [] : await this.warnings(employeeId, appraiserId, on),
    };
  }

  /** Why an official is away is for those who look after his file. */
  private async seesCause(actor: Actor, { employeeId, verdict }: Step): Promise<boolean> {
    return (
      employeeId !== null &&
      CAUSES_OF_ABSENCE.has(verdict) &&
      (await this.access.reaches(actor, 'absence:read', employeeId))
    );
  }

  /** What is worth a look although it changes nothing on the day (rules EM-27, EM-29). */
  private async warnings(employeeId: string, appraiserId: string, on: CivilDate): Promise<string[]> {
    const { rankPolicy, minimumMonths } = await this.facts.policy();
    const ranks = rankPolicy === 'OFF' ? [] : await this.facts.ranks([employeeId, appraiserId]);
    const rankOf = (id: string): number | null =>
      ranks.find((one) => one.employeeId === id && holdsOn(one, on))?.rank ?? null;
    const lines = await this.db.rows<Days & { appraiserId: string | null }>(
      'SELECT appraiserId, validFrom, validUntil FROM reporting_line WHERE employeeId = ? AND validFrom <= ? ORDER BY validFrom',
      [employeeId, on],
    );
    const since = supervisedSince(lines);
    return [
      ...(isLowerRank(rankOf(appraiserId), rankOf(employeeId)) ? ['LOWER_RANK'] : []),
      ...(since !== null && fullMonths(since, on) < minimumMonths ? ['SHORT_SUPERVISION'] : []),
    ];
  }

  private async namesIn({ steps }: ChainAnswer): Promise<{ people: Names; units: Names }> {
    const people = await this.within<Titled & { id: string }>(
      'SELECT id, name, frontTitle, backTitle FROM employee WHERE id',
      steps.map((step) => step.employeeId),
    );
    const units = await this.within<{ id: string; name: string }>(
      `SELECT id, name FROM ${organizationTables.orgUnit} WHERE id`,
      steps.map((step) => step.unitId),
    );
    return {
      people: new Map(people.map((one) => [one.id, displayName(one)])),
      units: new Map(units.map(({ id, name }) => [id, name])),
    };
  }

  private async within<Row>(upToColumn: string, ids: readonly (string | null)[]): Promise<Row[]> {
    const known = [...new Set(ids)].filter((id) => id !== null);
    if (known.length === 0) return [];
    return this.db.rows<Row>(`${upToColumn} IN (${known.map(() => '?').join(', ')})`, known);
  }
}

const VERDICTS: Readonly<Record<ShownVerdict, Bilingual>> = {
  APPRAISER: { id: 'Menilai: {who}.', en: 'Appraises: {who}.' },
  SUPERIOR: { id: 'Atasan penilai: {who}.', en: 'Stands above the appraiser: {who}.' },
  VACANT: { id: '{unit}: tidak ada kepala yang menjabat.', en: '{unit}: no head in office.' },
  SELF: { id: '{who}: pegawai itu sendiri.', en: '{who}: the person himself.' },
  LEFT: {
    id: '{who}: tidak lagi bertugas di unit tempat ia menerima pendelegasian.',
    en: '{who}: no longer works in the unit in which he got the delegation.',
  },
  ABSENT: { id: '{who}: sedang tidak menjalankan tugas.', en: '{who}: not on duty.' },
  STANDING: { id: '{who}: kedudukan hukumnya tidak aktif.', en: '{who}: not at work by legal standing.' },
  LEAVE: { id: '{who}: cuti panjang.', en: '{who}: on a long leave.' },
  CONTRACT: { id: '{who}: di luar masa perjanjian kerja.', en: '{who}: outside the work agreement.' },
  KINSHIP: { id: '{who}: keluarga pegawai.', en: '{who}: a relative of the person.' },
  DISPUTE: { id: '{who}: ada sengketa terbuka.', en: '{who}: there is an open dispute.' },
  OTHER: { id: '{who}: ada benturan kepentingan.', en: '{who}: there is a conflict of interest.' },
  LOWER_RANK: { id: '{who}: golongannya lebih rendah.', en: '{who}: of lower golongan.' },
  NOT_FIRST: {
    id: '{who}: di unit ini orang lain dihitung lebih dahulu sebagai kepala.',
    en: '{who}: another head of the unit counts before.',
  },
  LATER_LETTER: {
    id: '{who}: surat lain sudah menentukan penilainya.',
    en: '{who}: another letter has named the appraiser already.',
  },
  APPRAISES_ALREADY: {
    id: '{who}: sudah menjadi penilai, dan bukan atasan dirinya sendiri.',
    en: '{who}: is the appraiser already, and does not stand above himself.',
  },
  BELOW_OWN_UNIT: {
    id: '{unit}: berada di bawah unit yang untuk sementara dipimpin pegawai itu sendiri.',
    en: '{unit}: lies below a unit that the person himself heads for a while.',
  },
  SHORT_SUPERVISION: {
    id: '{who}: belum cukup lama membawahi pegawai.',
    en: '{who}: not the superior for long enough yet.',
  },
};
const HOLDS = {
  APPOINTMENT: { id: '{name}, ditetapkan sejak {since}', en: '{name}, appointed since {since}' },
  DELEGATION: { id: '{name}, dengan pendelegasian sejak {since}', en: '{name}, by delegation since {since}' },
  CHAIN: { id: '{name}, {kind}kepala {unit} sejak {since}', en: '{name}, {kind}head of {unit} since {since}' },
} as const satisfies Record<string, Bilingual>;
const KINDS = { DEFINITIF: '', PLT: 'Plt. ', PLH: 'Plh. ', PJ: 'Pj. ', TT: '' } as const;
const CAUSES_OF_ABSENCE: ReadonlySet<Verdict> = new Set(['STANDING', 'LEAVE', 'CONTRACT']);

function shown(step: Step, people: Names, units: Names, seesCauses: boolean): ChainStepResponse {
  const { language } = currentContext();
  const unitName = step.unitId === null ? null : (units.get(step.unitId) ?? null);
  const name = step.employeeId === null ? null : (people.get(step.employeeId) ?? null);
  const verdict = CAUSES_OF_ABSENCE.has(step.verdict) && !seesCauses ? 'ABSENT' : step.verdict;
  const facts = { name, unit: unitName, since: step.since, kind: step.kind === null ? '' : KINDS[step.kind] };
  const who = say(HOLDS[step.basis], language, facts);
  const explanation = say(VERDICTS[verdict], language, { who, unit: unitName });
  return { ...step, unitName, displayName: name, verdict, explanation };
}

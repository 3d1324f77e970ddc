import type { SqlCondition } from '../../../kernel/database/condition.js';
import type { SqlValue } from '../../../kernel/database/connection.js';
import type { Bilingual } from '../../../kernel/i18n/language.js';
import { employeeTables } from '../../employees/index.js';
import { SERVED_STATES } from '../domain/cascade.js';

/** What a finding is looked for with: how many main results are usual at most. */
interface Asked {
  readonly mostMainResults: number;
}

interface CascadeFinding {
  readonly title: Bilingual;
  /** About a single result `r`, or the plan `wp` as a whole. */
  readonly of: 'RESULT' | 'PLAN';
  readonly where: (asked: Asked) => SqlCondition;
}

const STATES = SERVED_STATES.map((state) => `'${state}'`).join(', ');
const when = (sql: string, ...values: SqlValue[]): SqlCondition => ({ sql, values });
const MAIN = `FROM work_plan_result m WHERE m.workPlanId = wp.id AND m.kind = 'UTAMA' AND m.removedAt IS NULL`;

/** Links of a closed plan stay as they are, so that nobody could act on it. */
const OPEN = `wp.status <> 'CLOSED'`;

/** Where the cascade of a year does not hold together. None of it blocks anybody. Source: rules.md CA-9. */
export const CASCADE_FINDINGS = {
  UNCARRIED_RESULT: {
    title: { id: 'Hasil kerja pimpinan yang tidak didukung siapa pun', en: 'Result of a leader that nobody carries' },
    of: 'RESULT',
    where: () =>
      when(`r.kind = 'UTAMA' AND wp.status IN (${STATES}) AND EXISTS (SELECT 1 FROM ${employeeTables.reportingLine} l
          WHERE l.appraiserId = wp.employeeId AND l.validFrom <= wp.endsOn AND l.validUntil >= wp.startsOn)
          AND NOT EXISTS (SELECT 1 FROM work_plan_result f JOIN work_plan fp ON fp.id = f.workPlanId
          WHERE f.leaderResultId = r.id AND f.removedAt IS NULL AND fp.status <> 'CANCELLED')`),
  },
  UNLINKED_PLAN: {
    title: { id: 'SKP yang tidak dikaitkan dengan apa pun', en: 'Plan that is linked to nothing' },
    of: 'PLAN',
    where: () =>
      when(`${OPEN} AND wp.family = 'JA_JF' AND EXISTS (SELECT 1 ${MAIN})
          AND NOT EXISTS (SELECT 1 ${MAIN} AND m.alignment <> 'PENDING')`),
  },
  PENDING_RESULT: {
    title: { id: 'Hasil kerja utama yang belum dikaitkan', en: 'Main result that is not linked yet' },
    of: 'RESULT',
    where: () => when(`${OPEN} AND wp.family = 'JA_JF' AND r.kind = 'UTAMA' AND r.alignment = 'PENDING'`),
  },
  TO_BE_ALIGNED: {
    title: { id: 'Hasil kerja yang perlu diselaraskan', en: 'Result that is to be aligned' },
    of: 'RESULT',
    where: () => when(`${OPEN} AND r.realignSince IS NOT NULL`),
  },
  OVERLOADED_PLAN: {
    title: { id: 'SKP dengan hasil kerja utama melebihi kelaziman', en: 'Plan with more main results than usual' },
    of: 'PLAN',
    where: ({ mostMainResults }) => when(`(SELECT COUNT(*) ${MAIN}) > ?`, mostMainResults),
  },
} as const satisfies Record<string, CascadeFinding>;

export type CascadeFindingCode = keyof typeof CASCADE_FINDINGS;
export const CASCADE_FINDING_CODES = Object.keys(CASCADE_FINDINGS) as CascadeFindingCode[];

import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { toScaled } from '../../../kernel/values/scaled.js';
import { displayName, employeeTables, postedBelow, type Titled } from '../../employees/index.js';
import type { AppraiserFigures } from './fairness-figures.js';
import { FairnessQueries } from './fairness.queries.js';

const LATEST = `SELECT an.id FROM fairness_analysis an WHERE an.performancePeriodId = ? AND an.finishedAt IS NOT NULL
  ORDER BY an.finishedAt DESC, an.id DESC LIMIT 1`;
const COUNTS = `SELECT COUNT(*) AS appraisers, SUM(CASE WHEN fa.isListed = 1 AND fa.verdict = 'LENIENT' THEN 1 ELSE 0 END) AS lenient,
  SUM(CASE WHEN fa.isListed = 1 AND fa.verdict = 'SEVERE' THEN 1 ELSE 0 END) AS severe FROM fairness_appraiser fa
  JOIN fairness_analysis an ON an.id = fa.analysisId`;
const HINT_COUNTS = `SELECT COUNT(*) AS hints, SUM(CASE WHEN fh.kind = 'FAVOUR' THEN 1 ELSE 0 END) AS favours FROM fairness_hint fh
  JOIN fairness_analysis an ON an.id = fh.analysisId
  JOIN fairness_appraiser fa ON fa.analysisId = fh.analysisId AND fa.appraiserId = fh.appraiserId`;
const OF_UNIT = `SELECT fa.appraiserId, e.name, e.frontTitle, e.backTitle, fa.isListed, fa.figures FROM fairness_appraiser fa
  JOIN fairness_analysis an ON an.id = fa.analysisId JOIN ${employeeTables.employee} e ON e.id = fa.appraiserId`;

/** How far somebody's ratings lie from what was expected of his people, in hundredths of a level. */
export interface UnitDeviation {
  readonly code: string;
  readonly name: string;
  /** Null where no claim is told to others, as is its interval. */
  readonly raw: number | null;
  readonly adjusted: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** How many appraisers of a unit others are told something of. */
export interface UnitLeanings {
  readonly analysisId: string;
  /** Whose turn it is to be seen. */
  readonly appraisers: number;
  readonly lenient: number;
  readonly severe: number;
  /** What is worth a talk, and how much of it that somebody was favoured. */
  readonly hints: number;
  readonly favours: number;
}

/** Severity and leniency of the appraisers of a unit, for its chart; the same people see them as in the list. Rules FA-13, CH-8. */
@Injectable()
export class UnitDeviations {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly fairness: FairnessQueries,
    private readonly reads: ReadLog,
  ) {}

  /** Of the latest analysis of a year, by name, those for whom something can be said; null while there is no analysis. */
  async of(actor: Actor, unitId: string, performancePeriodId: string): Promise<UnitDeviation[] | null> {
    const latest = await this.latest(performancePeriodId);
    if (latest === null) return null;
    const where = this.told(actor, unitId, latest);
    const rows = await this.db.rows<
      Titled & { readonly appraiserId: string; readonly isListed: unknown; readonly figures: string }
    >(`${OF_UNIT} WHERE ${where.sql} ORDER BY e.nameKey, fa.id`, where.values);
    const named = rows.map(({ appraiserId }) => appraiserId);
    this.reads.list(actor, 'fairness-figures', { analysisId: latest, unitId }, named);
    return rows.flatMap((row) => {
      const { leniencyLevels, shrunkLevels, leniencyFrom, leniencyUntil } = JSON.parse(row.figures) as AppraiserFigures;
      if (leniencyLevels === null || shrunkLevels === null || leniencyFrom === null || leniencyUntil === null)
        return [];
      const [raw, adjusted, low, high] = [leniencyLevels, shrunkLevels, leniencyFrom, leniencyUntil].map((text) =>
        toScaled(text, 2),
      ) as [number, number, number, number];
      const isListed = Number(row.isListed) === 1;
      const claim = isListed ? { raw, interval: { low, high } } : { raw: null, interval: null };
      return [{ code: row.appraiserId, name: displayName(row), adjusted, ...claim }];
    });
  }

  /** The same, counted; null while there is no analysis, and for who reads none. Rule BO-4. */
  async countsOf(actor: Actor, unitId: string, performancePeriodId: string): Promise<UnitLeanings | null> {
    if (reachOf(actor, 'fairness:read').size === 0) return null;
    const analysisId = await this.latest(performancePeriodId);
    if (analysisId === null) return null;
    const { sql, values } = this.told(actor, unitId, analysisId);
    const [leanings] = await this.db.rows<Counted>(`${COUNTS} WHERE ${sql}`, values);
    const hinted = allOf({ sql, values }, this.fairness.shownHints(actor));
    const [hints] = await this.db.rows<Counted>(`${HINT_COUNTS} WHERE ${hinted.sql}`, hinted.values);
    const of = (name: string): number => Number({ ...leanings, ...hints }[name] ?? 0);
    return {
      ...{ analysisId, appraisers: of('appraisers'), lenient: of('lenient'), severe: of('severe') },
      ...{ hints: of('hints'), favours: of('favours') },
    };
  }

  private async latest(performancePeriodId: string): Promise<string | null> {
    const [latest] = await this.db.rows<{ id: string }>(LATEST, [performancePeriodId]);
    return latest?.id ?? null;
  }

  private told(actor: Actor, unitId: string, analysisId: string): SqlCondition {
    return allOf(
      equal('fa.analysisId', analysisId),
      this.fairness.shown(actor, 'fa.appraiserId'),
      postedBelow('fa.appraiserId', unitId, this.clock.today()),
    );
  }
}

type Counted = Readonly<Record<string, unknown>>;

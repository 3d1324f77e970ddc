import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { toScaled } from '../../../kernel/values/scaled.js';
import { displayName, employeeTables, postedBelow, type Titled } from '../../employees/index.js';
import type { AppraiserFigures } from './fairness-figures.js';
import { FairnessQueries } from './fairness.queries.js';

const LATEST = `SELECT an.id FROM fairness_analysis an WHERE an.performancePeriodId = ? AND an.finishedAt IS NOT NULL
  ORDER BY an.finishedAt DESC, an.id DESC LIMIT 1`;
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
    const [latest] = await this.db.rows<{ id: string }>(LATEST, [performancePeriodId]);
    if (!latest) return null;
    const where = allOf(
      equal('fa.analysisId', latest.id),
      this.fairness.shown(actor, 'fa.appraiserId'),
      postedBelow('fa.appraiserId', unitId, this.clock.today()),
    );
    const rows = await this.db.rows<
      Titled & { readonly appraiserId: string; readonly isListed: unknown; readonly figures: string }
    >(`${OF_UNIT} WHERE ${where.sql} ORDER BY e.nameKey, fa.id`, where.values);
    const named = rows.map(({ appraiserId }) => appraiserId);
    this.reads.list(actor, 'fairness-figures', { analysisId: latest.id, unitId }, named);
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
}

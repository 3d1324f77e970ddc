import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { fromScaled } from '../../../kernel/values/scaled.js';
import { AppraisalFigures, FiguresPolicyService } from '../../appraisals/index.js';
import { type PerformancePeriodView, PeriodsApi, periodTables } from '../../periods/index.js';
import { UnitScope } from '../unit-scope.js';
import {
  type AgencyYear,
  PUBLIC_PREDICATES,
  type PublishedUnit,
  type PublishedYear,
  publishedYear,
} from './domain/published-year.js';
import type { PublicFiguresResponse, PublicUnitResponse } from './http/public-figures.response.js';
import { PublicFigures } from './persistence/public-figures.entity.js';
import { publicFiguresProblems } from './public-figures.problems.js';

const PUBLISHED = `SELECT pf.figures, pf.publishedAt FROM public_figures pf
  JOIN ${periodTables.performancePeriod} y ON y.id = pf.performancePeriodId WHERE y.year = ?`;

/** Publishes figures of finished years once, and shows them to everybody where the government wants that. Rules PF-1 to PF-4. */
@Injectable()
export class PublicFiguresService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly units: UnitScope,
    private readonly periods: PeriodsApi,
    private readonly appraisals: AppraisalFigures,
    private readonly policy: FiguresPolicyService,
  ) {}

  /** What was published of a year. Throws PUBLIC_FIGURES.SWITCHED_OFF, NOT_PUBLISHED. */
  async ofYear(year: number): Promise<PublicFiguresResponse> {
    if (!(await this.policy.current()).isPublic) throw publicFiguresProblems.SWITCHED_OFF();
    return this.published(year);
  }

  /**
   * Publishes a finished year; it never changes again. Throws REQUEST.NOT_FOUND, PUBLIC_FIGURES.YEAR_NOT_FINISHED, ALREADY_PUBLISHED.
   */
  async publish(actor: Actor, performancePeriodId: string): Promise<PublicFiguresResponse> {
    return this.db.transaction(async () => {
      await this.periods.holdYear(performancePeriodId);
      const year = await this.periods.year(performancePeriodId);
      const known = 'SELECT id FROM public_figures WHERE performancePeriodId = ?';
      if ((await this.db.rows(known, [year.id])).length > 0) throw publicFiguresProblems.ALREADY_PUBLISHED();
      const { fewestPublicPeople } = await this.policy.current();
      const figures = publishedYear(year.year, await this.agencies(actor, year), fewestPublicPeople);
      const id = newId();
      const row = { id, performancePeriodId: year.id, figures, publishedAt: this.clock.now(), version: 1 };
      await refuseTaken(this.db.insert(PublicFigures, row));
      await this.audit.record({
        ...{ action: 'public-figures.publish', object: { type: 'public-figures', id } },
        ...{ facts: { year: year.year }, after: { performancePeriodId: year.id, figures } },
      });
      return this.published(year.year);
    });
  }

  /** Final predicates and ended objections by agency: the units directly below the government. */
  private async agencies(actor: Actor, year: PerformancePeriodView): Promise<AgencyYear[]> {
    const family = await this.units.family(await this.units.government(actor), year.endsOn);
    const { groups } = family;
    const predicates = await this.appraisals.finalPredicates(groups, year.id);
    const objections = await this.appraisals.endedObjections(groups, year.id);
    const isFinished = year.endsOn < this.clock.today() && predicates.length > 0;
    if (!isFinished || (await this.appraisals.isAnnualLeft(year.id))) throw publicFiguresProblems.YEAR_NOT_FINISHED();
    return [{ id: family.id, name: family.name }, ...family.below].map(({ id, name }) => {
      const own = objections.filter(({ unitId }) => unitId === id);
      const people = (code: string): number =>
        predicates.find((row) => row.unitId === id && row.predicate === code)?.people ?? 0;
      return {
        ...{
          unitId: id,
          unitName: name,
          objections: own.length,
          upheld: own.filter(({ isUpheld }) => isUpheld).length,
        },
        counts: Object.fromEntries(PUBLIC_PREDICATES.map((code) => [code, people(code)])) as AgencyYear['counts'],
        daysToDecide: own.flatMap(({ days }) => days ?? []),
      };
    });
  }

  private async published(year: number): Promise<PublicFiguresResponse> {
    const [row] = await this.db.rows<Record<'figures' | 'publishedAt', string>>(PUBLISHED, [year]);
    if (!row) throw publicFiguresProblems.NOT_PUBLISHED({ year });
    const { government, agencies, agenciesNotShown } = JSON.parse(row.figures) as PublishedYear;
    return {
      ...{ year, publishedAt: isoOf(row.publishedAt), agenciesNotShown },
      ...{ government: government && toUnit(government), agencies: agencies.map(toUnit) },
    };
  }
}

const percent = (value: number | null): string | null => (value === null ? null : fromScaled(value, 1));

function toUnit(unit: PublishedUnit): PublicUnitResponse {
  return {
    ...{ unitId: unit.unitId, unitName: unit.unitName, people: unit.people },
    predicates: unit.predicates.map(({ predicate, people, shareTenths }) => ({
      ...{ predicate, people, sharePercent: percent(shareTenths) },
    })),
    objectionRatePercent: percent(unit.objectionRateTenths),
    upheldRatePercent: percent(unit.upheldRateTenths),
    medianDaysToDecide: unit.medianDaysToDecide,
  };
}

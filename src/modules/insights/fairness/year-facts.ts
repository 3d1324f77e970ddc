import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { AppraisedYearApi, type ObjectionsOfAppraiser, type PublishedAppraisal } from '../../appraisals/index.js';
import { employeeTables } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { type PerformancePeriodView, PeriodsApi } from '../../periods/index.js';
import { type GroupScore, ReviewsApi } from '../../reviews/index.js';
import { type EvidenceAges, WorkPlansApi } from '../../work-plans/index.js';
import { METHOD } from './fairness-settings.js';

/** What is known of a person on the last day of a year. */
export interface PersonFacts {
  readonly id: string;
  readonly sex: string | null;
  readonly birthDate: CivilDate | null;
  readonly kind: string;
  readonly gradeCode: string | null;
  readonly gradeName: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
}

/** All that an analysis rests on. */
export interface YearFacts {
  readonly endsOn: CivilDate;
  readonly appraisals: readonly PublishedAppraisal[];
  readonly lastYear: ReadonlyMap<string, PublishedAppraisal>;
  readonly reviews: ReadonlyMap<string, readonly GroupScore[]>;
  readonly objections: readonly ObjectionsOfAppraiser[];
  readonly evidence: ReadonlyMap<string, EvidenceAges>;
  readonly people: ReadonlyMap<string, PersonFacts>;
}

const PEOPLE = `SELECT e.id, e.sex, e.birthDate, e.kind, e.gradeCode, e.gradeName, a.unitId, u.name AS unitName FROM ${employeeTables.employee} e
  LEFT JOIN ${employeeTables.assignment} a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN ${organizationTables.orgUnit} u ON u.id = a.unitId WHERE e.id > ? ORDER BY e.id LIMIT ?`;
const AT_ONCE = 2_000;

/** Gathers, through the doors of the modules, what is known of a year. No single answer of a review is read. */
@Injectable()
export class YearFactsReader {
  constructor(
    private readonly db: Database,
    private readonly periods: PeriodsApi,
    private readonly appraised: AppraisedYearApi,
    private readonly reviewed: ReviewsApi,
    private readonly plans: WorkPlansApi,
  ) {}

  async of(year: PerformancePeriodView): Promise<YearFacts> {
    const { id, endsOn } = year;
    const before = (await this.periods.allYears()).find((one) => one.year === year.year - 1);
    const earlier = before ? await this.appraised.published(before.id) : [];
    const evidence = await this.plans.evidenceAges(id, plusDays(endsOn, 1 - METHOD.recentDays));
    return {
      endsOn,
      appraisals: await this.appraised.published(id),
      lastYear: new Map(earlier.map((one) => [one.employeeId, one])),
      reviews: await this.reviewed.groupScoresOf(id),
      objections: await this.appraised.objections(id),
      evidence: new Map(evidence.map((one) => [one.employeeId, one])),
      people: await this.peopleOn(endsOn),
    };
  }

  private async peopleOn(day: CivilDate): Promise<Map<string, PersonFacts>> {
    const people = new Map<string, PersonFacts>();
    for (let last = ''; ;) {
      const rows = await this.db.rows<PersonFacts>(PEOPLE, [day, day, last, AT_ONCE]);
      for (const row of rows) people.set(row.id, row);
      if (rows.length < AT_ONCE) return people;
      last = rows.at(-1)?.id ?? last;
    }
  }
}

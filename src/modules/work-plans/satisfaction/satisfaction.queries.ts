import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { after, allOf, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { type Bilingual, say } from '../../../kernel/i18n/language.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { fromScaled } from '../../../kernel/values/scaled.js';
import { organizationTables } from '../../organization/index.js';
import {
  type ElementAnswers,
  gradeOf,
  meanIndex,
  meanThousandths,
  type ServiceGrade,
} from './domain/satisfaction-index.js';
import type { SatisfactionSurveyQuery } from './http/satisfaction.request.js';
import type {
  SatisfactionPointResponse,
  SatisfactionSurveyResponse,
  SatisfactionSurveySummaryResponse,
  SatisfactionTrendResponse,
  SurveyElementResponse,
} from './http/satisfaction.response.js';

const { orgUnit, ancestor } = organizationTables;
const FROM = `satisfaction_survey ss JOIN ${orgUnit} u ON u.id = ss.unitId`;
const SUMMARY = `SELECT ss.id, ss.unitId, u.name AS unitName, ss.serviceName, ss.startsOn, ss.endsOn, ss.respondents, ss.indexHundredths,
  ss.source, ss.version`;
/** The words of PermenPANRB 14/2017 for the performance of a unit that serves. */
const QUALITY: Readonly<Record<ServiceGrade, Bilingual>> = {
  A: { id: 'Sangat baik', en: 'Very good' },
  B: { id: 'Baik', en: 'Good' },
  C: { id: 'Kurang baik', en: 'Less than good' },
  D: { id: 'Tidak baik', en: 'Not good' },
};

type SummaryRow = Omit<SatisfactionSurveySummaryResponse, 'index' | 'grade' | 'quality'> & {
  readonly indexHundredths: number;
};
/** Days within which surveys have ended; open where one is left out. */
interface SurveyDays {
  readonly from?: CivilDate | undefined;
  readonly until?: CivilDate | undefined;
}

/** Reads of surveys; everybody may see them, as the law has them published. Rules SK-2 to SK-4. */
@Injectable()
export class SatisfactionQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
  ) {}

  /** Surveys, the earliest first. */
  async list(query: SatisfactionSurveyQuery): Promise<Page<SatisfactionSurveySummaryResponse>> {
    const { unitId, from, until } = query;
    const filter = ['satisfaction-surveys', unitId, from, until];
    const today = this.clock.today();
    const below = `EXISTS (SELECT 1 FROM ${ancestor} su WHERE su.unitId = ss.unitId AND su.ancestorId = ? AND su.validFrom <= ?
      AND su.validUntil >= ?)`;
    const where = allOf(
      unitId === undefined ? undefined : { sql: below, values: [unitId, today, today] },
      endedWithin({ from, until }),
    );
    const page = allOf(where, after(['ss.endsOn', 'ss.id'], this.cursors.keysOf(query, filter)));
    const sql = `${SUMMARY} FROM ${FROM} WHERE ${page.sql} ORDER BY ss.endsOn, ss.id LIMIT ?`;
    const rows = await this.db.rows<SummaryRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count(FROM, where) : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.endsOn, row.id], item: toSummary });
  }

  /** One survey. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<SatisfactionSurveyResponse> {
    const sql = `${SUMMARY}, ss.elements FROM ${FROM} WHERE ss.id = ?`;
    const [row] = await this.db.rows<SummaryRow & { elements: string }>(sql, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return { ...toSummary(row), elements: (JSON.parse(row.elements) as ElementAnswers[]).map(toElement) };
  }

  /** The index of a unit, and how its services have come to it. */
  async trend({ unitId, ...days }: SurveyDays & { unitId: string }): Promise<SatisfactionTrendResponse> {
    const where = allOf(equal('ss.unitId', unitId), endedWithin(days));
    const rows = await this.db.rows<SummaryRow & { serviceKey: string }>(
      `${SUMMARY}, ss.serviceKey FROM ${FROM} WHERE ${where.sql} ORDER BY ss.endsOn, ss.id`,
      where.values,
    );
    const latest = new Map<string, number>();
    const points = rows.map(
      ({ id: surveyId, serviceName, serviceKey, endsOn, indexHundredths }): SatisfactionPointResponse => {
        const [index, before] = [Number(indexHundredths), latest.get(serviceKey)];
        latest.set(serviceKey, index);
        const change = before === undefined ? null : fromScaled(index - before, 2);
        return { surveyId, serviceName, endsOn, index: fromScaled(index, 2), grade: gradeOf(index), change };
      },
    );
    const mean = meanIndex([...latest.values()]);
    const index = mean === null ? null : fromScaled(mean, 2);
    return { unitId, index, grade: mean === null ? null : gradeOf(mean), points };
  }
}

function endedWithin({ from, until }: SurveyDays): ReturnType<typeof allOf> {
  return allOf(
    from === undefined ? undefined : { sql: 'ss.endsOn >= ?', values: [from] },
    until === undefined ? undefined : { sql: 'ss.endsOn <= ?', values: [until] },
  );
}

function toSummary(row: SummaryRow): SatisfactionSurveySummaryResponse {
  const { id, unitId, unitName, serviceName, startsOn, endsOn, source } = row;
  const index = Number(row.indexHundredths);
  const grade = gradeOf(index);
  return {
    ...{ id, unitId, unitName, serviceName, startsOn, endsOn, respondents: Number(row.respondents) },
    ...{ index: fromScaled(index, 2), grade, quality: say(QUALITY[grade], currentContext().language), source },
    version: Number(row.version),
  };
}

function toElement(answers: ElementAnswers): SurveyElementResponse {
  const { element, counts, weightMillionths } = answers;
  const mean = fromScaled(meanThousandths(answers), 3);
  return { element, counts, mean, weight: weightMillionths === null ? null : fromScaled(weightMillionths, 6) };
}

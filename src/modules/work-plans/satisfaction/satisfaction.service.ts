import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { fromScaled, toScaled } from '../../../kernel/values/scaled.js';
import { EmployeeAccess } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { type ElementAnswers, indexHundredths, type SurveyFault, surveyFault } from './domain/satisfaction-index.js';
import type {
  ElementAnswersRequest,
  SatisfactionSurveyPatch,
  SatisfactionSurveyRequest,
} from './http/satisfaction.request.js';
import { SatisfactionSurvey, SERVICE_KEY_LENGTH } from './persistence/satisfaction-survey.entity.js';
import { satisfactionProblems } from './satisfaction.problems.js';

const FAULTS = {
  ELEMENTS: satisfactionProblems.ELEMENTS_INCOMPLETE,
  ANSWERS: satisfactionProblems.ANSWERS_UNSOUND,
  WEIGHTS: satisfactionProblems.WEIGHTS_NOT_ONE,
} as const;

const COUNTS = ['count1', 'count2', 'count3', 'count4'] as const;

/** Keeps surveys of citizens. Rules SK-1, SK-5. */
@Injectable()
export class SatisfactionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly people: EmployeeAccess,
  ) {}

  /**
   * Keeps a survey of a unit within the caller's reach; gives its id. Throws SATISFACTION.UNIT_UNKNOWN, DAYS_UNSOUND, ELEMENTS_INCOMPLETE,
   * ANSWERS_UNSOUND, WEIGHTS_NOT_ONE, ALREADY_THERE, REQUEST.ID_TAKEN.
   */
  async report(actor: Actor, input: SatisfactionSurveyRequest): Promise<string> {
    const { id = newId(), unitId, serviceName, startsOn, endsOn, respondents } = input;
    const elements = input.elements.map(keptAnswers);
    this.requireSound({ startsOn, endsOn, respondents, elements }, input.elements);
    const source = actor.kind === 'SERVICE' ? ('REPORTED' as const) : ('TYPED' as const);
    const index = indexHundredths(elements);
    await this.db.transaction(async () => {
      if (!(await this.keeps(actor, unitId))) throw refusedAt(satisfactionProblems.UNIT_UNKNOWN, {}, '/unitId');
      const now = this.clock.now();
      const what = { unitId, serviceName, startsOn, endsOn, respondents };
      const serviceKey = searchKey(serviceName, SERVICE_KEY_LENGTH);
      const row = { id, ...what, serviceKey, elements, indexHundredths: index, source };
      const stamps = { createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(SatisfactionSurvey, { ...row, ...stamps }), {
        serviceKey: () => satisfactionProblems.ALREADY_THERE(),
      });
      await this.record('report', id, { after: { ...what, source, index: fromScaled(index, 2) } });
    });
    return id;
  }

  /**
   * Corrects a survey. Throws REQUEST.NOT_FOUND, REQUEST.STALE, SATISFACTION.NOT_YOUR_UNIT, DAYS_UNSOUND, ELEMENTS_INCOMPLETE, ANSWERS_UNSOUND,
   * WEIGHTS_NOT_ONE.
   */
  async correct(actor: Actor, id: string, patch: SatisfactionSurveyPatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const survey = await this.load(actor, id, version);
      const { endsOn = survey.endsOn, respondents = survey.respondents } = patch;
      const elements = patch.elements?.map(keptAnswers) ?? survey.elements;
      this.requireSound({ startsOn: survey.startsOn, endsOn, respondents, elements }, patch.elements);
      const after = { endsOn, respondents, elements, indexHundredths: indexHundredths(elements) };
      const before = {
        ...{ endsOn: survey.endsOn, respondents: survey.respondents },
        ...{ elements: survey.elements, indexHundredths: survey.indexHundredths },
      };
      const touched = { updatedAt: this.clock.now(), version: survey.version + 1 };
      await this.db.update(SatisfactionSurvey, { id }, { ...after, ...touched });
      await this.record('correct', id, { before, after });
    });
  }

  /** Takes a survey back. Throws REQUEST.NOT_FOUND, REQUEST.STALE, SATISFACTION.NOT_YOUR_UNIT. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const { unitId, serviceName, startsOn, endsOn, indexHundredths: index } = await this.load(actor, id, version);
      await this.db.remove(SatisfactionSurvey, { id });
      const before = { unitId, serviceName, startsOn, endsOn, index: fromScaled(index, 2) };
      await this.record('remove', id, { before });
    });
  }

  /** Of what was given the field is told, where it is one. */
  private requireSound(survey: SoundSurvey, given: readonly ElementAnswersRequest[] | undefined): void {
    const { startsOn, endsOn, respondents, elements } = survey;
    if (endsOn < startsOn || endsOn > this.clock.today())
      throw refusedAt(satisfactionProblems.DAYS_UNSOUND, {}, '/endsOn');
    const found = surveyFault(elements, respondents);
    if (!found) return;
    const { fault, at } = found;
    const element = given?.[at];
    // What was sound before can only have more answers now than people were asked.
    const pointer = element ? `/elements/${at}${fieldOf(fault, element)}` : '/respondents';
    throw refusedAt(FAULTS[fault], {}, pointer);
  }

  private async load(actor: Actor, id: string, version: number | null): Promise<SatisfactionSurvey> {
    const survey = await this.db.lock(SatisfactionSurvey, { id });
    if (!survey) throw requestProblems.NOT_FOUND();
    if (!(await this.keeps(actor, survey.unitId))) throw satisfactionProblems.NOT_YOUR_UNIT();
    assertVersion(survey.version, version);
    return survey;
  }

  private async keeps(actor: Actor, unitId: string): Promise<boolean> {
    const care = this.people.unitsReached(actor, 'satisfaction:report', 'u.id');
    const sql = `SELECT u.id FROM ${organizationTables.orgUnit} u WHERE u.id = ? AND ${care.sql}`;
    return (await this.db.rows(sql, [unitId, ...care.values])).length > 0;
  }

  private record(verb: string, id: string, values: { before?: object; after?: object }): Promise<void> {
    const object = { type: 'satisfaction-survey', id };
    return this.audit.record({ action: `satisfaction-survey.${verb}`, object, ...values });
  }
}

interface SoundSurvey {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly respondents: number;
  readonly elements: readonly ElementAnswers[];
}

/** The one field of an element at which something is wrong; nothing where several may be. */
function fieldOf(fault: SurveyFault, { mean, ...given }: ElementAnswersRequest): string {
  if (fault === 'WEIGHTS') return '/weight';
  if (fault === 'ELEMENTS') return '';
  const missing = COUNTS.filter((name) => given[name] === undefined);
  if (mean !== undefined && missing.length < COUNTS.length) return '/mean';
  return missing.length === 1 ? `/${missing[0]}` : '';
}

/** Answers as they are kept; counts of which some are left out hold no answers. */
function keptAnswers(given: ElementAnswersRequest): ElementAnswers {
  const { element, count1, count2, count3, count4, mean, weight } = given;
  const counted = [count1, count2, count3, count4].filter((count) => count !== undefined);
  const [one = 0, two = 0, three = 0, four = 0] = counted.length === 4 ? counted : [];
  return {
    element,
    counts: counted.length === 0 ? null : [one, two, three, four],
    meanTenThousandths: mean === undefined ? null : toScaled(mean, 4),
    weightMillionths: weight === undefined ? null : toScaled(weight, 6),
  };
}

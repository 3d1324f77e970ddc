import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Clock } from '../../../../kernel/clock/clock.js';
import { Database } from '../../../../kernel/database/database.js';
import type { Where } from '../../../../kernel/database/entity-rows.js';
import { EventRecorder } from '../../../../kernel/events/event-recorder.js';
import { refusedAt } from '../../../../kernel/http/input-faults.js';
import { SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { OrganizationApi } from '../../../organization/index.js';
import { ReportingLines } from '../../chain/reporting-lines.service.js';
import { HistoryCorrected, HistoryWithdrawn } from '../../employee.events.js';
import { employeeProblems } from '../../employees.problems.js';
import { moveIn, type NewEnd, type SeriesFault, takeOut } from '../../history/domain/series.js';
import { EmployeeGrade, EmployeeStanding } from '../../history/persistence/history.entity.js';
import { PersonHistory } from '../../history/person-history.service.js';
import { soundGrade } from '../../person-facts.js';
import type { Employee } from '../../persistence/employee.entity.js';
import type { GradeCorrectionRequest, StandingCorrectionRequest } from '../http/correction.request.js';
import { type Neighbour, type RecordKind, type Settled, type Step, touches } from '../record-kind.js';
import { PersonRecords } from './person-records.js';

type Entry = EmployeeStanding | EmployeeGrade;

/** What legal standings and golongan have in common: they follow each other without a gap (rules EM-30, EM-50, EM-51). */
abstract class SeriesKind<Row extends Entry, Patch extends object> implements RecordKind<Row, Patch, object, Employee> {
  abstract readonly entity: EntityTarget<Row>;
  abstract readonly type: string;
  protected abstract readonly eventKind: 'STANDING' | 'GRADE';

  constructor(
    protected readonly db: Database,
    private readonly people: PersonRecords,
    private readonly history: PersonHistory,
    private readonly lines: ReportingLines,
    private readonly events: EventRecorder,
  ) {}

  open(actor: Actor, { employeeId }: Where<Row>): Promise<Employee> {
    return this.people.open(actor, employeeId);
  }

  abstract facts(patch: Patch, person: Employee): Where<Row>;

  /** Throws EMPLOYEE.FIRST_ENTRY_STAYS, ENTRY_IN_THE_WAY. */
  async check({ after }: Step<Row, Patch, Employee>): Promise<Neighbour<Row> | null> {
    const series = await this.seriesOf(after);
    return neighbourIn(series, moveIn(series, after.id, after.validFrom));
  }

  /** Throws EMPLOYEE.FIRST_ENTRY_STAYS. */
  async release(row: Row): Promise<Neighbour<Row> | null> {
    const series = await this.seriesOf(row);
    return neighbourIn(series, takeOut(series, row.id));
  }

  async settle({ before, after }: Settled<Row>): Promise<void> {
    const { id: entryId, employeeId } = before;
    await this.history.showToday(employeeId);
    await this.lines.rebuild();
    const facts = { employeeId, entryId, kind: this.eventKind };
    await this.events.record(after ? new HistoryCorrected(facts) : new HistoryWithdrawn(facts));
  }

  private seriesOf({ employeeId }: Row): Promise<Row[]> {
    return this.db.find<Entry>(this.entity, { employeeId }) as Promise<Row[]>;
  }
}

function neighbourIn<Row extends Entry>(
  series: readonly Row[],
  change: { ends: NewEnd | null } | SeriesFault,
): Neighbour<Row> | null {
  if ('fault' in change) {
    if (change.fault !== 'PAST_NEIGHBOUR') throw employeeProblems.FIRST_ENTRY_STAYS();
    throw employeeProblems.ENTRY_IN_THE_WAY({ neighbourFrom: change.neighbourFrom });
  }
  const row = series.find(({ id }) => id === change.ends?.id);
  return row && change.ends ? { row, validUntil: change.ends.validUntil } : null;
}

/** Legal standings (kedudukan hukum). */
@Injectable()
export class StandingKind extends SeriesKind<EmployeeStanding, StandingCorrectionRequest> {
  readonly entity = EmployeeStanding;
  readonly type = 'employee-standing';
  protected readonly eventKind = 'STANDING';

  constructor(
    db: Database,
    people: PersonRecords,
    history: PersonHistory,
    lines: ReportingLines,
    events: EventRecorder,
    private readonly organization: OrganizationApi,
    private readonly clock: Clock,
  ) {
    super(db, people, history, lines, events);
  }

  facts(patch: StandingCorrectionRequest): Where<EmployeeStanding> {
    return patch;
  }

  /** Throws EMPLOYEE.STANDING_UNKNOWN and what every series refuses. */
  override async check(
    step: Step<EmployeeStanding, StandingCorrectionRequest, Employee>,
  ): Promise<Neighbour<EmployeeStanding> | null> {
    const { standingCode, validFrom } = step.after;
    if (touches(step.changed, 'standingCode')) {
      const on = validFrom === SINCE_EVER ? this.clock.today() : validFrom;
      if (!(await this.organization.standings(on)).has(standingCode))
        throw refusedAt(employeeProblems.STANDING_UNKNOWN, { standingCode }, '/standingCode');
    }
    return super.check(step);
  }
}

/** Golongan. */
@Injectable()
export class GradeKind extends SeriesKind<EmployeeGrade, GradeCorrectionRequest> {
  readonly entity = EmployeeGrade;
  readonly type = 'employee-grade';
  protected readonly eventKind = 'GRADE';

  constructor(
    db: Database,
    people: PersonRecords,
    history: PersonHistory,
    lines: ReportingLines,
    events: EventRecorder,
  ) {
    super(db, people, history, lines, events);
  }

  /** Throws EMPLOYEE.GRADE_INVALID. */
  facts({ gradeCode, gradeName, ...facts }: GradeCorrectionRequest, { kind }: Employee): Where<EmployeeGrade> {
    const grade = soundGrade({ kind, gradeCode, gradeName });
    return { ...facts, ...(grade ? { gradeCode: grade.code, gradeName: grade.name } : {}) };
  }
}

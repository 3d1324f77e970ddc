import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type EventHandler, HandlesEvent } from '../../../kernel/events/event-handler.js';
import { HandlesJob, type JobHandler } from '../../../kernel/jobs/job-handler.js';
import { Recurs } from '../../../kernel/schedules/recurs.js';
import {
  AssignmentCorrected,
  AssignmentEnded,
  AssignmentWithdrawn,
  EmployeeTransferred,
  employeeTables,
  HistoryCorrected,
  HistoryWithdrawn,
  StandingChanged,
} from '../../employees/index.js';
import { WorkPlanClosingService } from '../work-plan-closing.service.js';

interface OfEmployee {
  readonly employeeId: string;
}

/** A person's plans follow what was recorded of the person by hand, at once. Safe to run twice, as are all below. */
@Injectable()
abstract class FollowsPerson {
  constructor(private readonly closing: WorkPlanClosingService) {}

  handle({ employeeId }: OfEmployee): Promise<void> {
    return this.closing.follow(employeeId);
  }
}

@Injectable()
@HandlesEvent(EmployeeTransferred)
export class FollowTransfer extends FollowsPerson implements EventHandler<EmployeeTransferred> {}

@Injectable()
@HandlesEvent(AssignmentEnded)
export class FollowEndOfPost extends FollowsPerson implements EventHandler<AssignmentEnded> {}

@Injectable()
@HandlesEvent(AssignmentCorrected)
export class FollowCorrectedPost extends FollowsPerson implements EventHandler<AssignmentCorrected> {}

@Injectable()
@HandlesEvent(AssignmentWithdrawn)
export class FollowWithdrawnPost extends FollowsPerson implements EventHandler<AssignmentWithdrawn> {}

@Injectable()
@HandlesEvent(StandingChanged)
export class FollowStanding extends FollowsPerson implements EventHandler<StandingChanged> {}

@Injectable()
@HandlesEvent(HistoryCorrected)
export class FollowCorrectedHistory extends FollowsPerson implements EventHandler<HistoryCorrected> {}

@Injectable()
@HandlesEvent(HistoryWithdrawn)
export class FollowWithdrawnHistory extends FollowsPerson implements EventHandler<HistoryWithdrawn> {}

/** People with a plan in force of whom something ended or began since it did, or with a closed one and facts that are newer. */
const CONCERNED = `SELECT DISTINCT wp.employeeId FROM work_plan wp WHERE
  (wp.status = 'ACTIVE' AND wp.startsOn <= ? AND (
    EXISTS (SELECT 1 FROM ${employeeTables.assignment} a WHERE a.employeeId = wp.employeeId AND a.kind = 'DEFINITIF'
      AND a.validUntil >= wp.startsOn AND a.validUntil < wp.endsOn AND a.validUntil < ?)
    OR EXISTS (SELECT 1 FROM ${employeeTables.standing} s WHERE s.employeeId = wp.employeeId AND s.validFrom > wp.startsOn
      AND s.validFrom <= wp.endsOn AND s.validFrom <= ?)
    OR EXISTS (SELECT 1 FROM ${employeeTables.contract} c WHERE c.employeeId = wp.employeeId AND c.validUntil >= wp.startsOn
      AND c.validUntil < wp.endsOn AND c.validUntil < ?)))
  OR (wp.status = 'CLOSED' AND wp.endingCause <> 'DECIDED' AND (
    EXISTS (SELECT 1 FROM ${employeeTables.assignment} a WHERE a.employeeId = wp.employeeId AND a.updatedAt > wp.endedAt)
    OR EXISTS (SELECT 1 FROM ${employeeTables.standing} s WHERE s.employeeId = wp.employeeId AND s.updatedAt > wp.endedAt)
    OR EXISTS (SELECT 1 FROM ${employeeTables.contract} c WHERE c.employeeId = wp.employeeId AND c.updatedAt > wp.endedAt)))`;

/** Plans follow what was imported or begins and ends by itself with a day. */
@Injectable()
@HandlesJob('work-plans.follow-posts')
@Recurs({ everyMinutes: 10 })
export class FollowPosts implements JobHandler {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly closing: WorkPlanClosingService,
  ) {}

  async run(): Promise<{ people: number }> {
    const today = this.clock.today();
    const people = await this.db.rows<OfEmployee>(CONCERNED, [today, today, today, today]);
    for (const { employeeId } of people) await this.closing.follow(employeeId);
    return { people: people.length };
  }
}

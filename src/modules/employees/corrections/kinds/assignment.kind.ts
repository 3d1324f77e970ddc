import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Database } from '../../../../kernel/database/database.js';
import type { Where } from '../../../../kernel/database/entity-rows.js';
import { EventRecorder } from '../../../../kernel/events/event-recorder.js';
import { OPEN_END, plusDays } from '../../../../kernel/values/civil-date.js';
import { OrganizationApi } from '../../../organization/index.js';
import { ReportingLines } from '../../chain/reporting-lines.service.js';
import { requireFreeDays } from '../../definitive-posts.js';
import { AssignmentCorrected, AssignmentWithdrawn } from '../../employee.events.js';
import { employeeProblems } from '../../employees.problems.js';
import { Assignment } from '../../persistence/assignment.entity.js';
import type { Employee } from '../../persistence/employee.entity.js';
import { RetirementDays } from '../../retirement-days.js';
import type { AssignmentCorrectionRequest, AssignmentWithdrawalRequest } from '../http/correction.request.js';
import { type Neighbour, type RecordKind, requireInOrder, type Settled, type Step, touches } from '../record-kind.js';
import { PersonRecords } from './person-records.js';

type Patch = Omit<AssignmentCorrectionRequest, 'reason'>;
type Choice = Omit<AssignmentWithdrawalRequest, 'reason'>;

/** Who holds which post. A definitive post may be given by a transfer; then the one before ends the day before it. */
@Injectable()
export class AssignmentKind implements RecordKind<Assignment, Patch, Choice, Employee> {
  readonly entity = Assignment;
  readonly type = 'assignment';
  readonly byHand = ['headsUnit'] as const;

  constructor(
    private readonly db: Database,
    private readonly people: PersonRecords,
    private readonly organization: OrganizationApi,
    private readonly lines: ReportingLines,
    private readonly retirement: RetirementDays,
    private readonly events: EventRecorder,
  ) {}

  open(actor: Actor, { employeeId }: Where<Assignment>): Promise<Employee> {
    return this.people.open(actor, employeeId);
  }

  facts({ movePrevious: _, validUntil, ...facts }: Patch): Where<Assignment> {
    return { ...facts, validUntil: validUntil === null ? OPEN_END : validUntil };
  }

  /** Throws EMPLOYEE.RANGE_REVERSED, NO_POST_BEFORE, ASSIGNMENT_OVERLAPS, ORGANIZATION.POSITION_UNKNOWN, POSITION_ABSENT. */
  async check({
    before,
    after,
    changed,
    patch,
  }: Step<Assignment, Patch, Employee>): Promise<Neighbour<Assignment> | null> {
    requireInOrder(after);
    const { unitId, positionId, validFrom, validUntil } = after;
    if (touches(changed, 'unitId', 'positionId'))
      await this.organization.requirePosition(positionId, unitId, { validFrom, validUntil });
    const moves = patch.movePrevious === true && changed.has('validFrom');
    const previous = moves ? await this.follower(before, plusDays(validFrom, -1)) : null;
    if (touches(changed, 'kind')) await this.requireFree(after, previous);
    return previous;
  }

  /** Throws EMPLOYEE.NO_POST_BEFORE, ASSIGNMENT_OVERLAPS, ORGANIZATION.POSITION_ABSENT. */
  async release(row: Assignment, { reopenPrevious }: Choice): Promise<Neighbour<Assignment> | null> {
    if (reopenPrevious !== true) return null;
    const previous = await this.follower(row, row.validUntil);
    const days = { ...previous.row, validUntil: previous.validUntil };
    requireFreeDays(await this.definitivePosts(days, [days.id, row.id]), days);
    return previous;
  }

  async settle({ before, after, neighbour }: Settled<Assignment>): Promise<void> {
    const { id: assignmentId, employeeId, unitId } = before;
    const concernsHead = [before, after, neighbour?.row].some((post) => post?.headsUnit === true);
    await this.lines.rebuild(concernsHead ? undefined : employeeId);
    await this.retirement.refresh(employeeId);
    const of = { assignmentId, employeeId };
    if (after) await this.events.record(new AssignmentCorrected({ ...of, unitId: after.unitId }));
    else await this.events.record(new AssignmentWithdrawn({ ...of, unitId }));
    if (!neighbour) return;
    const { id, unitId: ofUnit } = neighbour.row;
    await this.events.record(new AssignmentCorrected({ ...of, assignmentId: id, unitId: ofUnit }));
  }

  /** The definitive post that ended the day before this one began, with its new last day. */
  private async follower(post: Assignment, validUntil: string): Promise<Neighbour<Assignment>> {
    const dayBefore = plusDays(post.validFrom, -1);
    const posts = post.kind === 'DEFINITIF' ? await this.definitivePosts(post, [post.id]) : [];
    const row = posts.find((one) => one.validUntil === dayBefore);
    if (!row) throw employeeProblems.NO_POST_BEFORE({ dayBefore });
    requireInOrder({ ...row, validUntil });
    if (validUntil > row.validUntil) {
      const { positionId, unitId, validFrom } = row;
      await this.organization.requirePosition(positionId, unitId, { validFrom, validUntil });
    }
    return { row, validUntil };
  }

  private async requireFree(post: Assignment, previous: Neighbour<Assignment> | null): Promise<void> {
    if (post.kind !== 'DEFINITIF') return;
    const others = await this.definitivePosts(post, [post.id]);
    const asTheyWillBe = others.map((one) =>
      one.id === previous?.row.id ? { ...one, validUntil: previous.validUntil } : one,
    );
    requireFreeDays(asTheyWillBe, post);
  }

  private async definitivePosts({ employeeId }: Assignment, besides: readonly string[]): Promise<Assignment[]> {
    const posts = await this.db.find(Assignment, { employeeId, kind: 'DEFINITIF' });
    return posts.filter(({ id }) => !besides.includes(id));
  }
}

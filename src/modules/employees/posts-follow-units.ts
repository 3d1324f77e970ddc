import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuditEntry, AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { type CivilDate, plusDays } from '../../kernel/values/civil-date.js';
import {
  type HeldPost,
  type OrganizationParticipant,
  OrganizationParticipants,
  type PostMove,
  type UnitHead,
} from '../organization/index.js';
import { ReportingLines } from './chain/reporting-lines.service.js';
import { Assignment } from './persistence/assignment.entity.js';

/** Where assignments come from that follow their unit. */
const SOURCE = 'REORGANISATION';
const SOME = 500;

/** Lets people's posts, and who appraises whom, follow changes of the organisation in the same transaction. */
@Injectable()
export class PostsFollowUnits implements OrganizationParticipant, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly lines: ReportingLines,
    private readonly participants: OrganizationParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  lock(): Promise<void> {
    return this.lines.lockChanges();
  }

  async heldPosts(positionIds: readonly string[]): Promise<HeldPost[]> {
    const held: HeldPost[] = [];
    for (let at = 0; at < positionIds.length; at += SOME) {
      const some = positionIds.slice(at, at + SOME);
      const sql = `SELECT employeeId, positionId, validFrom, validUntil FROM assignment
        WHERE positionId IN (${some.map(() => '?').join(', ')})`;
      held.push(...(await this.db.rows<HeldPost>(sql, some)));
    }
    return held;
  }

  async headsOf(unitIds: readonly string[], on: CivilDate): Promise<UnitHead[]> {
    const heads: UnitHead[] = [];
    for (let at = 0; at < unitIds.length; at += SOME) {
      const some = unitIds.slice(at, at + SOME);
      const sql = `SELECT unitId, positionId FROM assignment WHERE unitId IN (${some.map(() => '?').join(', ')})
        AND headsUnit = 1 AND validFrom <= ? AND validUntil >= ?`;
      heads.push(...(await this.db.rows<UnitHead>(sql, [...some, on, on])));
    }
    return heads;
  }

  /** What somebody held until the day before stays as it was; from the day on the same goes on in the other unit. */
  async movePosts(on: CivilDate, moves: readonly PostMove[], reorganisationId: string): Promise<void> {
    const entries: AuditEntry[] = [];
    const added: Assignment[] = [];
    for (const move of moves) {
      for (const post of await this.db.find(Assignment, { positionId: move.positionId })) {
        if (post.validUntil < on) continue;
        const after = this.moved(post, move, on);
        await this.change(post, after, on);
        if (after && after.id !== post.id) added.push(after);
        entries.push(entryOf(post, after, on, reorganisationId));
      }
    }
    await this.db.insert(Assignment, added);
    await this.audit.recordAll(entries);
  }

  async followChange(): Promise<void> {
    await this.lines.rebuild();
  }

  /** The assignment that goes on: the same one where it begins only now or later, otherwise a new one; null when it ends. */
  private moved(post: Assignment, { toUnitId, toPositionId, headMoves }: PostMove, on: CivilDate): Assignment | null {
    if (toUnitId === null || toPositionId === null) return null;
    const headsUnit = post.headsUnit && headMoves;
    const place = { unitId: toUnitId, positionId: toPositionId, headsUnit, source: SOURCE };
    const now = this.clock.now();
    if (post.validFrom >= on) return { ...post, ...place, updatedAt: now, version: post.version + 1 };
    return { ...post, ...place, id: newId(), validFrom: on, createdAt: now, updatedAt: now, version: 1 };
  }

  private async change(post: Assignment, after: Assignment | null, on: CivilDate): Promise<void> {
    if (after?.id === post.id) return this.db.save(Assignment, after);
    const ended = { validUntil: plusDays(on, -1), updatedAt: this.clock.now(), version: post.version + 1 };
    await this.db.update(Assignment, { id: post.id }, ended);
  }
}

function entryOf(post: Assignment, after: Assignment | null, on: CivilDate, reorganisationId: string): AuditEntry {
  const { employeeId, unitId, positionId, headsUnit, validUntil } = post;
  const object = { type: 'assignment', id: post.id };
  const before = { unitId, positionId, headsUnit, validUntil };
  const facts = { reorganisationId };
  if (!after) {
    const last = { validUntil: plusDays(on, -1) };
    return {
      action: 'assignment.end',
      object,
      subjectEmployeeId: employeeId,
      facts,
      before: { validUntil },
      after: last,
    };
  }
  const { unitId: toUnitId, positionId: toPositionId, headsUnit: heads } = after;
  const now = {
    assignmentId: after.id,
    unitId: toUnitId,
    positionId: toPositionId,
    headsUnit: heads,
    validFrom: after.validFrom,
  };
  return { action: 'assignment.move', object, subjectEmployeeId: employeeId, facts, before, after: now };
}

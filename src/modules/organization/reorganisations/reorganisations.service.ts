import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { OrgUnitsReorganised } from '../organization.events.js';
import { OrganizationParticipants, type PostMove, UNIT_HOLDING_KINDS } from '../participants.js';
import { Position } from '../positions/persistence/position.entity.js';
import { NO_LETTER, UnitTree } from '../units/unit-tree.service.js';
import { lastDayOf, type PositionStep } from './domain/position-steps.js';
import type { OrgUnitReorganisationRequest } from './http/reorganisation.request.js';
import { OrgUnitReorganisation, OrgUnitReorganisationLine } from './persistence/reorganisation.entity.js';
import { NewUnits } from './new-units.js';
import { type Draft, type DraftLine, ReorganisationDrafts, type WholeRequest } from './reorganisation-drafts.js';

/** Carries reorganisations out: units, posts and the people in them go on elsewhere at one moment, and the record stays. */
@Injectable()
export class ReorganisationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly tree: UnitTree,
    private readonly drafts: ReorganisationDrafts,
    private readonly participants: OrganizationParticipants,
    private readonly newUnits: NewUnits,
  ) {}

  /** What a reorganisation would do; nothing is changed. Throws ORGANIZATION.REORGANISATION_UNSOUND, CYCLE, PARENT_ABSENT. */
  preview(body: OrgUnitReorganisationRequest): Promise<Draft> {
    return this.db.transaction(async () => {
      const draft = await this.drafts.of(requestOf(body), NO_LETTER);
      const object = { type: 'org-unit-reorganisation', id: 'preview' };
      const facts = { kind: body.kind, effectiveOn: body.effectiveOn };
      await this.audit.record({ action: 'org-unit-reorganisation.preview', object, facts });
      return draft;
    });
  }

  /**
   * Carries one out, all of it or nothing. Throws ORGANIZATION.REORGANISATION_UNSOUND, CYCLE, PARENT_ABSENT, REQUEST.ID_TAKEN,
   * and what participants refuse.
   */
  async carryOut(actor: Actor, body: OrgUnitReorganisationRequest): Promise<string> {
    const { id = newId(), kind, effectiveOn, letterNumber, letterOn, reason = null } = body;
    await this.db.transaction(async () => {
      await this.participants.lock();
      await this.tree.lock();
      const known = await this.db.find(OrgUnitReorganisation, { id });
      if (known.length > 0) throw refusedAt(requestProblems.ID_TAKEN, {}, '/id');
      const letter = { letterNumber, letterOn, reason, reorganisationId: id };
      const draft = await this.drafts.of(requestOf(body), letter);
      const { movedPeople, endedPeople } = draft;
      const now = this.clock.now();
      const stamps = { createdByAccountId: actor.accountId, createdAt: now, updatedAt: now, version: 1 };
      const facts = { kind, effectiveOn, letterNumber, letterOn, reason, movedPeople, endedPeople };
      await refuseTaken(this.db.insert(OrgUnitReorganisation, { id, ...facts, ...stamps }));
      await this.newUnits.add(draft.made);
      await this.tree.write(draft.periods, draft.changed);
      for (const unitId of draft.changed.keys()) await this.tree.touch(unitId);
      for (const step of draft.positions) await this.writePosition(step, effectiveOn);
      const lines = draft.lines.map(recorded).map((line, at) => {
        return { id: newId(), reorganisationId: id, sequence: at + 1, ...line };
      });
      await this.db.insert(OrgUnitReorganisationLine, lines);
      await this.participants.movePosts(effectiveOn, postMoves(draft), id);
      await this.participants.handOver(effectiveOn, draft.handedOver);
      await this.participants.followChange();
      const object = { type: 'org-unit-reorganisation', id };
      const after = { ...facts, newUnits: body.newUnits, lines: body.lines };
      await this.audit.record({ action: 'org-unit-reorganisation.carry-out', object, after });
      await this.events.record(
        new OrgUnitsReorganised({ reorganisationId: id, kind, effectiveOn, mapping: mappingOf(draft) }),
      );
    });
    return id;
  }

  private async writePosition(step: PositionStep, day: CivilDate): Promise<void> {
    const { act, toUnitId, resultId } = step;
    const post = await this.db.lock(Position, { id: step.position.id });
    if (!post) return;
    const now = this.clock.now();
    const change = { updatedAt: now, version: post.version + 1 };
    if (act === 'CREATE' && toUnitId !== null && resultId !== null) {
      const origin = { source: 'REORGANISATION', externalId: null, createdAt: now, updatedAt: now, version: 1 };
      await this.db.insert(Position, { ...post, id: resultId, unitId: toUnitId, validFrom: day, ...origin });
    }
    if (act === 'REHOME' && toUnitId !== null) await this.db.save(Position, { ...post, unitId: toUnitId, ...change });
    const validUntil = lastDayOf(step, day);
    if (validUntil !== null) await this.db.save(Position, { ...post, validUntil, ...change });
  }
}

/** The record is read by everybody: the names of managers, letters and teams stand in their own records only. */
function recorded(line: DraftLine): DraftLine {
  const isHolding = (UNIT_HOLDING_KINDS as readonly string[]).includes(line.what);
  return isHolding ? { ...line, subjectName: null } : line;
}

/** What becomes of the people: a head goes on as head only where the line says so. */
function postMoves({ positions, headMoves }: Draft): PostMove[] {
  return positions.map(({ position, line, toUnitId, resultId }) => ({
    positionId: position.id,
    toUnitId,
    toPositionId: resultId,
    headMoves: line !== null && headMoves[line] === true,
  }));
}

function mappingOf({ lines }: Draft): { fromUnitId: string; toUnitId: string }[] {
  const units = lines.filter(({ what }) => what === 'UNIT');
  return units.map(({ fromUnitId, toUnitId }) => ({ fromUnitId, toUnitId: toUnitId ?? fromUnitId }));
}

function requestOf({ kind, effectiveOn, lines, newUnits = [] }: OrgUnitReorganisationRequest): WholeRequest {
  return {
    ...{ kind, effectiveOn, newUnits },
    lines: lines.map(({ fromUnitId, toUnitId = fromUnitId, ...line }) => ({
      ...{ fromUnitId, toUnitId, newName: line.newName ?? null, newHeadPostTitle: line.newHeadPostTitle ?? null },
      ...{ allSubunits: line.allSubunits ?? false, allPositions: line.allPositions ?? false },
      ...{ subunitIds: line.subunitIds ?? [], positionIds: line.positionIds ?? [], headMoves: line.headMoves ?? false },
      takesOver: line.takesOver ?? [],
    })),
  };
}

import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { commonDays, OPEN_END, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { organizationProblems } from '../organization.problems.js';
import { OrganizationParticipants } from '../participants.js';
import { OrgUnit } from '../units/persistence/unit.entity.js';
import { positionFaults } from './domain/position-faults.js';
import { levelOf } from './domain/position-kind.js';
import type { PositionPatchRequest, PositionRequest } from './http/position.request.js';
import { Position } from './persistence/position.entity.js';
import { POSITION_FAULTS } from './position.faults.js';

type Stamps =
  'source' | 'externalId' | 'createdAt' | 'updatedAt' | 'version' | 'lastSeenAt' | 'lastSeenRunId' | 'missedRuns';
type Facts = Omit<Position, 'id' | 'titleKey' | Stamps>;

/** Adds and changes posts by hand. */
@Injectable()
export class PositionsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly participants: OrganizationParticipants,
  ) {}

  /** Adds a post to a unit. Throws ORGANIZATION.UNIT_UNKNOWN, POSITION_UNSOUND, POSITION_EXISTS, REQUEST.ID_TAKEN. */
  async add(input: PositionRequest): Promise<string> {
    const { id = newId(), unitId, kind, title, jobClass = null, echelonCode = null, ownRetirementAge = null } = input;
    const { level = levelOf(kind, title, echelonCode), validFrom = SINCE_EVER, validUntil = OPEN_END } = input;
    const what = { unitId, kind, title, level, jobClass, echelonCode, retirementAge: ownRetirementAge };
    const facts = { ...what, validFrom, validUntil };
    requireSound(facts);
    await this.db.transaction(async () => {
      await this.lockUnit(unitId);
      await this.refuseDouble(id, facts);
      const now = this.clock.now();
      const stamps = { source: 'MANUAL', createdAt: now, updatedAt: now, version: 1 };
      const post = { id, ...facts, titleKey: searchKey(title), ...stamps };
      await refuseTaken(this.db.insert(Position, post), { titleKey: organizationProblems.POSITION_EXISTS });
      await this.audit.record({ action: 'position.create', object: { type: 'position', id }, after: facts });
    });
    return id;
  }

  /**
   * Changes a post. Throws REQUEST.NOT_FOUND, STALE, ORGANIZATION.POSITION_UNSOUND, POSITION_EXISTS, POSITION_HELD.
   */
  async change(id: string, version: number | null, patch: PositionPatchRequest): Promise<void> {
    await this.db.transaction(async () => {
      // People get and lose posts under the participants' lock, so nobody takes this one meanwhile.
      await this.participants.lock();
      const [present] = await this.db.find(Position, { id });
      if (!present) throw requestProblems.NOT_FOUND();
      await this.lockUnit(present.unitId);
      const post = await this.db.lock(Position, { id });
      if (!post) throw requestProblems.NOT_FOUND();
      assertVersion(post.version, version);
      const changes = factsOf(patch);
      const after = { ...post, ...changes, titleKey: searchKey(changes.title ?? post.title) };
      requireSound(after);
      await this.refuseDouble(id, after);
      await this.requirePostsWithin(after);
      await this.db.save(Position, { ...after, updatedAt: this.clock.now(), version: post.version + 1 });
      const names = Object.keys(changes) as (keyof Facts)[];
      const before = Object.fromEntries(names.map((name) => [name, post[name]]));
      await this.audit.record({ action: 'position.change', object: { type: 'position', id }, before, after: changes });
    });
  }

  /** Posts of one unit are added and changed one after another: no two of a title share a day. */
  private async lockUnit(unitId: string): Promise<void> {
    if (!(await this.db.lock(OrgUnit, { id: unitId })))
      throw refusedAt(organizationProblems.UNIT_UNKNOWN, { unitId }, '/unitId');
  }

  private async refuseDouble(id: string, post: Pick<Position, 'unitId' | 'kind' | 'title'> & Facts): Promise<void> {
    const { unitId, kind } = post;
    const namesakes = await this.db.find(Position, { unitId, kind, titleKey: searchKey(post.title) });
    if (namesakes.some((other) => other.id !== id && commonDays(other, post)))
      throw organizationProblems.POSITION_EXISTS();
  }

  private async requirePostsWithin({ id, validFrom, validUntil }: Position): Promise<void> {
    const held = await this.participants.heldPosts([id]);
    const outside = held.filter((post) => post.validFrom < validFrom || post.validUntil > validUntil);
    if (outside.length > 0) throw organizationProblems.POSITION_HELD({ count: outside.length });
  }
}

/** Refuses what does not fit together, each fault at its field. */
function requireSound(facts: Facts): void {
  const faults = positionFaults(facts);
  if (faults.length === 0) return;
  throw organizationProblems.POSITION_UNSOUND(
    {},
    faults.map(({ field, code, allowed = '' }) => {
      return { pointer: `/${field}`, code, text: POSITION_FAULTS[code], facts: { allowed } };
    }),
  );
}

/** What a patch says, as the post keeps it. */
function factsOf({ ownRetirementAge, validFrom, validUntil, ...rest }: PositionPatchRequest): Partial<Facts> {
  return {
    ...rest,
    ...(ownRetirementAge === undefined ? {} : { retirementAge: ownRetirementAge }),
    ...(validFrom === undefined ? {} : { validFrom: validFrom ?? SINCE_EVER }),
    ...(validUntil === undefined ? {} : { validUntil: validUntil ?? OPEN_END }),
  };
}

import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { type CivilDate, type Days, later, OPEN_END, plusDays, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { organizationProblems } from '../organization.problems.js';
import { OrganizationParticipants, type Succession, UNIT_HOLDING_KINDS } from '../participants.js';
import { ReferencesReader } from '../references/references.reader.js';
import {
  bounded,
  changedFrom,
  closedAfter,
  corrected,
  lifeOf,
  periodNear,
  periodOn,
  standsAlike,
  type UnitFacts,
} from './domain/unit-periods.js';
import { isSecretariatHead, unitTypeOf } from './domain/unit-type.js';
import type {
  OrgUnitClosureRequest,
  OrgUnitPatchRequest,
  OrgUnitPeriodRequest,
  OrgUnitRequest,
} from './http/org-unit.request.js';
import { OrgUnit, OrgUnitPeriod } from './persistence/unit.entity.js';
import { type Letter, NO_LETTER, UnitTree } from './unit-tree.service.js';

type AllPeriods = ReadonlyMap<string, OrgUnitPeriod[]>;
const MANUAL = 'MANUAL';

/** Adds, corrects, changes and closes units by hand; the import brings them by the thousand. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly tree: UnitTree,
    private readonly references: ReferencesReader,
    private readonly participants: OrganizationParticipants,
  ) {}

  /**
   * Adds a unit below its parent. Throws ORGANIZATION.UNIT_UNKNOWN, ROOT_EXISTS, PARENT_ABSENT, DAYS_REVERSED, TYPE_UNKNOWN,
   * REQUEST.ID_TAKEN.
   */
  async add(input: OrgUnitRequest): Promise<string> {
    const { id = newId(), name, parentId = null, headPostTitle = null, echelonCode = null } = input;
    const { type = unitTypeOf(name) } = input;
    const facts = { name, type, parentId, headPostTitle, echelonCode };
    // A unit that nobody works in yet moves nobody, unless it is the one to which heads of agencies report.
    const isSecretariat = isSecretariatHead(headPostTitle);
    await this.db.transaction(async () => {
      if (isSecretariat) await this.participants.lock();
      await this.tree.lock();
      const all = await this.tree.periods();
      const days = daysOf(input, parentId === null ? null : this.periodsOf(all, parentId));
      await this.requireType(input.type, days.validFrom);
      const now = this.clock.now();
      const stamps = { source: MANUAL, createdAt: now, updatedAt: now, version: 1 };
      const derived = { nameKey: searchKey(name), isSecretariat };
      await refuseTaken(this.db.insert(OrgUnit, { id, ...facts, ...derived, ...days, ...stamps }));
      const period = this.tree.periodOf(id, facts, days, MANUAL);
      await this.tree.write(all, new Map([[id, [period]]]));
      if (isSecretariat) await this.participants.followChange();
      await this.record('create', id, { after: { ...facts, ...days } });
    });
    return id;
  }

  /**
   * Corrects a unit: what is said was so before, too. Throws REQUEST.NOT_FOUND, STALE, ORGANIZATION.UNIT_UNKNOWN, CYCLE,
   * PARENT_ABSENT, ROOT_EXISTS, DAYS_REVERSED, TYPE_UNKNOWN, UNIT_HAS_POSTS.
   */
  async correct(id: string, version: number | null, patch: OrgUnitPatchRequest): Promise<void> {
    await this.changing(id, version, async (all, own) => {
      const { validFrom, validUntil, ...facts } = patch;
      const near = periodNear(own, this.clock.today());
      if (facts.parentId !== undefined) this.periodsOf(all, facts.parentId);
      await this.requireType(facts.type, this.clock.today());
      const right = corrected(own, near?.validFrom ?? '', facts) ?? [...own];
      const days = {
        ...(validFrom === undefined ? {} : { validFrom: validFrom ?? SINCE_EVER }),
        ...(validUntil === undefined ? {} : { validUntil: validUntil ?? OPEN_END }),
      };
      const after = bounded(right, days);
      if (!after) throw reversed(validUntil === undefined ? '/validFrom' : '/validUntil');
      await this.requirePostsWithin(id, lifeOf(after));
      return { action: 'correct', after, before: near && only(near, facts), said: patch };
    });
  }

  /**
   * Changes a unit from a day on. Throws REQUEST.NOT_FOUND, ORGANIZATION.UNIT_ABSENT, UNIT_UNKNOWN, CYCLE, PARENT_ABSENT,
   * TYPE_UNKNOWN.
   */
  async changeFrom(id: string, request: OrgUnitPeriodRequest): Promise<string> {
    const { validFrom: day, letterNumber, letterOn, reason, ...facts } = request;
    let periodId = '';
    await this.changing(id, undefined, async (all, own) => {
      if (facts.parentId !== undefined) this.periodsOf(all, facts.parentId);
      await this.requireType(facts.type, day);
      const changed = changedFrom(own, day, facts, newId());
      if (!changed) throw this.absent(own, day, '/validFrom');
      const letter = { ...letterOf({ letterNumber, letterOn, reason }), source: MANUAL };
      const after = this.tree.lettered(changed, own, day, letter);
      periodId = periodOn(after, day)?.id ?? '';
      const old = periodOn(own, day);
      return { action: 'change', after, before: old && only(old, facts), said: request };
    });
    return periodId;
  }

  /** Ends a unit after a day. Throws REQUEST.NOT_FOUND, ORGANIZATION.UNIT_CLOSED, UNIT_ABSENT, PARENT_ABSENT, UNIT_HAS_POSTS. */
  async close(id: string, request: OrgUnitClosureRequest): Promise<void> {
    const { lastDay, letterNumber, letterOn, reason } = request;
    await this.changing(id, undefined, async (_, own) => {
      const { validFrom, validUntil } = lifeOf(own);
      if (validUntil !== OPEN_END && lastDay >= validUntil) throw organizationProblems.UNIT_CLOSED({ validUntil });
      const after = closedAfter(own, lastDay);
      if (!after) throw this.absent(own, lastDay, '/lastDay');
      await this.requirePostsWithin(id, { validFrom, validUntil: lastDay });
      const said = { closureLetterNumber: letterNumber, closureLetterOn: letterOn, closureReason: reason };
      const last = { ...(after.pop() as OrgUnitPeriod), ...closureOf(said) };
      return { action: 'close', after: [...after, last], before: { validUntil }, said: request };
    });
  }

  /** One change of one unit, with all that belongs to it: locks, version, the tree, who follows, the record. */
  private async changing(
    id: string,
    version: number | null | undefined,
    change: (
      all: AllPeriods,
      own: readonly OrgUnitPeriod[],
    ) => Promise<{ action: string; after: OrgUnitPeriod[]; before?: object; said: object }>,
  ): Promise<void> {
    await this.db.transaction(async () => {
      await this.participants.lock();
      await this.tree.lock();
      const unit = await this.db.lock(OrgUnit, { id });
      if (!unit) throw requestProblems.NOT_FOUND();
      if (version !== undefined) assertVersion(unit.version, version);
      const all = await this.tree.periods();
      const own = all.get(id) ?? [];
      const { action, after, before, said } = await change(all, own);
      await this.tree.write(all, new Map([[id, after]]));
      await this.tree.touch(id);
      const { validUntil } = lifeOf(after);
      const isEnding = validUntil !== OPEN_END && validUntil !== lifeOf(own).validUntil;
      if (isEnding) await this.participants.handOver(plusDays(validUntil, 1), allEnd(id));
      if (!standsAlike(own, after)) await this.participants.followChange();
      await this.record(action, id, { before, after: said });
    });
  }

  private periodsOf(all: AllPeriods, unitId: string): readonly OrgUnitPeriod[] {
    const periods = all.get(unitId);
    if (!periods) throw refusedAt(organizationProblems.UNIT_UNKNOWN, { unitId }, '/parentId');
    return periods;
  }

  private absent(own: readonly OrgUnitPeriod[], day: CivilDate, pointer: string): Error {
    return refusedAt(organizationProblems.UNIT_ABSENT, { day, name: periodNear(own, day)?.name ?? '' }, pointer);
  }

  /** The type is one that is in use on the day of the change, or today where that lies in the past. */
  private async requireType(type: string | null | undefined, day: CivilDate): Promise<void> {
    if (type == null || (await this.references.has('jenis-unit', type, later(day, this.clock.today())))) return;
    throw refusedAt(organizationProblems.TYPE_UNKNOWN, {}, '/type');
  }

  /** People's posts do not outlast the unit. */
  private async requirePostsWithin(unitId: string, { validFrom, validUntil }: Days): Promise<void> {
    const positions = await this.db.rows<{ id: string }>('SELECT id FROM position WHERE unitId = ?', [unitId]);
    const held = await this.participants.heldPosts(positions.map(({ id }) => id));
    const outside = held.filter((post) => post.validFrom < validFrom || post.validUntil > validUntil);
    if (outside.length > 0) throw organizationProblems.UNIT_HAS_POSTS({ count: outside.length });
  }

  private record(verb: string, id: string, values: { before?: object; after: object }): Promise<void> {
    return this.audit.record({ action: `org-unit.${verb}`, object: { type: 'org-unit', id }, ...values });
  }
}

/** What names a unit that ends ends with it; a reorganisation is the way to let it go on elsewhere. */
function allEnd(unitId: string): Succession[] {
  return UNIT_HOLDING_KINDS.map((kind) => ({ unitId, kind, toUnitId: null }));
}

/** Days of a new unit: those that are said, or those of the unit above. */
function daysOf({ validFrom, validUntil }: OrgUnitRequest, above: readonly OrgUnitPeriod[] | null): Days {
  const life = above ? lifeOf(above) : { validFrom: SINCE_EVER, validUntil: OPEN_END };
  const days = { validFrom: validFrom ?? life.validFrom, validUntil: validUntil ?? life.validUntil };
  if (days.validUntil < days.validFrom) throw reversed(validUntil === undefined ? '/validFrom' : '/validUntil');
  return days;
}

function reversed(pointer: string): Error {
  return refusedAt(organizationProblems.DAYS_REVERSED, {}, pointer);
}

function letterOf({ letterNumber = null, letterOn = null, reason = null }: Partial<Letter>): Letter {
  return { ...NO_LETTER, letterNumber, letterOn, reason };
}

type Closure = Pick<OrgUnitPeriod, 'closureLetterNumber' | 'closureLetterOn' | 'closureReason'>;

function closureOf({
  closureLetterNumber = null,
  closureLetterOn = null,
  closureReason = null,
}: Partial<Closure>): Closure {
  return { closureLetterNumber, closureLetterOn, closureReason };
}

/** The fields of a period that a change names. */
function only(period: UnitFacts, change: object): object {
  return Object.fromEntries(Object.keys(change).map((name) => [name, period[name as keyof UnitFacts]]));
}

import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { InputFault } from '../../../kernel/errors/domain-error.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { organizationProblems } from '../organization.problems.js';
import { type HeldPost, OrganizationParticipants, UNIT_HOLDING_KINDS, type UnitHolding } from '../participants.js';
import { Position } from '../positions/persistence/position.entity.js';
import { changedFrom, closedAfter, periodNear, periodOn } from '../units/domain/unit-periods.js';
import type { OrgUnitPeriod } from '../units/persistence/unit.entity.js';
import { type Letter, UnitTree } from '../units/unit-tree.service.js';
import { unitsWithoutHead } from './domain/heads-after.js';
import { type PositionStep, positionSteps } from './domain/position-steps.js';
import {
  planReorganisation,
  type ReorganisationFacts,
  type ReorganisationFault,
  type ReorganisationLine,
  type ReorganisationPlan,
  type ReorganisationRequest,
} from './domain/reorganisation.js';
import { type HandedOver, successions } from './domain/successions.js';
import type { OrgUnitReorganisationUnitRequest } from './http/reorganisation.request.js';
import { NewUnits, unusedUnits } from './new-units.js';
import type { OrgUnitReorganisationLine } from './persistence/reorganisation.entity.js';
import { REORGANISATION_FAULTS } from './reorganisation.faults.js';

type Periods = ReadonlyMap<string, OrgUnitPeriod[]>;

/** One line of the record, without what it gets when it is written. */
export type DraftLine = Omit<OrgUnitReorganisationLine, 'id' | 'reorganisationId' | 'sequence'>;

/** A reorganisation as it is asked for, with the units that it makes. */
export interface WholeRequest extends ReorganisationRequest {
  readonly newUnits: readonly OrgUnitReorganisationUnitRequest[];
}

/** A reorganisation worked out to the end, before anything is written. */
export interface Draft {
  readonly periods: Periods;
  /** The units that become others or are made, with their periods. */
  readonly changed: Periods;
  readonly made: Periods;
  /** What becomes of all that names a unit which ends. */
  readonly handedOver: readonly HandedOver[];
  readonly positions: readonly PositionStep[];
  readonly headMoves: readonly boolean[];
  readonly lines: readonly DraftLine[];
  readonly movedPeople: number;
  readonly endedPeople: number;
  /** Units in which things go on and that nobody heads on the day. */
  readonly unitsWithoutHead: readonly { readonly id: string; readonly name: string }[];
}

/** Works reorganisations out: what goes where, how many people it concerns, and what stands against it. */
@Injectable()
export class ReorganisationDrafts {
  constructor(
    private readonly db: Database,
    private readonly tree: UnitTree,
    private readonly participants: OrganizationParticipants,
    private readonly newUnits: NewUnits,
  ) {}

  /**
   * Throws ORGANIZATION.REORGANISATION_UNSOUND, CYCLE or PARENT_ABSENT when the units would be no tree afterwards, and what is wrong
   * with a new unit: TYPE_UNKNOWN, UNIT_UNKNOWN, REQUEST.ID_TAKEN.
   */
  async of(request: WholeRequest, letter: Letter): Promise<Draft> {
    const day = request.effectiveOn;
    const before = await this.tree.periods();
    const made = await this.newUnits.periods(request.newUnits, day, before, letter);
    const periods = new Map([...before, ...made]);
    const positions = await this.positionsOf(request.lines);
    const { plan, faults } = planReorganisation(request, factsOf(periods, positions, day));
    const { steps, faults: clashes } = positionSteps(plan.positions, positions, day, newId);
    const held = (await this.participants.heldPosts(steps.map(({ position }) => position.id))).filter(
      ({ validUntil }) => validUntil >= day,
    );
    const { handedOver, faults: untaken } = successions(UNIT_HOLDING_KINDS, request.lines, plan.closes);
    const unused = unusedUnits(request.newUnits, request.lines);
    refuse([...faults, ...clashes, ...laterPosts(steps, held, day), ...untaken, ...unused]);
    const changed = new Map([...made, ...this.changedUnits(periods, plan, request, letter)]);
    this.tree.requireTree(new Map([...periods, ...changed]));
    const peopleIn = (some: readonly PositionStep[]): number => {
      const ids = new Set(some.map(({ position }) => position.id));
      return new Set(held.filter(({ positionId }) => ids.has(positionId)).map(({ employeeId }) => employeeId)).size;
    };
    const holdings = await this.participants.holdingsOf(plan.closes, day);
    const worked = { periods, changed, plan, steps, request, peopleIn };
    const concerned = [...new Set(request.lines.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))];
    const headless = unitsWithoutHead({ lines: request.lines, steps }, await this.participants.headsOf(concerned, day));
    return {
      ...{ periods: before, changed, made, handedOver },
      ...{ positions: steps, headMoves: request.lines.map(({ headMoves }) => headMoves) },
      lines: [...linesOf(worked), ...holdings.map((one) => holdingLine(one, handedOver, worked))],
      movedPeople: peopleIn(steps.filter(({ act }) => act !== 'END')),
      endedPeople: peopleIn(steps.filter(({ act }) => act === 'END')),
      unitsWithoutHead: headless.map((id) => ({ id, name: namesOf(worked).newName(id) })),
    };
  }

  private async positionsOf(lines: readonly ReorganisationLine[]): Promise<Position[]> {
    const unitIds = new Set(lines.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]));
    const found: Position[] = [];
    for (const unitId of unitIds) found.push(...(await this.db.find(Position, { unitId })));
    return found;
  }

  /** The periods of the units that move, get another name or end. */
  private changedUnits(
    periods: Periods,
    plan: ReorganisationPlan,
    { effectiveOn: day, lines }: ReorganisationRequest,
    letter: Letter,
  ): Map<string, OrgUnitPeriod[]> {
    const changed = new Map<string, OrgUnitPeriod[]>();
    const change = (unitId: string, facts: Parameters<typeof changedFrom>[2]): void => {
      const own = changed.get(unitId) ?? periods.get(unitId) ?? [];
      const after = changedFrom(own, day, facts, newId()) ?? own;
      changed.set(unitId, this.tree.lettered(after, own, day, { ...letter, source: 'REORGANISATION' }));
    };
    for (const { id, toUnitId } of plan.subunits) change(id, { parentId: toUnitId });
    for (const { toUnitId, newName, newHeadPostTitle } of lines) {
      const name = newName ?? undefined;
      const headPostTitle = newHeadPostTitle ?? undefined;
      if (name !== undefined || headPostTitle !== undefined) change(toUnitId, { name, headPostTitle });
    }
    for (const unitId of plan.closes) {
      const until = closedAfter(changed.get(unitId) ?? periods.get(unitId) ?? [], plusDays(day, -1)) ?? [];
      const last = until.at(-1);
      if (!last) continue;
      const { letterNumber: closureLetterNumber, letterOn: closureLetterOn, reason: closureReason } = letter;
      const closed = { ...last, closureLetterNumber, closureLetterOn, closureReason };
      changed.set(unitId, [...until.slice(0, -1), closed]);
    }
    return changed;
  }
}

function factsOf(periods: Periods, positions: readonly Position[], day: CivilDate): ReorganisationFacts {
  const onDay = [...periods.values()].flatMap((own) => periodOn(own, day) ?? []);
  const dayBefore = [...periods.values()].flatMap((own) => periodOn(own, plusDays(day, -1)) ?? []);
  const inForce = positions.filter(({ validUntil }) => validUntil >= day);
  const idsBy = <T extends { readonly id: string }>(groups: ReadonlyMap<string, readonly T[]>): Map<string, string[]> =>
    new Map([...groups].map(([key, rows]) => [key, rows.map(({ id }) => id)]));
  const children = onDay.map(({ unitId: id, parentId }) => ({ id, parentId: parentId ?? '' }));
  return {
    present: new Set(onDay.map(({ unitId }) => unitId)),
    before: new Set(dayBefore.map(({ unitId }) => unitId)),
    childrenOf: idsBy(Map.groupBy(children, ({ parentId }) => parentId)),
    positionsOf: idsBy(Map.groupBy(inForce, ({ unitId }) => unitId)),
  };
}

/** In posts that end nobody may begin on the day or later. */
function laterPosts(steps: readonly PositionStep[], held: readonly HeldPost[], day: CivilDate): ReorganisationFault[] {
  return steps.flatMap(({ act, position }): ReorganisationFault[] => {
    const isLater = held.some(({ positionId, validFrom }) => positionId === position.id && validFrom >= day);
    return act === 'END' && isLater ? [{ line: null, field: null, code: 'POSTS_LATER', name: position.title }] : [];
  });
}

function refuse(faults: readonly ReorganisationFault[]): void {
  if (faults.length === 0) return;
  const all = faults.map(({ line, unit, field, code, name = '' }): InputFault => {
    const whole = unit === undefined ? '/lines' : `/newUnits/${unit}`;
    const pointer = line === null ? whole : `/lines/${line}${field === null ? '' : `/${field}`}`;
    return { pointer, code, text: REORGANISATION_FAULTS[code], facts: { name } };
  });
  throw organizationProblems.REORGANISATION_UNSOUND({}, all);
}

interface Worked {
  readonly periods: Periods;
  readonly changed: Periods;
  readonly plan: ReorganisationPlan;
  readonly steps: readonly PositionStep[];
  readonly request: ReorganisationRequest;
  readonly peopleIn: (steps: readonly PositionStep[]) => number;
}

/** The record: first the units and where they go on, then units below and posts. */
function linesOf({ periods, changed, plan, steps, request, peopleIn }: Worked): DraftLine[] {
  const { lines } = request;
  const closes = new Set(plan.closes);
  const { newName, between } = namesOf({ periods, changed, request });
  const nothing = { subjectId: null, subjectName: null, resultId: null };
  return [
    ...lines.map(({ fromUnitId, toUnitId }, at): DraftLine => {
      const people = peopleIn(steps.filter(({ line }) => line === at));
      const units = between(fromUnitId, toUnitId);
      return { what: 'UNIT', ...units, ...nothing, closes: closes.has(fromUnitId), people };
    }),
    ...plan.subunits.map(({ id, fromUnitId, toUnitId }): DraftLine => {
      const subject = { subjectId: id, subjectName: newName(id), resultId: null };
      return { what: 'SUBUNIT', ...between(fromUnitId, toUnitId), ...subject, closes: false, people: 0 };
    }),
    ...steps.map((step): DraftLine => {
      const { position, toUnitId, resultId } = step;
      const subject = { subjectId: position.id, subjectName: position.title, resultId };
      const units = between(position.unitId, toUnitId);
      return { what: 'POSITION', ...units, ...subject, closes: false, people: peopleIn([step]) };
    }),
  ];
}

/** Units as they were called the day before and are called from the day on. */
function namesOf({ periods, changed, request: { effectiveOn: day } }: Pick<Worked, 'periods' | 'changed' | 'request'>) {
  const formerName = (id: string): string => periodNear(periods.get(id) ?? [], plusDays(day, -1))?.name ?? '';
  const newName = (id: string): string => periodNear(changed.get(id) ?? periods.get(id) ?? [], day)?.name ?? '';
  const between = (fromUnitId: string, toUnitId: string | null) => ({
    ...{ fromUnitId, fromUnitName: formerName(fromUnitId) },
    ...{ toUnitId, toUnitName: toUnitId === null ? null : newName(toUnitId) },
  });
  return { newName, between };
}

/** What names a unit that ends: where it goes on, or that it ends. */
function holdingLine(
  { kind, id, unitId, name, mustEnd }: UnitHolding,
  handedOver: readonly HandedOver[],
  worked: Worked,
): DraftLine {
  const to = handedOver.find((one) => one.unitId === unitId && one.kind === kind)?.toUnitId ?? null;
  const units = namesOf(worked).between(unitId, mustEnd ? null : to);
  return { what: kind, ...units, subjectId: id, subjectName: name, resultId: null, closes: false, people: 0 };
}

import {
  type CivilDate,
  type Days,
  earlier,
  holdsOn,
  OPEN_END,
  plusDays,
} from '../../../../kernel/values/civil-date.js';
import type { AssignmentKind } from '../../chain/domain/chain-facts.js';
import { changesBetween, type Effect, type FieldChange } from './row-changes.js';
import type { RowFault } from './row-faults.js';

/** A post that somebody has, had or will have. */
export interface HeldAssignment extends Days {
  readonly id: string;
  readonly kind: AssignmentKind;
  readonly unitId: string;
  /** The post: kind and title, as they are compared. */
  readonly positionKey: string;
  readonly title: string;
  readonly unitName: string;
  readonly letterNumber: string | null;
  readonly letterOn: CivilDate | null;
}

/** What a row says, with its unit found; open where it has no end. */
export type WantedAssignment = Omit<HeldAssignment, 'validUntil'> & { readonly until: CivilDate | null };

/** What becomes of somebody's posts by one row. */
export interface AssignmentPlan {
  readonly action: 'NEW' | 'CHANGED' | 'UNCHANGED';
  /** The post as it is afterwards. */
  readonly after: HeldAssignment;
  readonly before: HeldAssignment | null;
  /** The definitive post that ends the day before. */
  readonly ends: HeldAssignment | null;
}

/**
 * Where a row fits among somebody's posts. The same post of the same kind from the same day is the one that is recorded. A new
 * definitive one ends the one in force the day before, and itself ends before the next: no two share a day, so one with an
 * end that reaches into a later one, or into the rest of one that has an end of its own, is refused. Others may overlap.
 * Source: rules.md EM-3, IM-11.
 */
export function placeAssignment(wanted: WantedAssignment, own: readonly HeldAssignment[]): AssignmentPlan | RowFault {
  const { until, ...facts } = wanted;
  const same = own.find((one) => isSame(one, wanted));
  if (same) return corrected(wanted, same, own);
  if (wanted.kind !== 'DEFINITIF')
    return { action: 'NEW', before: null, ends: null, after: { ...facts, validUntil: until ?? OPEN_END } };
  const definitive = own.filter(({ kind }) => kind === 'DEFINITIF');
  const current = definitive.find((one) => holdsOn(one, wanted.validFrom)) ?? null;
  const next = firstAfter(definitive, wanted.validFrom);
  if (current?.validFrom === wanted.validFrom) {
    const after = { ...facts, id: current.id, validUntil: until ?? current.validUntil };
    if (next && after.validUntil >= next) return overlap(next);
    return { action: 'CHANGED', before: current, ends: null, after };
  }
  if (until !== null && next !== null && until >= next) return overlap(next);
  if (current && current.validUntil !== OPEN_END && (until ?? OPEN_END) < current.validUntil)
    return overlap(current.validFrom);
  const end = until ?? (next === null ? OPEN_END : plusDays(next, -1));
  return { action: 'NEW', before: null, ends: current, after: { ...facts, validUntil: end } };
}

/** Somebody's posts after a plan. */
export function afterPlan(own: readonly HeldAssignment[], { after, ends }: AssignmentPlan): HeldAssignment[] {
  const kept = own.filter(({ id }) => id !== after.id && id !== ends?.id);
  const ended = ends ? [{ ...ends, validUntil: plusDays(after.validFrom, -1) }] : [];
  return [...kept, ...ended, after];
}

/** What a plan changes of a post that is recorded. */
export function assignmentChanges({ before, after }: AssignmentPlan): FieldChange[] {
  return before ? changesBetween(shown(before), shown(after)) : [];
}

/** What a plan does to somebody on a day beyond corrections. */
export function assignmentEffects(own: readonly HeldAssignment[], plan: AssignmentPlan, today: CivilDate): Effect[] {
  const home = (posts: readonly HeldAssignment[]): HeldAssignment | undefined =>
    posts.find((one) => one.kind === 'DEFINITIF' && holdsOn(one, today));
  const [was, is] = [home(own), home(afterPlan(own, plan))];
  if (!was) return [];
  if (!is) return ['LOSES_POST'];
  return was.unitId === is.unitId ? [] : ['MOVES_UNIT'];
}

function corrected(
  wanted: WantedAssignment,
  same: HeldAssignment,
  own: readonly HeldAssignment[],
): AssignmentPlan | RowFault {
  const { letterNumber = null, letterOn = null } = wanted;
  const validUntil = wanted.until ?? same.validUntil;
  const letter = { letterNumber: letterNumber ?? same.letterNumber, letterOn: letterOn ?? same.letterOn };
  const after = { ...same, validUntil, ...letter };
  const next = firstAfter(
    own.filter(({ kind }) => kind === 'DEFINITIF'),
    same.validFrom,
  );
  if (same.kind === 'DEFINITIF' && next !== null && validUntil >= next) return overlap(next);
  const isChanged = changesBetween(shown(same), shown(after)).length > 0;
  return { action: isChanged ? 'CHANGED' : 'UNCHANGED', before: same, ends: null, after };
}

function isSame(one: HeldAssignment, wanted: WantedAssignment): boolean {
  const { kind, unitId, positionKey, validFrom } = wanted;
  return one.kind === kind && one.unitId === unitId && one.positionKey === positionKey && one.validFrom === validFrom;
}

function firstAfter(posts: readonly HeldAssignment[], day: CivilDate): CivilDate | null {
  const later = posts.filter(({ validFrom }) => validFrom > day).map(({ validFrom }) => validFrom);
  return later.length === 0 ? null : later.reduce(earlier);
}

function overlap(validFrom: CivilDate): RowFault {
  return { column: 'TMT JABATAN', code: 'POSTS_OVERLAP', value: validFrom, facts: { validFrom } };
}

function shown({ unitName: unit, title: position, validUntil, letterNumber, letterOn }: HeldAssignment): object {
  return { unit, position, validUntil: validUntil === OPEN_END ? null : validUntil, letterNumber, letterOn };
}

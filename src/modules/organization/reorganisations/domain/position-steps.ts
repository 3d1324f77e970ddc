import { type CivilDate, commonDays, type Days, holdsOn, plusDays } from '../../../../kernel/values/civil-date.js';
import type { Moved, ReorganisationFault } from './reorganisation.js';

/** A post as far as it matters where it goes. */
export interface MovablePosition extends Days {
  readonly id: string;
  readonly unitId: string;
  readonly kind: string;
  readonly title: string;
  readonly titleKey: string;
}

/**
 * What becomes of a post: it ends; it begins only later and so belongs to the other unit from its beginning (REHOME); people go
 * on in a post of the same title that the other unit has (REUSE) or gets (CREATE).
 */
export interface PositionStep {
  readonly position: MovablePosition;
  readonly act: 'END' | 'REHOME' | 'REUSE' | 'CREATE';
  readonly line: number | null;
  readonly toUnitId: string | null;
  readonly resultId: string | null;
}

/**
 * What becomes of each post of a reorganisation. Posts of one kind and title that come from several units become one. A post of
 * that title which the other unit has on other days only is a clash. Source: rules.md OR-3.
 */
export function positionSteps(
  moved: readonly Moved[],
  positions: readonly MovablePosition[],
  day: CivilDate,
  newId: () => string,
): { steps: PositionStep[]; faults: ReorganisationFault[] } {
  const byId = new Map(positions.map((one) => [one.id, one]));
  const there = [...positions];
  const faults: ReorganisationFault[] = [];
  const steps = moved.flatMap(({ id, line, toUnitId }): PositionStep[] => {
    const position = byId.get(id);
    if (!position) return [];
    if (toUnitId === null) return [{ position, act: 'END', line, toUnitId, resultId: null }];
    const needed = { validFrom: day > position.validFrom ? day : position.validFrom, validUntil: position.validUntil };
    const namesakes = there.filter(
      (one) => one.unitId === toUnitId && keyOf(one) === keyOf(position) && commonDays(one, needed),
    );
    const [known] = namesakes;
    if (known) {
      const covers = holdsOn(known, needed.validFrom) && known.validUntil >= needed.validUntil;
      if (!covers || namesakes.length > 1)
        faults.push({ line, field: null, code: 'POSITION_CLASH', name: position.title });
      return [{ position, act: 'REUSE', line, toUnitId, resultId: known.id }];
    }
    const isLater = position.validFrom >= day;
    const resultId = isLater ? position.id : newId();
    there.push({ ...position, id: resultId, unitId: toUnitId, ...needed });
    return [{ position, act: isLater ? 'REHOME' : 'CREATE', line, toUnitId, resultId }];
  });
  return { steps, faults };
}

/** The last day of a post that goes on elsewhere from a day on, or ends then; null for one that would not have begun. */
export function lastDayOf({ position, act }: PositionStep, day: CivilDate): CivilDate | null {
  return act === 'REHOME' || position.validFrom >= day ? null : plusDays(day, -1);
}

const keyOf = ({ kind, titleKey }: MovablePosition): string => `${kind}|${titleKey}`;

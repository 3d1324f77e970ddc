import {
  type CivilDate,
  type Days,
  earlier,
  holdsOn,
  later,
  OPEN_END,
  plusDays,
} from '../../../../kernel/values/civil-date.js';

/** What a unit is on a day: everything of it that may change. */
export interface UnitFacts {
  readonly name: string;
  /** Code of the list `jenis-unit`; null where nobody has said it. */
  readonly type: string | null;
  readonly parentId: string | null;
  /** Title of the post that heads the unit. */
  readonly headPostTitle: string | null;
  /** SIASN code of that post's eselon. */
  readonly echelonCode: string | null;
}

/** The facts of a unit on some days. Those of one unit follow each other without gap, from its first to its last day. */
export interface UnitPeriod extends UnitFacts, Days {
  readonly id: string;
}

/**
 * The periods after a change from a day on. Each fact keeps its new value until the day on which it changes again anyway: a
 * unit that moves in March and was to be renamed in June is renamed in June. The period that begins on the day is changed
 * itself, otherwise the one in force is cut there and the part behind gets `newId`.
 * Null when the unit is not there on the day. Source: rules.md OR-2.
 */
export function changedFrom<P extends UnitPeriod>(
  periods: readonly P[],
  day: CivilDate,
  change: Partial<UnitFacts>,
  newId: string,
): P[] | null {
  const before = periodOn(periods, day);
  if (!before) return null;
  const cut = periods.flatMap((one): P[] => {
    if (one !== before || one.validFrom === day) return [one];
    return [
      { ...one, validUntil: plusDays(day, -1) },
      { ...one, id: newId, validFrom: day },
    ];
  });
  const from = cut.findIndex(({ validFrom }) => validFrom === day);
  return spread(cut, change, before, from, 1);
}

/**
 * The periods after a correction: what is said of a day was always so. The right value takes the place of the wrong one in the
 * period of that day and in its neighbours, as far as they have the same wrong value. Source: rules.md OR-2.
 */
export function corrected<P extends UnitPeriod>(
  periods: readonly P[],
  day: CivilDate,
  change: Partial<UnitFacts>,
): P[] | null {
  const before = periodOn(periods, day);
  if (!before) return null;
  const at = periods.indexOf(before);
  const forwards = spread([...periods], change, before, at, 1);
  return spread(forwards, change, before, at - 1, -1);
}

/** The periods of a unit whose first or last day is another one; null when a period would have no day left. */
export function bounded<P extends UnitPeriod>(periods: readonly P[], days: Partial<Days>): P[] | null {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return null;
  const { validFrom = first.validFrom, validUntil = last.validUntil } = days;
  if (validFrom > first.validUntil || validUntil < last.validFrom || validFrom > validUntil) return null;
  return periods.map((one) => ({
    ...one,
    validFrom: one === first ? validFrom : one.validFrom,
    validUntil: one === last ? validUntil : one.validUntil,
  }));
}

/** The periods of a unit that is closed after a day: what was planned for later falls away. Null when it is not there then. */
export function closedAfter<P extends UnitPeriod>(periods: readonly P[], lastDay: CivilDate): P[] | null {
  if (!periodOn(periods, lastDay)) return null;
  const until = periods.filter(({ validFrom }) => validFrom <= lastDay);
  return until.map((one) => ({ ...one, validUntil: earlier(one.validUntil, lastDay) }));
}

/** The first and the last day of a unit. */
export function lifeOf(periods: readonly Days[]): Days {
  return periods.reduce<Days>(
    (life, one) => ({
      validFrom: earlier(life.validFrom, one.validFrom),
      validUntil: later(life.validUntil, one.validUntil),
    }),
    { validFrom: OPEN_END, validUntil: '0000-00-00' },
  );
}

/** The period of a day; undefined when the unit is not there. */
export function periodOn<D extends Days>(periods: readonly D[], day: CivilDate): D | undefined {
  return periods.find((one) => holdsOn(one, day));
}

/** The period that shows a unit on a day, also before its first day and after its last: then the nearest. */
export function periodNear<D extends Days>(periods: readonly D[], day: CivilDate): D | undefined {
  const sorted = [...periods].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  return sorted.findLast(({ validFrom }) => validFrom <= day) ?? sorted[0];
}

/**
 * True when a change moves nobody: on every day the unit stands below the same unit, is of the same type and has a head post of the
 * same title, whatever else is new.
 */
export function standsAlike(before: readonly UnitPeriod[], after: readonly UnitPeriod[]): boolean {
  const turnsOf = (periods: readonly UnitPeriod[]): string => {
    const places = periods.map(({ validFrom, parentId, type, headPostTitle }) => {
      return { validFrom, place: JSON.stringify([parentId, type, headPostTitle]) };
    });
    const turns = places.filter(({ place }, at) => place !== places[at - 1]?.place);
    return JSON.stringify([turns, periods.at(-1)?.validUntil]);
  };
  return turnsOf(before) === turnsOf(after);
}

/** Writes each fact of the change into the periods from one on, in one direction, until one that had another value. */
function spread<P extends UnitPeriod>(
  periods: P[],
  change: Partial<UnitFacts>,
  before: UnitFacts,
  from: number,
  step: 1 | -1,
): P[] {
  const names = (Object.keys(change) as (keyof UnitFacts)[]).filter((name) => change[name] !== undefined);
  const result = [...periods];
  for (const name of names) {
    for (let at = from; at >= 0 && at < result.length; at += step) {
      const one = result[at] as P;
      if (one[name] !== before[name]) break;
      result[at] = { ...one, [name]: change[name] };
    }
  }
  return result;
}

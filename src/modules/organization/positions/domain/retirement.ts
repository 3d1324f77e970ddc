import { type CivilDate, OPEN_END } from '../../../../kernel/values/civil-date.js';
import type { PositionLevel } from './position-kind.js';

/** What decides at which age the holder of a post retires. */
export interface RetiringPost {
  readonly title: string;
  readonly level: PositionLevel | null;
  /** An age that was set for this very post; null where the rule counts. */
  readonly retirementAge: number | null;
}

/** Posts whose titles begin so retire at another age than their level says. */
export interface SpecialAge {
  readonly titleStartsWith: string;
  readonly age: number;
}

/** Retirement ages (BUP) in years, by level and for special posts. */
export interface RetirementAges {
  readonly byLevel: ReadonlyMap<string, number>;
  readonly special: readonly SpecialAge[];
  /** Of a post whose level nobody knows. */
  readonly otherwise: number;
}

/**
 * The age at which the holder of a post retires: the post's own, or else that of the special posts whose longest beginning its
 * title has, or else that of its level. Source: UU 20/2023, PP 11/2017; rules.md OR-6.
 */
export function retirementAge(post: RetiringPost, ages: RetirementAges): number {
  if (post.retirementAge !== null) return post.retirementAge;
  const title = post.title.trim().toLowerCase();
  const beginsSo = ({ titleStartsWith }: SpecialAge): boolean => {
    const start = titleStartsWith.toLowerCase();
    return title === start || title.startsWith(`${start} `);
  };
  const [special] = ages.special.filter(beginsSo).sort((a, b) => b.titleStartsWith.length - a.titleStartsWith.length);
  return special?.age ?? ages.byLevel.get(post.level ?? '') ?? ages.otherwise;
}

/**
 * The day on which somebody retires: the first day of the month after reaching the age. Source: PP 11/2017; rules.md OR-6.
 * Of a birth date by which that is no day of the calendar any more, whoever typed it, it is the open end.
 */
export function retirementDate(birthDate: CivilDate, age: number): CivilDate {
  const [year = 0, month = 0] = birthDate.split('-').map(Number);
  const [inYear, inMonth] = month === 12 ? [year + age + 1, 1] : [year + age, month + 1];
  if (inYear > 9999) return OPEN_END;
  return `${String(inYear).padStart(4, '0')}-${String(inMonth).padStart(2, '0')}-01`;
}

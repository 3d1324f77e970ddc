import { mean } from 'simple-statistics';
import { holmAdjusted } from './multiplicity.js';
import { normalCdf, normalFromStudent, normalQuantile } from './normal.js';

/** What people are compared by. */
export const ATTRIBUTES = ['SEX', 'AGE_BAND', 'GRADE', 'UNIT', 'EMPLOYMENT'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Somebody with a result; an attribute that is not known is null. */
export interface GroupMember {
  readonly appraiserId: string;
  /** Raw level, in latent levels. */
  readonly level: number;
  readonly attributes: Readonly<Record<Attribute, string | null>>;
}

/** From where on groups are shown. */
export interface GroupSettings {
  readonly smallestGroup: number;
  readonly alpha: number;
}

/** A group beside all others of whom the attribute is known. Figures are null where the group is too small to be shown. */
export interface GroupDifference {
  readonly attribute: Attribute;
  readonly group: string;
  readonly isSuppressed: boolean;
  readonly people: number | null;
  /** Mean of the group less mean of the others, in latent levels. */
  readonly difference: number | null;
  readonly interval: readonly [number, number] | null;
  /** The same between people of the same appraiser: what is left when groups are spread unevenly over appraisers. */
  readonly withinAppraisers: number | null;
  /** Held against chance over all comparisons of the year. */
  readonly adjustedP: number | null;
  readonly isClear: boolean;
}

/**
 * How groups differ, with Welch intervals; p-values after Holm over all comparisons shown, because a claim that a group is rated lower must not be one
 * of many tries. Groups below the minimum or of fewer than three appraisers are hidden, and with them as many of the next smallest as it takes for the hidden ones to be two at least
 * and the minimum together, so that none follows by subtraction. A group with too few others beside it is shown with its size alone.
 * Source: rules.md FA-9, FA-10.
 */
export function groupDifferences(members: readonly GroupMember[], settings: GroupSettings): GroupDifference[] {
  const centres = new Map(
    [...Map.groupBy(members, ({ appraiserId }) => appraiserId)].map(([id, own]) => [
      id,
      mean(own.map(({ level }) => level)),
    ]),
  );
  const rows = ATTRIBUTES.flatMap((attribute) => {
    const known = members.filter(({ attributes }) => attributes[attribute] !== null);
    const groups = Map.groupBy(known, ({ attributes }) => attributes[attribute] ?? '');
    const all = sumsOf(known, centres);
    const hidden = hiddenGroups(
      [...groups].map(([group, own]) => ({ group, people: own.length, appraisers: appraisersOf(own) })),
      settings.smallestGroup,
    );
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, own]) => {
        const isShown = !hidden.has(group) && known.length - own.length >= settings.smallestGroup;
        return {
          attribute,
          group,
          people: own.length,
          compared: isShown ? compare(sumsOf(own, centres), all, settings.alpha) : null,
          isHidden: hidden.has(group),
        };
      });
  });
  const adjusted = holmAdjusted(rows.flatMap(({ compared }) => compared?.pValue ?? []));
  let place = 0;
  return rows.map(({ attribute, group, people, compared, isHidden }) => {
    const adjustedP = compared === null ? null : (adjusted[place++] ?? null);
    const shown = {
      difference: compared?.difference ?? null,
      interval: compared?.interval ?? null,
      withinAppraisers: compared?.within ?? null,
    };
    return {
      attribute,
      group,
      isSuppressed: isHidden,
      people: isHidden ? null : people,
      ...shown,
      adjustedP,
      isClear: adjustedP !== null && adjustedP < settings.alpha,
    };
  });
}

/** What decides whether a group is shown. */
export interface GroupSize {
  readonly group: string;
  readonly people: number;
  readonly appraisers: number;
}

/** A group that fewer than these have rated would tell how one of them rates. */
const FEWEST_APPRAISERS = 3;

const appraisersOf = (members: readonly GroupMember[]): number =>
  new Set(members.map(({ appraiserId }) => appraiserId)).size;

/**
 * Groups that are not shown: those below the minimum, those that one or two appraisers have rated, and as many of the next smallest as it takes
 * for the hidden ones to be enough together.
 */
export function hiddenGroups(groups: readonly GroupSize[], smallest: number): ReadonlySet<string> {
  const isTold = ({ people, appraisers }: GroupSize): boolean => people < smallest || appraisers < FEWEST_APPRAISERS;
  const hidden = groups.filter(isTold);
  const others = groups
    .filter((one) => !isTold(one))
    .sort((one, other) => one.people - other.people || (one.group < other.group ? -1 : 1));
  for (const next of others) {
    const people = hidden.reduce((sum, one) => sum + one.people, 0);
    if (hidden.length === 0 || (hidden.length > 1 && people >= smallest)) break;
    hidden.push(next);
  }
  return new Set(hidden.map(({ group }) => group));
}

/** Sums over people: so all beside a group are known without going through them once more. */
interface Sums {
  readonly people: number;
  readonly level: number;
  readonly squares: number;
  /** Of levels less the mean of the appraiser. */
  readonly offCentre: number;
}

function sumsOf(members: readonly GroupMember[], centres: ReadonlyMap<string, number>): Sums {
  let [level, squares, offCentre] = [0, 0, 0];
  for (const one of members) {
    level += one.level;
    squares += one.level ** 2;
    offCentre += one.level - (centres.get(one.appraiserId) ?? 0);
  }
  return { people: members.length, level, squares, offCentre };
}

function compare(own: Sums, all: Sums, alpha: number) {
  const others: Sums = {
    ...{ people: all.people - own.people, level: all.level - own.level },
    ...{ squares: all.squares - own.squares, offCentre: all.offCentre - own.offCentre },
  };
  const difference = own.level / own.people - others.level / others.people;
  const parts = [own, others].map(({ people, level, squares }) => {
    const free = people - 1;
    return { variance: Math.max(squares - level ** 2 / people, 0) / free / people, free };
  });
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  // Levels are of the order of 1, so what is left below this is what sums have lost.
  const isAlike = variance < 1e-12;
  const freedom = isAlike
    ? Infinity
    : variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.free, 0);
  const error = isAlike ? 0 : Math.sqrt(variance);
  const half = studentQuantile(1 - alpha / 2, freedom) * error;
  const pValue = isAlike ? 1 : 2 * (1 - normalCdf(normalFromStudent(Math.abs(difference) / error, freedom)));
  return {
    ...{ difference, interval: [difference - half, difference + half] as const, pValue },
    within: own.offCentre / own.people - others.offCentre / others.people,
  };
}

function studentQuantile(p: number, freedom: number): number {
  const z = normalQuantile(p);
  if (freedom === Infinity) return z;
  const stretched = (z * (8 * freedom + 3)) / (8 * freedom + 1);
  return Math.sqrt(freedom * (Math.exp(stretched ** 2 / freedom) - 1));
}

import { mean, sampleVariance } from 'simple-statistics';
import { holmAdjusted } from './multiplicity.js';
import { normalCdf, normalQuantile } from './normal.js';

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
 * of many tries. Groups below the minimum are hidden; where they are together still too few, the smallest shown one is hidden with them, so that
 * none follows by subtraction. Source: rules.md FA-9, FA-10.
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
    const hidden = hiddenGroups(
      [...groups].map(([group, own]) => [group, own.length]),
      settings.smallestGroup,
    );
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, own]) => {
        const others = known.filter(({ attributes }) => attributes[attribute] !== group);
        const isShown = !hidden.has(group) && others.length >= settings.smallestGroup;
        return {
          attribute,
          group,
          people: own.length,
          compared: isShown ? compare(own, others, centres, settings.alpha) : null,
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

/** Groups that are not shown: those below the minimum, and as many of the next smallest as it takes for the hidden ones to be enough together. */
export function hiddenGroups(groups: readonly (readonly [string, number])[], smallest: number): ReadonlySet<string> {
  const bySize = groups.toSorted(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const hidden = new Set<string>();
  let total = 0;
  for (const [group, size] of bySize) {
    const isTooSmall = size < smallest;
    const tellsByDifference = hidden.size > 0 && (total < smallest || hidden.size === 1);
    if (!isTooSmall && !tellsByDifference) break;
    hidden.add(group);
    total += size;
  }
  return hidden;
}

function compare(
  own: readonly GroupMember[],
  others: readonly GroupMember[],
  centres: ReadonlyMap<string, number>,
  alpha: number,
) {
  const [a, b] = [own, others].map((all) => all.map(({ level }) => level)) as [number[], number[]];
  const difference = mean(a) - mean(b);
  const parts = [a, b].map((all) => ({ variance: sampleVariance(all) / all.length, free: all.length - 1 }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const freedom =
    variance === 0 ? Infinity : variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.free, 0);
  const error = Math.sqrt(variance);
  const half = studentQuantile(1 - alpha / 2, freedom) * error;
  const offCentre = (all: readonly GroupMember[]) =>
    mean(all.map(({ appraiserId, level }) => level - (centres.get(appraiserId) ?? 0)));
  const pValue = error === 0 ? 1 : 2 * (1 - normalCdf(normalFromStudent(Math.abs(difference) / error, freedom)));
  return {
    difference,
    interval: [difference - half, difference + half] as const,
    within: offCentre(own) - offCentre(others),
    pValue,
  };
}

/** A t value as the z value with the same probability (Wallace 1959); off by less than 0.01 from 5 degrees of freedom on. */
export function normalFromStudent(t: number, freedom: number): number {
  if (freedom === Infinity) return t;
  return ((8 * freedom + 1) / (8 * freedom + 3)) * Math.sqrt(freedom * Math.log(1 + t ** 2 / freedom)) * Math.sign(t);
}

function studentQuantile(p: number, freedom: number): number {
  const z = normalQuantile(p);
  if (freedom === Infinity) return z;
  const stretched = (z * (8 * freedom + 3)) / (8 * freedom + 1);
  return Math.sqrt(freedom * (Math.exp(stretched ** 2 / freedom) - 1));
}

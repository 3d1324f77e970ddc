/** What a row changes in one field; numbers of people are masked. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What applying a row does to a person beyond corrections: the guard against mass changes counts them. */
export type Effect = 'MOVES_UNIT' | 'LOSES_POST' | 'CHANGES_STANDING';

/** How many records of a source the rows of a file would touch so, each counted once in `affected`. */
export interface Impact {
  /** Records of the source that are in force. */
  readonly known: number;
  readonly movesUnit: number;
  readonly losesPost: number;
  readonly changesStanding: number;
  /** Records that at least one of the three holds for. */
  readonly affected: number;
  /** Of a file of units: people with a definitive post, and those of them in units that move or are missing. */
  readonly people?: PeopleCount | null;
}

/** How many people there are, and how many of them a file of something else touches. */
export interface PeopleCount {
  readonly known: number;
  readonly affected: number;
}

/** What somebody must have looked at: so many records, or people that they hold. */
export interface Confirmation {
  readonly count: number;
  readonly of: 'RECORDS' | 'PEOPLE';
}

/** From how much on an application asks for a confirmation. */
export interface GuardLimits {
  readonly percent: number;
  /** It never asks for fewer records than so many. */
  readonly records: number;
}

/** The fields in which two records differ, as texts; what the row does not say (undefined) does not count. */
export function changesBetween(before: object, after: object): FieldChange[] {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]): FieldChange[] => {
    const change = { field, before: textOf(was.get(field)), after: textOf(value) };
    return value === undefined || change.before === change.after ? [] : [change];
  });
}

/** Counts the effects of rows while they are judged; each record once. */
export class ImpactCount {
  private readonly seen: Record<Effect, Set<string>> = {
    MOVES_UNIT: new Set(),
    LOSES_POST: new Set(),
    CHANGES_STANDING: new Set(),
  };

  add(recordId: string | null, effects: readonly Effect[]): void {
    if (recordId !== null) for (const effect of effects) this.seen[effect].add(recordId);
  }

  /** The records that at least one effect holds for. */
  records(): ReadonlySet<string> {
    return new Set(Object.values(this.seen).flatMap((ids) => [...ids]));
  }

  of(known: number): Impact {
    const { MOVES_UNIT: movesUnit, LOSES_POST: losesPost, CHANGES_STANDING: changesStanding } = this.seen;
    const affected = this.records().size;
    const sizes = { movesUnit: movesUnit.size, losesPost: losesPost.size, changesStanding: changesStanding.size };
    return { known, ...sizes, affected };
  }
}

/**
 * With which number an application must be confirmed: the records that it would touch together with those that are missing from
 * a full file, or the people whom these hold where people are too many; null where it is no mass change. Source: rules.md IM-4.
 */
export function confirmationNeeded(impact: Impact | null, missing: number, limits: GuardLimits): Confirmation | null {
  if (!impact) return null;
  const { people, known, affected } = impact;
  if (people && isMass(people.affected, people.known, limits)) return { count: people.affected, of: 'PEOPLE' };
  const touched = affected + missing;
  return isMass(touched, known, limits) ? { count: touched, of: 'RECORDS' } : null;
}

function isMass(touched: number, known: number, limits: GuardLimits): boolean {
  return touched >= limits.records && touched * 100 > limits.percent * known;
}

function textOf(value: unknown): string | null {
  if (value == null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

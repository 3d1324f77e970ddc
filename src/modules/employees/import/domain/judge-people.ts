import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import { type PersonPlan, planPerson, type PresentPerson, whoIs } from './person-plan.js';
import type { PersonRow } from './person-row.js';
import type { RowFault } from './row-faults.js';

/** What a row is judged by besides itself. */
export interface Surroundings {
  readonly known: {
    readonly byExternalId: ReadonlyMap<string, PresentPerson>;
    readonly byNumber: ReadonlyMap<string, PresentPerson>;
  };
  readonly hasUnit: (externalId: string) => boolean;
  /** The line on which a person was first met, by number, PNS ID and record; rows add themselves. */
  readonly firstLines: Map<string, number>;
  readonly today: CivilDate;
}

/** What will happen to one row: a plan, or the faults that keep it from being applied. */
export type Judgement = { readonly plan: PersonPlan } | { readonly faults: readonly RowFault[] };

/** Judges a row that was read without errors: its unit, whom it means, whether that person stood in an earlier line. */
export function judgePerson(row: PersonRow, line: number, around: Surroundings): Judgement {
  const { facts, post } = row;
  if (!around.hasUnit(post.unit.externalId)) {
    const value = `${post.unit.externalId} ${post.unit.name}`.slice(0, 60);
    return { faults: [{ column: 'UNOR ID', code: 'UNIT_UNKNOWN', value }] };
  }
  const person = whoIs(facts, around.known);
  if (person === 'IDENTITY_CONFLICT') {
    return { faults: [{ column: 'PNS ID', code: 'IDENTITY_CONFLICT', value: facts.externalId ?? '' }] };
  }
  const keys: [column: string, key: string | null][] = [
    ['NIP BARU', `number ${facts.nip}`],
    ['PNS ID', facts.externalId && `id ${facts.externalId}`],
    ['NIP BARU', person && `record ${person.id}`],
  ];
  for (const [column, key] of keys) {
    const first = key === null ? undefined : around.firstLines.get(key);
    if (first === undefined || first === line) continue;
    const value = column === 'PNS ID' ? (facts.externalId ?? '') : facts.nip;
    return { faults: [{ column, code: 'DUPLICATE', value, facts: { line: first } }] };
  }
  for (const [, key] of keys) if (key !== null) around.firstLines.set(key, line);
  return { plan: planPerson(row, person, around.today) };
}

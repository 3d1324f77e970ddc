import type { Actor } from '../auth/actor.js';
import type { Permission } from '../auth/permissions.js';
import type { Bilingual } from '../i18n/language.js';
import type { CivilDate } from '../values/civil-date.js';
import type { DutyKind } from './duty-kinds.js';

/** One thing that waits for somebody. It is there as long as it is not done, and never stored. */
export interface OpenDuty {
  readonly kind: DutyKind;
  /** The same as long as the duty is open, and of no other duty of this kind: mostly the id of the object. */
  readonly key: string;
  /** About whom; null where it is about nobody. */
  readonly employeeId: string | null;
  /** His name with titles; null where it is about nobody. */
  readonly employeeName: string | null;
  /** What it is done with, in the words of the API, e.g. `work-plan`, and its id. */
  readonly objectType: string;
  readonly objectId: string;
  /** The evaluation period or the year; null where it is of none. */
  readonly periodName: string | null;
  /** The last day, with what outages give back; null where nothing sets one. */
  readonly dueOn: CivilDate | null;
  /** The day on which it began to wait; null where nobody noted it. */
  readonly sinceOn: CivilDate | null;
  /** Facts for the sentence, besides `name` and `period`. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** What a kind of duty says in both languages: `{name}`, `{period}` and the facts of a duty stand in it. */
export interface DutyText extends Bilingual {
  /** The permission that doing it takes: who has not got it has no such duty. */
  readonly takes?: Permission;
}

/** Says what waits for one person. A module registers its source in `DutyRegistry` when it starts. */
export interface DutySource {
  /** The kinds that it answers, and no other source does, each with its sentence. */
  readonly texts: Readonly<Partial<Record<DutyKind, DutyText>>>;
  /** What waits for the caller himself today, in any order; nothing that waits for others, whatever he may read. */
  openFor(actor: PersonalActor, today: CivilDate): Promise<readonly OpenDuty[]>;
}

/** A caller behind whose account there is a person; nobody else has duties. */
export type PersonalActor = Actor & { readonly employeeId: string };

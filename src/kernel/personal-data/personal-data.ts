import type { Permission } from '../auth/permissions.js';
import type { Bilingual } from '../i18n/language.js';
import type { RetentionClass } from './retention-classes.js';

/** Why the law lets something be kept. Source: UU 27/2022 article 20 (2). */
export const LEGAL_GROUNDS = {
  LEGAL_DUTY: { id: 'kewajiban hukum (Pasal 20 ayat (2) huruf c)', en: 'legal duty (article 20 (2) c)' },
  PUBLIC_TASK: {
    id: 'pelaksanaan kewenangan dan pelayanan publik (Pasal 20 ayat (2) huruf e)',
    en: 'authority and public service (article 20 (2) e)',
  },
} as const satisfies Record<string, Bilingual>;

/** What becomes of columns when the person becomes a pseudonym: nothing is left, a pseudonym, or a fixed text. */
export type Erasure = 'NULL' | 'PSEUDONYM' | 'PSEUDONYM_KEY' | { readonly text: string };

/** A column that is sealed for `table.column:id`, and the column with the keyed hash of the same text. */
export interface SealedColumn {
  readonly column: string;
  readonly index?: { readonly column: string; readonly kind: string };
}

/** Columns of one table that are kept for one reason. */
export interface ColumnGroup {
  /** Their names, with spaces between them. */
  readonly columns: string;
  /** Why they are kept. */
  readonly why: Bilingual;
  /** Hashes that tell nothing to whoever holds them. */
  readonly hashed?: true;
  readonly sealed?: SealedColumn;
  /** Why the person is not shown them in the own data. */
  readonly withheld?: Bilingual;
  /** What becomes of them; without it they stay, as figures that tell of nobody. */
  readonly erasure?: Erasure;
}

/** What a module keeps of people in one table. */
export interface PersonalTable {
  /** What it holds, in one sentence. */
  readonly about: Bilingual;
  readonly of: 'EMPLOYEE' | 'ACCOUNT';
  /** How a row leads to its person: a column with the id, or a condition with one `?` for it; any of them is enough. */
  readonly by: readonly string[];
  readonly ground: keyof typeof LEGAL_GROUNDS;
  /** The permission with which others see it; null when nobody does. */
  readonly readers: Permission | null;
  readonly retention: RetentionClass;
  readonly groups: readonly ColumnGroup[];
  /** True when the rows are removed as the person becomes a pseudonym, instead of being changed. */
  readonly removed?: true;
  /** True when its module removes what the rows hold of the person, wherever in them it stands, before anything is overwritten. */
  readonly removedByModule?: true;
  /** Why the table is no part of the answer about the own data. */
  readonly excluded?: Bilingual;
  /** Columns that the person is shown only of rows for which this condition holds. */
  readonly shownWhen?: { readonly columns: string; readonly condition: string };
  /**
   * In which of the ways of `by` a row leads to a person who is shown it, where that are not all; `:today` stands for the day on which he asks.
   * Why he is not shown the others is told with the own data.
   */
  readonly shownTo?: { readonly by: readonly string[]; readonly why: Bilingual };
  /** The condition under which the person is shown a row at all; without one all are shown. */
  readonly shownRows?: string;
}

/** Columns that every table may have and that say nothing of anybody. */
export const TECHNICAL_COLUMNS: readonly string[] = ['createdAt', 'updatedAt', 'version', 'source'];

/** A group that is kept for a reason, in Indonesian and English. */
export function kept(
  columns: string,
  id: string,
  en: string,
  more: Omit<ColumnGroup, 'columns' | 'why'> = {},
): ColumnGroup {
  return { columns, why: { id, en }, ...more };
}

/** A module with something of its own to do when a person becomes a pseudonym, before the columns are overwritten. */
export type BeforeErasure = (subject: DataSubject) => Promise<void>;

/** Whose data it is. */
export interface DataSubject {
  readonly employeeId: string | null;
  /** The account of the person; null without one. */
  readonly accountId: string | null;
}

/** What one module keeps of people, and which of its tables hold nothing of anybody. */
export interface PersonalData {
  readonly module: string;
  readonly tables: Readonly<Record<string, PersonalTable>>;
  /** Tables that hold no personal data, with spaces between them. */
  readonly nothingIn: string;
}

/** A table with its name and its module. */
export interface RegisteredTable extends PersonalTable {
  readonly module: string;
  readonly name: string;
}

/** The names of a list that is written with spaces. */
export const namesOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

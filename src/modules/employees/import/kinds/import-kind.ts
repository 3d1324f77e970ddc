import type { RowImage } from '../../../../kernel/database/row-images.js';
import type { SourceRecords } from '../../../../kernel/database/source-records.js';
import type { Bilingual } from '../../../../kernel/i18n/language.js';
import type { ImportColumn } from '../domain/import-column.js';
import type { Effect, FieldChange, PeopleCount } from '../domain/row-changes.js';
import type { RowFault } from '../domain/row-faults.js';
import type { ImportKindCode, ImportRun, RowAction } from '../persistence/import.entity.js';
import type { RowSource, TableRow } from '../reading/table-file.js';

/** Where rows of an import come from, on records that it made. */
export const SOURCE = 'SIASN';

/** What is true for all rows of one application. */
export interface Application {
  readonly importId: string;
  readonly accountId: string | null;
  /** The day that counts as today. */
  readonly on: string;
}

/** A row after its check, with what was read of it. */
export interface StagedRow<Row = object | null> {
  readonly line: number;
  readonly action: RowAction | null;
  readonly staged: Row;
  readonly faults: readonly RowFault[];
}

/** A row that was just checked. */
export interface CheckedRow extends StagedRow {
  /** The record it means, also where it has errors: such a record is not missing. */
  readonly recordId: string | null;
  readonly changes?: readonly FieldChange[];
  readonly effects?: readonly Effect[];
  /** Whom the effects concern, where it is not the record alone. */
  readonly affects?: readonly string[];
}

/** What applying a row really did; no action where it could not be applied any more. */
export interface AppliedRow {
  readonly line: number;
  readonly action: RowAction | null;
  readonly faults: readonly RowFault[];
  readonly recordId: string | null;
}

/** What changed in the data because of one row, or of several (no line), as it was before. */
export interface Imaged {
  readonly line: number | null;
  readonly recordType: string;
  readonly recordId: string | null;
  readonly images: readonly RowImage[];
}

/** What applying some rows did, in the order in which it was done. */
export interface Applied {
  readonly rows: readonly AppliedRow[];
  readonly images: readonly Imaged[];
}

/** What followed from the rows together. */
export interface Settled {
  /** Names of units in which several people could be the head. */
  readonly ambiguousHeads: readonly string[];
  readonly images: readonly Imaged[];
}

/** Reads and judges some hundred rows of one file; called with all of them, in their order. */
export type Check = (rows: readonly TableRow[]) => Promise<CheckedRow[]>;
/** Applies some hundred rows inside a transaction; called with all that have no errors, in their order. */
export type Apply<Row> = (rows: readonly StagedRow<Row>[]) => Promise<Applied>;

/** The records that files of a kind are about, where a full file tells which of them the source still has. */
export interface KindRecords {
  readonly type: 'employee' | 'org-unit' | 'position';
  readonly table: string;
  /** SQL of what a record is called, and of the key by which its source knows it. */
  readonly name: string;
  readonly key: string;
  readonly inForce: string;
  readonly sightings: SourceRecords;
}

/**
 * One kind of file that can be imported: what stands in it, how its rows are read, judged and applied, and what follows once
 * all are in. Everything else (files, staging, states, restarts, undo) is the same for all kinds.
 */
export interface ImportKind<Row extends object = never> {
  readonly code: ImportKindCode;
  readonly label: Bilingual;
  readonly columns: readonly ImportColumn[];
  /** The columns by which a row is known to be about the same thing as another, or as a record. */
  readonly naturalKey: readonly string[];
  /** True when rows make sense only together, and are applied in one transaction. */
  readonly isWhole: boolean;
  /** Null where no file can be the whole source. */
  readonly records: KindRecords | null;
  /** How many records the guard against mass changes counts in hundredths of; people, unless the kind is about others. */
  known(on: string): Promise<number>;
  /** How many people these records hold, where the kind is not about people itself. */
  peopleIn?(recordIds: readonly string[], on: string): Promise<PeopleCount>;
  /** Begins the check of a file; `open` reads it from its beginning, as often as is needed. */
  check(open: () => Promise<RowSource<TableRow>>): Promise<Check>;
  /** Begins or resumes an application. */
  application(run: ImportRun, application: Application): Promise<Apply<Row>>;
  /** What follows once all rows are in, in the transaction that ends the application. */
  settle(run: ImportRun, application: Application): Promise<Settled>;
}

import type { Bilingual } from '../../../../kernel/i18n/language.js';
import type { ImportColumn } from '../domain/import-column.js';
import type { RowFault } from '../domain/row-faults.js';
import type { ImportKindCode, ImportRun, RowAction } from '../persistence/import.entity.js';
import type { RowSource, TableRow } from '../reading/table-file.js';

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

/** What applying a row really did; no action where it could not be applied any more. */
export interface AppliedRow {
  readonly line: number;
  readonly action: RowAction | null;
  readonly faults: readonly RowFault[];
}

/** Reads and judges some hundred rows of one file; called with all of them, in their order. */
export type Check = (rows: readonly TableRow[]) => Promise<StagedRow[]>;
/** Applies some hundred rows inside a transaction; called with all that have no errors, in their order. */
export type Apply<Row> = (rows: readonly StagedRow<Row>[]) => Promise<readonly AppliedRow[]>;

/**
 * One kind of file that can be imported: what stands in it, how its rows are read, judged and applied, and what follows once
 * all are in. Everything else (files, staging, states, restarts) is the same for all kinds.
 */
export interface ImportKind<Row extends object = never> {
  readonly code: ImportKindCode;
  readonly label: Bilingual;
  readonly columns: readonly ImportColumn[];
  /** The columns by which a row is known to be about the same thing as another, or as a record. */
  readonly naturalKey: readonly string[];
  /** True when rows make sense only together, and are applied in one transaction. */
  readonly isWhole: boolean;
  /** Begins the check of a file; `open` reads it from its beginning, as often as is needed. */
  check(open: () => Promise<RowSource<TableRow>>): Promise<Check>;
  /** Begins or resumes an application. */
  application(run: ImportRun, application: Application): Promise<Apply<Row>>;
  /** What follows once all rows are in, in the transaction that ends the application; names units whose head is ambiguous. */
  settle(run: ImportRun, application: Application): Promise<readonly string[]>;
}

import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import { type Cell, codeOf, type DayOrder, dayOf, externalIdOf, isImpossibleDay, textOf } from './cell.js';
import { type RowFault, type RowFaultCode, statusOf } from './row-faults.js';

/** Longest part of a value that a report shows. */
const SHOWN = 60;

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** A row of a table, by the names of its columns. */
export interface RowCells {
  /** The cell below a column's name; null where the row has none. */
  cell(column: string): Cell;
  /** Cells there are and columns there should be, where they differ. */
  readonly misfit?: { readonly found: number; readonly expected: number };
  /** The order of day and month in figures, where it is not the usual one. */
  readonly dayOrder?: DayOrder;
}

/** Takes values out of one row and collects what is wrong with them. */
export class RowReader {
  readonly faults: RowFault[] = [];

  constructor(private readonly row: RowCells) {
    if (row.misfit) this.fault('', 'COLUMN_COUNT', '', { ...row.misfit });
  }

  get isRefused(): boolean {
    return statusOf(this.faults) === 'ERROR';
  }

  cell(column: string): Cell {
    return this.row.cell(column);
  }

  text(column: string): string {
    return textOf(this.row.cell(column));
  }

  /** The text of a column, null when it is empty; one that is too long or holds control characters is a fault. */
  optional(column: string, max: number): string | null {
    const text = this.text(column);
    if (text === '') return null;
    const shown = text.replace(CONTROL, '�');
    if (shown !== text) this.fault(column, 'CONTROL_CHARACTER', shown);
    else if (text.length > max) this.fault(column, 'TOO_LONG', text, { max });
    return text;
  }

  /** As `optional`; an empty column is a fault, too. */
  required(column: string, max: number): string {
    const text = this.optional(column, max);
    if (text === null) this.fault(column, 'REQUIRED', '');
    return text ?? '';
  }

  code(column: string): string | null {
    const text = this.optional(column, 2);
    return text && codeOf(text);
  }

  externalId(column: string): string | null {
    const text = this.optional(column, 42);
    return text && externalIdOf(text);
  }

  /** A whole number, null when the column is empty; anything else or out of range is a fault. */
  whole(column: string, min: number, max: number): number | null {
    const text = this.text(column);
    if (text === '') return null;
    const number = /^\d{1,9}([.,]0+)?$/.test(text) ? Math.trunc(Number(text.replace(',', '.'))) : NaN;
    if (number >= min && number <= max) return number;
    this.fault(column, 'NOT_IN_RANGE', text, { min, max });
    return null;
  }

  /** A day, null when the column is empty; what is no day is a fault. */
  day(column: string): CivilDate | null {
    const text = this.text(column);
    const day = this.dayIn(column);
    if (day === null && text !== '') this.fault(column, isImpossibleDay(text) ? 'DAY_IMPOSSIBLE' : 'NOT_A_DAY', text);
    return day;
  }

  /** A day; null when the column is empty or holds none. */
  dayIn(column: string): CivilDate | null {
    return dayOf(this.text(column), this.row.dayOrder);
  }

  /** Notes what is wrong; the value is shortened. */
  fault(column: string, code: RowFaultCode, value: string, facts?: RowFault['facts']): void {
    const shown = value.length > SHOWN ? `${value.slice(0, SHOWN - 1)}…` : value;
    this.faults.push({ column, code, value: shown.toWellFormed(), ...(facts ? { facts } : {}) });
  }
}

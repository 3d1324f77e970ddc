import type { DataSource } from 'typeorm';
import { isoOf } from '../../../kernel/database/dialect.js';

/** A value of a column as JSON shows it. */
export type RowReader = (column: string, value: unknown) => unknown;

/** Reads values of a table by the kinds of its columns: instants, flags, numbers and JSON, which the database keeps as text. */
export function readerOf(dataSource: DataSource, table: string): RowReader {
  const metadata = dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
  const columns = new Map(metadata?.columns.map((column) => [column.propertyName, column]));
  return (name, value) => {
    const column = columns.get(name);
    if (!column || value === null || value === undefined) return value ?? null;
    if (column.type === 'datetime' && typeof value === 'string') return isoOf(value);
    const transformer = [column.transformer].flat()[0];
    return transformer ? (transformer.from(value) as unknown) : value;
  };
}

import { type ImportedPosition, POSITION_LEVELS } from '../../../organization/index.js';
import { externalIdOf } from './cell.js';
import { postKindOf } from './person-row.js';
import type { RowFault } from './row-faults.js';
import { type RowCells, RowReader } from './row-reader.js';

/** A post as a row says it; its unit by SIASN's id. */
export interface PositionRow extends Omit<ImportedPosition, 'unitId'> {
  readonly unitExternalId: string;
}

/** Reads one row of a list of posts; null when the row has errors. Source: rules.md IM-10. */
export function readPosition(cells: RowCells): { post: PositionRow | null; faults: RowFault[] } {
  const row = new RowReader(cells);
  const unitExternalId = externalIdOf(row.required('UNOR ID', 42));
  const kind = postKindOf(row);
  const title = row.required('JABATAN NAMA', 300);
  const written = row
    .text('JENJANG')
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  const level = POSITION_LEVELS.find((one) => one === written) ?? null;
  if (written !== '' && level === null)
    row.fault('JENJANG', 'NOT_ALLOWED', written, { allowed: POSITION_LEVELS.join(', ') });
  const facts = {
    externalId: row.externalId('JABATAN ID'),
    jobClass: row.whole('KELAS JABATAN', 1, 17),
    echelonCode: row.code('ESELON ID'),
    retirementAge: row.whole('BUP', 50, 75),
    validFrom: row.day('BERLAKU MULAI'),
    validUntil: row.day('BERLAKU SAMPAI'),
  };
  const post = kind && !row.isRefused ? { unitExternalId, kind, title, level, ...facts } : null;
  return { post, faults: row.faults };
}

/** By what two rows are known to be about the same post. */
export function positionKey({ unitExternalId, kind, title }: PositionRow, keyOf: (title: string) => string): string {
  return `${unitExternalId}|${kind}|${keyOf(title)}`;
}

import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import type { PositionKind } from '../../../organization/index.js';
import type { AssignmentKind } from '../../chain/domain/chain-facts.js';
import { externalIdOf, hasLostDigits } from './cell.js';
import { postKindOf } from './person-row.js';
import type { RowFault } from './row-faults.js';
import { type RowCells, RowReader } from './row-reader.js';

/** Somebody's post as a row says it. */
export interface AssignmentRow {
  readonly nip: string;
  readonly kind: AssignmentKind;
  readonly unitExternalId: string;
  readonly positionKind: PositionKind;
  readonly title: string;
  readonly echelonCode: string | null;
  readonly from: CivilDate;
  /** Null while it has no end. */
  readonly until: CivilDate | null;
  readonly letterNumber: string | null;
  readonly letterOn: CivilDate | null;
}

const KINDS: Readonly<Record<string, AssignmentKind>> = {
  ...{ '': 'DEFINITIF', D: 'DEFINITIF', DEFINITIF: 'DEFINITIF' },
  ...{ PLT: 'PLT', PLH: 'PLH', PJ: 'PJ', TT: 'TT' },
};

/** Reads one row of the history of posts; null when the row has errors. Source: rules.md IM-11. */
export function readAssignment(cells: RowCells): { row: AssignmentRow | null; faults: RowFault[] } {
  const row = new RowReader(cells);
  const nip = readNip(row);
  const written = row.text('JENIS PENUGASAN ID').toUpperCase().replace(/[\s.]/g, '');
  const kind = KINDS[written];
  if (!kind) row.fault('JENIS PENUGASAN ID', 'NOT_ALLOWED', written, { allowed: 'D, PLT, PLH, PJ, TT' });
  const positionKind = postKindOf(row);
  const from = row.day('TMT JABATAN');
  if (row.text('TMT JABATAN') === '') row.fault('TMT JABATAN', 'REQUIRED', '');
  const until = row.day('TANGGAL SELESAI');
  if (from !== null && until !== null && until < from) row.fault('TANGGAL SELESAI', 'REVERSED', until);
  const rest = {
    unitExternalId: externalIdOf(row.required('UNOR ID', 42)),
    title: row.required('JABATAN NAMA', 300),
    echelonCode: row.code('ESELON ID'),
    letterNumber: row.optional('NOMOR SK', 100),
    letterOn: row.day('TANGGAL SK'),
  };
  const isSound = kind && positionKind && from && nip !== null && !row.isRefused;
  return { row: isSound ? { nip, kind, positionKind, from, until, ...rest } : null, faults: row.faults };
}

/** The number of somebody who is recorded: only its form is looked at, people are not made of it. */
export function readNip(row: RowReader): string | null {
  const written = row.text('NIP');
  const digits = written.replace(/[\s.]/g, '');
  if (digits === '') row.fault('NIP', 'REQUIRED', '');
  else if (typeof row.cell('NIP') === 'number' || hasLostDigits(written)) row.fault('NIP', 'NIP_NUMERIC_CELL', written);
  else if (!/^\d{18}$/.test(digits)) row.fault('NIP', 'NIP_NOT_18_DIGITS', written);
  else return digits;
  return null;
}

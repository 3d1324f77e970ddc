import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import { ATTENDANCE_STATUSES, statusOf } from '../../attendance/domain/attendance-status.js';
import type { PresenceDay } from '../../attendance/domain/monthly-summary.js';
import { readNip } from './assignment-row.js';
import type { RowFault } from './row-faults.js';
import { type RowCells, RowReader } from './row-reader.js';

/** Somebody's presence on one day as a row says it. */
export interface AttendanceRow extends PresenceDay {
  readonly nip: string;
  readonly day: CivilDate;
}

const MINUTES_OF_A_DAY = 1_440;
const YES = /^(y|ya|1|true|x)$/i;
const NO = /^(t|tidak|n|0|false|)$/i;

/** Reads one row of presence; null when the row has errors. Source: rules.md AT-3. */
export function readAttendance(cells: RowCells, today: CivilDate): { row: AttendanceRow | null; faults: RowFault[] } {
  const row = new RowReader(cells);
  const nip = readNip(row);
  const day = row.day('TANGGAL');
  if (row.text('TANGGAL') === '') row.fault('TANGGAL', 'REQUIRED', '');
  if (day !== null && day > today) row.fault('TANGGAL', 'DAY_TO_COME', day);
  const written = row.required('STATUS', 40);
  const status = statusOf(written);
  if (status === null && written !== '')
    row.fault('STATUS', 'NOT_ALLOWED', written, { allowed: ATTENDANCE_STATUSES.join(', ') });
  const lateMinutes = row.whole('MENIT TERLAMBAT', 0, MINUTES_OF_A_DAY) ?? 0;
  const earlyLeaveMinutes = row.whole('MENIT PULANG CEPAT', 0, MINUTES_OF_A_DAY) ?? 0;
  const noCheckIn = flag(row, 'TIDAK ABSEN MASUK');
  const noCheckOut = flag(row, 'TIDAK ABSEN PULANG');
  if (row.isRefused || nip === null || day === null || status === null) return { row: null, faults: row.faults };
  return { row: { nip, day, status, lateMinutes, earlyLeaveMinutes, noCheckIn, noCheckOut }, faults: row.faults };
}

function flag(row: RowReader, column: string): boolean {
  const written = row.text(column);
  if (!YES.test(written) && !NO.test(written)) row.fault(column, 'NOT_ALLOWED', written, { allowed: 'Y, T' });
  return YES.test(written);
}

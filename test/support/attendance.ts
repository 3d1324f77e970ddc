import { newId } from '../../src/kernel/clock/clock.js';
import { AttendanceDay } from '../../src/modules/employees/attendance/persistence/attendance.entity.js';
import type { TestApp } from './test-app.js';

/** Lets people have been at the office on a day, as an import would say. */
export async function wereThere(app: TestApp, employeeIds: readonly string[], day: string): Promise<void> {
  const at = new Date(`${day}T01:00:00Z`);
  const facts = {
    day,
    status: 'HADIR',
    lateMinutes: 0,
    earlyLeaveMinutes: 0,
    noCheckIn: false,
    noCheckOut: false,
  } as const;
  const stamps = { source: 'SIASN', createdAt: at, updatedAt: at, version: 1 };
  const rows = employeeIds.map((employeeId) => ({ id: newId(), employeeId, ...facts, ...stamps }));
  await app.db.transaction(() => app.db.insert(AttendanceDay, rows));
}

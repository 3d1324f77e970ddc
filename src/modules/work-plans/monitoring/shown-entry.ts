import type { ProgressEntryResponse } from '../http/progress.response.js';
import type { ProgressEntry } from '../persistence/work-plan.entity.js';
import { decimal } from '../plan-parts.js';

/** A report as a row has it, with instants as text. */
export interface EntryRow extends Omit<ProgressEntry, 'createdAt' | 'measuredAt' | 'serviceAccountId'> {
  readonly measuredAt: string | null;
  readonly createdAt: string;
}

/** A report as it is shown. */
export function shownEntry(row: EntryRow): ProgressEntryResponse {
  const { id, workPlanId, indicatorId, occurredOn, valueHundredths, note, sourceName, measuredAt } = row;
  const value = decimal(valueHundredths);
  const measured = { isMeasured: sourceName !== null, sourceName, measuredAt };
  const stamps = { createdAt: row.createdAt, version: row.version };
  return {
    id,
    workPlanId,
    indicatorId,
    occurredOn,
    value,
    isCumulative: row.isCumulative,
    note,
    ...measured,
    ...stamps,
  };
}

import { type CivilDate, later, plusDays } from '../../kernel/values/civil-date.js';
import type { Answer, DemoCaller } from './demo-caller.js';
import type { DemoPerson } from './fill.js';
import texts from './texts.json' with { type: 'json' };

/** The government keeps a daily log; the employee of the tour has written some days, and the superior has seen the first entry. */
export async function keepDays(
  caller: Pick<DemoCaller, 'get' | 'post' | 'patch'>,
  adminId: string,
  { employee, plan, today }: { employee: DemoPerson; plan: Answer; today: CivilDate },
): Promise<void> {
  const { version } = await caller.get(adminId, '/work-plan-policy');
  await caller.patch(adminId, '/work-plan-policy', version as number, { keepsDailyLog: true, workingDayMinutes: 450 });
  const yesterday = later(plan.startsOn as CivilDate, plusDays(today, -1));
  const written: Answer[] = [];
  for (const { isOther, ...said } of texts.days) {
    const tie = isOther ? { otherDuty: texts.otherDuty } : { resultId: plan.results[0].id };
    const body = { ...said, ...tie, occurredOn: written.length > 1 ? today : yesterday };
    written.push(await caller.post(employee.accountId, '/daily-log-entries', body));
  }
  const [first] = written;
  const path = `/daily-log-entries/${first?.id}/sighting`;
  await caller.post(employee.appraiser.accountId, path, { note: texts.seen }, first?.version as number);
}

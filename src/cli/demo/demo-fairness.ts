import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { type CivilDate, plusDays } from '../../kernel/values/civil-date.js';
import type { Answer } from './demo-caller.js';
import type { Period } from './demo-dialogue.js';
import { DemoReviews } from './demo-reviews.js';
import type { DemoTruth } from './demo-truth.js';
import type { DemoPerson, DemoStage } from './fill.js';
import texts from './texts.json' with { type: 'json' };

/** Days after a period on which it is reviewed from all sides, analysed, and on which others see what was found. */
const [OPENS, ANSWERS, CLOSES, ANALYSED, SHOWN] = [2, 7, 14, 15, 30];

/** True when what is found of a period is shown by this day. */
export const isShownBy = ({ endsOn }: Pick<Period, 'endsOn'>, day: CivilDate): boolean =>
  plusDays(endsOn, SHOWN) <= day;

/** After a period everybody is reviewed from all sides, and the office looks how its appraisers rate; one of whom something is found answers. */
export async function lookAtAppraisers(
  stage: DemoStage,
  adminId: string,
  time: { readonly performancePeriodId: string; readonly period: Period },
  people: readonly DemoPerson[],
  truth: DemoTruth,
): Promise<void> {
  const { caller, clock, app, say } = stage;
  const { performancePeriodId, period } = time;
  const on = (days: number): CivilDate => plusDays(period.endsOn, days);
  say(`Reviews from all sides and fairness figures: ${period.name} …`);
  const { data } = await caller.get(adminId, '/org-units?q=pemerintah%20kabupaten');
  const { id: unitId } = (data as Answer[]).find((unit) => unit.parentId === null);
  const reviews = new DemoReviews(stage, adminId, { unitId, performancePeriodId });
  const days = { opens: on(OPENS), answers: on(ANSWERS), closes: on(CLOSES) };
  const staying = people.filter(({ leavesOn }) => leavesOn === null || leavesOn >= days.closes);
  await reviews.ofEverybody(staying, truth, `Ulasan 360° ${period.name}`, days);
  clock.pretend(on(ANALYSED));
  await caller.post(adminId, '/fairness-analyses', { performancePeriodId });
  await app.get(JobWorker).drain();
  if (!truth.lenient) return;
  const own = await caller.get(truth.lenient.accountId, '/my/appraiser-fairness?limit=1');
  const [figures] = own.data as Answer[];
  if (!figures) return;
  const path = `/my/appraiser-fairness/${figures.analysisId}/comment`;
  await caller.post(truth.lenient.accountId, path, { comment: texts.appraiserComment });
}

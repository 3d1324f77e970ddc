import { type CivilDate, plusDays } from '../../kernel/values/civil-date.js';
import { Random } from '../roster/random.js';
import type { Answer } from './demo-caller.js';
import type { DemoTruth } from './demo-truth.js';
import type { DemoPerson, DemoStage } from './fill.js';
import texts from './texts.json' with { type: 'json' };

/** An indicator with its target in numbers, as the service gives it. */
interface DemoMeasure {
  readonly statement: string;
  readonly target: string;
  readonly unit: string | null;
  readonly direction: string | null;
}

/** How far somebody goes from what is due: middling people by so much for each deviation of quality, up to so many; others by more. */
const [OF_MIDDLING, MIDDLING, OF_OTHERS] = [0.07, 0.7, 0.16];
const [LEAST, MOST] = [0.5, 1.3];
/** A share of what is due, more or less than which is above or below it. */
const [ABOVE, BELOW] = [1.04, 0.96];
/** How many people of a hundred have evidence of what they report. */
const PROVED_PERCENT = 70;
/** How many days before the end of what they report on people report, and collect evidence. */
const [REPORTED, PROVED] = [4, 63];

/** What share of that which is due somebody of this quality reaches. */
export function shareReached(quality: number): number {
  const middling = Math.max(-MIDDLING, Math.min(MIDDLING, quality));
  const share = 1 + OF_MIDDLING * middling + OF_OTHERS * (quality - middling);
  return Math.max(LEAST, Math.min(MOST, share));
}

/** Whether a share of what is due is above it, about it or below it. */
export function levelOf(share: number): 'above' | 'middle' | 'below' {
  if (share > ABOVE) return 'above';
  return share < BELOW ? 'below' : 'middle';
}

/**
 * What was reached since the plan began by whoever reaches this share, when so much of the plan's time has passed: of a percentage, an index
 * or a duration about the target each time, of anything else the part of it that is due. No percentage is above 100, and things are whole.
 */
export function reachedBy({ statement, target, unit, direction }: DemoMeasure, passed: number, share: number): string {
  const grows = !/^(%|indeks|nilai|menit)$/.test(unit ?? '') || /^realisasi/i.test(statement);
  const due = Number(target) * (grows ? passed : 1);
  const reached = due * (direction === 'KHUSUS' ? 2 - share : share);
  if (unit === '%') return Math.min(100, reached).toFixed(1);
  return /^(indeks|nilai|menit)$/.test(unit ?? '') ? reached.toFixed(1) : reached.toFixed(0);
}

/** What people report of the first result of their plans, as well as they work, and with what they prove it. */
export class DemoProgress {
  private readonly random = new Random(99);

  constructor(
    private readonly stage: DemoStage,
    private readonly truth: DemoTruth,
    private readonly pretend: (day: CivilDate, index: number) => void,
  ) {}

  /** Everybody with a plan reports what was reached by the end of some time that begins on a day; who has gone since does not. */
  async report(plans: ReadonlyMap<DemoPerson, Answer>, from: CivilDate, until: CivilDate): Promise<void> {
    const { year } = this.stage;
    const passed = (Date.parse(plusDays(until, 1)) - Date.parse(`${year}-01-01`)) / (365 * 86_400_000);
    const [provedOn, reportedOn] = [plusDays(until, -PROVED), plusDays(until, -REPORTED)];
    const staying = [...plans].filter(([{ leavesOn }]) => leavesOn === null || leavesOn >= until);
    if (provedOn > from)
      for (const [at, [person, plan]] of staying.entries())
        if (this.random.chance(PROVED_PERCENT)) {
          this.pretend(provedOn, at);
          await this.prove(person, plan);
        }
    for (const [at, [person, plan]] of staying.entries()) {
      this.pretend(reportedOn, at);
      await this.reportOne(person, plan, { passed, day: plusDays(reportedOn, -this.random.int(0, 3)) });
    }
  }

  private async reportOne(
    { accountId, employeeId }: DemoPerson,
    { id, results }: Answer,
    { passed, day }: { readonly passed: number; readonly day: CivilDate },
  ): Promise<void> {
    const share = shareReached(this.truth.qualityOf(employeeId));
    const [{ indicators }] = results;
    for (const [at, indicator] of (indicators as Answer[]).entries()) {
      const isNumeric = indicator.target !== null;
      // No two indicators go quite alike.
      const own = share + this.random.int(-1, 1) / 100;
      const said = isNumeric
        ? { value: reachedBy(indicator as DemoMeasure, passed, own), isCumulative: true }
        : { note: texts.qualitativeNotes[at % texts.qualitativeNotes.length] };
      const note = isNumeric && at === 0 ? { note: this.random.pick(texts.progressNotes[levelOf(share)]) } : {};
      const entry = { indicatorId: indicator.id, occurredOn: day, ...said, ...note };
      await this.stage.caller.post(accountId, `/work-plans/${id}/progress-entries`, entry);
    }
  }

  private async prove({ accountId, username }: DemoPerson, { id, results }: Answer): Promise<void> {
    const { title, url } = texts.proof;
    const links = [{ resultId: results[0].id }];
    const evidence = { title, url: `${url}/${username}/${this.random.int(1000, 9999)}`, links };
    await this.stage.caller.post(accountId, `/work-plans/${id}/evidence`, evidence);
  }
}

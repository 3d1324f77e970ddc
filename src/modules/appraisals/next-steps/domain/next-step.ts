import type { CivilDate } from '../../../../kernel/values/civil-date.js';

/** Who has to do something. */
export const TURNS = ['OWNER', 'APPRAISER', 'SYSTEM', 'NOBODY'] as const;
export type Turn = (typeof TURNS)[number];

/** What decides by when a step is due: handing a plan in, an answer to it, its first day, reports, the self-assessment, the annual appraisal. */
type DueBy = 'HANDING_IN' | 'ANSWER' | 'FIRST_DAY' | 'REPORTS' | 'SELF_ASSESSMENT' | 'ANNUAL_APPRAISAL' | null;

interface Step {
  readonly turn: Turn;
  readonly dueBy: DueBy;
}

/**
 * Every step in the life of a plan, in its order. APPRAISER is whoever decides: of a plan that was put before him the superior of the
 * appraiser, of a closed plan whoever evaluates it. Source: PermenPANRB 6/2022 (the four stages); rules.md NS-1.
 */
export const STEPS = {
  EMPLOYEE_STARTS: { turn: 'OWNER', dueBy: 'HANDING_IN' },
  EMPLOYEE_DRAFTS: { turn: 'OWNER', dueBy: 'HANDING_IN' },
  APPRAISER_DECIDES: { turn: 'APPRAISER', dueBy: 'ANSWER' },
  EMPLOYEE_REVISES: { turn: 'OWNER', dueBy: 'HANDING_IN' },
  PLAN_BEGINS: { turn: 'SYSTEM', dueBy: 'FIRST_DAY' },
  APPRAISER_ACTIVATES: { turn: 'APPRAISER', dueBy: 'FIRST_DAY' },
  APPRAISER_DECIDES_REVISION: { turn: 'APPRAISER', dueBy: null },
  EMPLOYEE_REPORTS: { turn: 'OWNER', dueBy: 'REPORTS' },
  EMPLOYEE_ASSESSES: { turn: 'OWNER', dueBy: 'SELF_ASSESSMENT' },
  APPRAISER_RATES: { turn: 'APPRAISER', dueBy: null },
  APPRAISER_PUBLISHES: { turn: 'APPRAISER', dueBy: null },
  EMPLOYEE_ACKNOWLEDGES: { turn: 'OWNER', dueBy: null },
  APPRAISAL_FOLLOWS: { turn: 'SYSTEM', dueBy: 'ANNUAL_APPRAISAL' },
  NOTHING: { turn: 'NOBODY', dueBy: null },
} as const satisfies Record<string, Step>;

/** What comes next, as a code. */
export type StepCode = keyof typeof STEPS;
/** All codes, in their order. */
export const STEP_CODES = Object.keys(STEPS) as StepCode[];

/** The steps of somebody's turn. */
export function stepsOf(turn: Turn): StepCode[] {
  return STEP_CODES.filter((code) => STEPS[code].turn === turn);
}

/** The days by which things are due, each null where it is not known. */
export type DueDays = Readonly<Record<Exclude<DueBy, null>, CivilDate | null>>;

/** By when a step is due; null where nothing sets a day. Rule NS-1. */
export function dueDayOf(step: StepCode, days: DueDays): CivilDate | null {
  const { dueBy } = STEPS[step];
  return dueBy === null ? null : days[dueBy];
}

/** Why a step cannot be done: nobody is there who decides, or the plan lacks something. */
export const BLOCKS = ['NO_APPRAISER', 'PLAN_INCOMPLETE'] as const;
export type Block = (typeof BLOCKS)[number];

/** What keeps a step from being done; null where nothing does. Rule NS-2. */
export function blockOf(
  step: StepCode,
  { deciderId, lacks }: { readonly deciderId: string | null; readonly lacks: number },
): Block | null {
  if (step === 'EMPLOYEE_DRAFTS' || step === 'EMPLOYEE_REVISES') return lacks > 0 ? 'PLAN_INCOMPLETE' : null;
  return STEPS[step].turn === 'APPRAISER' && deciderId === null ? 'NO_APPRAISER' : null;
}

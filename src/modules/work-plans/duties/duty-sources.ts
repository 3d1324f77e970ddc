import { CascadeDuties } from './cascade-duties.js';
import { FeedbackDuties } from './feedback-duties.js';
import { HandoverDuties } from './handover-duties.js';
import { PlanDuties } from './plan-duties.js';
import { ReportDuties } from './report-duties.js';
import { RevisionDuties } from './revision-duties.js';
import { UnitAgreementDuties } from './unit-agreement-duties.js';

/** What says what of plans waits for somebody; each registers itself. */
export const DUTY_SOURCES = [
  ...[PlanDuties, RevisionDuties, CascadeDuties, HandoverDuties],
  ...[UnitAgreementDuties, ReportDuties, FeedbackDuties],
];

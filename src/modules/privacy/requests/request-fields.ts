import { CORRECTABLE_FIELDS, type CorrectableField } from '../../employees/index.js';

/** What somebody may want corrected: particulars, which the service changes itself, and what has routes of its own. */
export const REQUEST_FIELDS = [
  ...CORRECTABLE_FIELDS,
  ...(['number', 'grade', 'standing', 'assignment', 'contract', 'leave', 'workPlan', 'appraisal', 'account'] as const),
  'other',
] as const;
export type RequestField = (typeof REQUEST_FIELDS)[number];

/** True for what the service changes itself when a request is accepted. */
export function isCorrectable(field: RequestField | null): field is CorrectableField {
  return (CORRECTABLE_FIELDS as readonly (string | null)[]).includes(field);
}

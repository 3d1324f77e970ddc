import { defaultItems } from './domain/default-questionnaire.js';
import type { ReviewRules } from './domain/policy.js';

const AT = '2026-01-01 00:00:00.000';
const RULES: ReviewRules = {
  ...{ minimumPerGroup: 3, minimumPerUnit: 5, peerCount: 5, subordinateCount: 5, servedCount: 5, mostPerReviewer: 10 },
  groups: ['SELF', 'SUPERIOR', 'PEER', 'SUBORDINATE', 'SERVED'],
  weights: { SUPERIOR: 60, PEER: 20, SUBORDINATE: 10, SERVED: 10 },
  ...{ adjusters: ['APPRAISER'], mostAdjustments: 2, wishesNeedApproval: true, gapPoints: 15 },
};

/** The policy of a new installation: superior 60, all others together 40 (PP 30/2019 as commonly read). Rule RV-4. */
export const FIRST_POLICY: Readonly<Record<string, string | number>> = {
  ...{ id: 1, rules: JSON.stringify(RULES), servedUnits: '[]', adjustDays: 7, answerDays: 14, reminderDaysBefore: 3 },
  ...{ unitHrReadsResults: 0, updatedAt: AT, version: 1 },
};

const QUESTIONNAIRE_ID = '019b7620-0000-7000-8000-000000000360';
/** The questionnaire of a new installation: the 21 guides of the core values, and two open questions. Rule RV-1. */
export const FIRST_QUESTIONNAIRE: Readonly<Record<string, string | number>> = {
  ...{ id: QUESTIONNAIRE_ID, familyId: QUESTIONNAIRE_ID, edition: 1, title: 'Perilaku kerja BerAKHLAK' },
  ...{ status: 'PUBLISHED', items: JSON.stringify(defaultItems()), createdAt: AT, updatedAt: AT, version: 1 },
};

import {
  CriteriaOpenedForConsultation,
  CriteriaProposalAnswered,
  CriteriaPublished,
  CriteriaReminderAsked,
} from '../../periods/index.js';
import { announced, CRITERIA, idOf } from './event-fields.js';

/** What others are told of criteria. */
export const CRITERIA_EVENTS = [
  announced(CriteriaOpenedForConsultation, 'Criteria are discussed', 'Everybody of the unit may speak.', CRITERIA),
  announced(CriteriaProposalAnswered, 'A proposal to criteria was answered', 'What, the proposal tells.', {
    ...CRITERIA,
    proposalId: idOf('proposal', 86),
    toEmployeeId: idOf('employee who made it', 11),
  }),
  announced(CriteriaPublished, 'Criteria were published', 'They wait to be acknowledged.', CRITERIA),
  announced(CriteriaReminderAsked, 'People are reminded of criteria', 'Who has not acknowledged them.', CRITERIA),
];

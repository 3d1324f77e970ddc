import {
  AppraisalAcknowledged,
  AppraisalAnnulled,
  AppraisalFinal,
  AppraisalOpened,
  AppraisalPublished,
  AppraisalTalked,
  ObjectionDecided,
  ObjectionDue,
  ObjectionExaminerAppointed,
  ObjectionExamined,
  ObjectionExpired,
  ObjectionFiled,
  ObjectionWithdrawn,
  OrganisationPerformanceSet,
} from '../../appraisals/index.js';
import { announced, APPRAISAL, OBJECTION, ORGANISATION_PERFORMANCE, day, idOf } from './event-fields.js';

/** What is told of appraisals, objections and the performance of units. */
export const APPRAISAL_EVENTS = [
  announced(AppraisalOpened, 'An appraisal was opened', 'An appraisal waits for the self-assessment.', APPRAISAL),
  announced(AppraisalPublished, 'An appraisal was published', 'The employee may see the appraisal.', APPRAISAL),
  announced(
    AppraisalAnnulled,
    'An appraisal was annulled',
    'It does not count: its plan was cancelled, or a court or an authority has voided it. Undo what followed from it.',
    APPRAISAL,
  ),
  announced(AppraisalAcknowledged, 'An appraisal was acknowledged', 'The employee confirmed the receipt.', APPRAISAL),
  announced(AppraisalFinal, 'An appraisal is final', 'From now on something may follow from the result.', APPRAISAL),
  announced(AppraisalTalked, 'A talk was noted', 'Both talk over a published result.', {
    ...APPRAISAL,
    byEmployeeId: idOf('employee who noted it', 11),
  }),
  announced(ObjectionFiled, 'An objection was filed', 'Nothing may follow from the result meanwhile.', OBJECTION),
  announced(ObjectionExamined, 'An objection is examined', 'Both sides are asked for explanations.', {
    ...OBJECTION,
    dueOn: day('Last day for explanations.'),
  }),
  announced(ObjectionExaminerAppointed, 'An objection has another examiner', 'The term begins anew.', OBJECTION),
  announced(ObjectionDue, 'An objection is due', 'The decision is due soon.', {
    ...OBJECTION,
    dueOn: day('Day by which it is to be decided.'),
  }),
  announced(ObjectionDecided, 'An objection was decided', 'How, the objection tells.', OBJECTION),
  announced(ObjectionExpired, 'An objection has expired', 'Nobody has decided; the result stands.', OBJECTION),
  announced(ObjectionWithdrawn, 'An objection was withdrawn', 'The employee has taken it back.', OBJECTION),
  announced(
    OrganisationPerformanceSet,
    'The performance of a unit was set',
    'The leader of the organisation above has set its predicate.',
    ORGANISATION_PERFORMANCE,
  ),
];

import {
  AppraisersChanged,
  AssignmentCorrected,
  AssignmentCreated,
  AssignmentEnded,
  AssignmentWithdrawn,
  EmployeeCreated,
  EmployeeTransferred,
  GradeChanged,
  HistoryCorrected,
  HistoryWithdrawn,
  ImportApplied,
  LeaveRecorded,
  StandingChanged,
} from '../../employees/index.js';
import { OrgUnitsReorganised } from '../../organization/index.js';
import {
  DataRequestDecided,
  DataRequestDue,
  DataRequestFiled,
  EmployeeErased,
  ErasureAnnounced,
} from '../../privacy/index.js';
import { ReviewRoundClosed, ReviewRoundOpened, ReviewRoundProposed, ReviewRoundReleased } from '../../reviews/index.js';
import {
  EvaluationHanded,
  EntryReopened,
  EvidenceAssessed,
  EvidenceInfected,
  FeedbackAnswered,
  FeedbackAsked,
  FeedbackGiven,
  HandoverDue,
  ResultsHandedOver,
  ResultDistributed,
  RevisionRefused,
  RevisionReturned,
  RevisionSubmitted,
  RoleHandedDown,
  UnitAgreementDue,
  UnitAgreementSigned,
  WorkPlanActivated,
  WorkPlanAgreed,
  WorkPlanCancelled,
  WorkPlanClosed,
  WorkPlanCommented,
  WorkPlanDrafted,
  WorkPlanEscalated,
  WorkPlanReopened,
  WorkPlanReturned,
  WorkPlanRevised,
  WorkPlanSubmitted,
  WorkPlanToBeAligned,
} from '../../work-plans/index.js';
import { APPRAISAL_EVENTS } from './appraisal-events.js';
import { CRITERIA_EVENTS } from './criteria-events.js';
import {
  announced,
  type AnnouncedEvent,
  AGREEMENT,
  ASSIGNMENT,
  code,
  COMMENT,
  DATA_REQUEST,
  day,
  DUE,
  EMPLOYEE,
  EVIDENCE,
  FEEDBACK,
  FEEDBACK_REQUEST,
  FROM,
  HISTORY,
  idOf,
  IMPORT,
  PEOPLE,
  PLAN,
  REVIEW_ROUND,
  REVISION,
  ROLE,
  TERM,
} from './event-fields.js';

/** The type of the notice that a test ping sends; nobody subscribes to it. */
export const PING = 'webhook.ping';

/** The kinds of events that others may subscribe to, by type. A new one is one line here and the event in its module. */
export const EVENT_CATALOGUE: ReadonlyMap<string, AnnouncedEvent> = new Map([
  announced(WorkPlanDrafted, 'A draft was prepared', 'A plan begins with that of the year before.', PLAN),
  announced(WorkPlanSubmitted, 'A plan was submitted', 'The employee has signed a plan and handed it in.', PLAN),
  announced(WorkPlanReturned, 'A plan was returned', 'The appraiser has given a plan back to its owner.', PLAN),
  announced(WorkPlanAgreed, 'A plan was agreed', 'The appraiser has signed a plan.', PLAN),
  announced(WorkPlanActivated, 'A plan was activated', 'A plan counts from now on.', PLAN),
  announced(WorkPlanEscalated, 'A plan was put before the superior', 'Employee and appraiser do not agree.', PLAN),
  announced(WorkPlanCommented, 'Something was said over a plan', 'What, the plan tells.', COMMENT),
  announced(
    WorkPlanToBeAligned,
    'A plan is to be aligned',
    'What a result of it serves has changed, ended or gone.',
    PLAN,
  ),
  announced(RoleHandedDown, 'A role was handed down', 'A leader has shown somebody what to contribute.', ROLE),
  announced(ResultDistributed, 'A result was handed out', 'A result of the library was put into a plan.', {
    ...PLAN,
    resultId: idOf('result of the plan', 31),
    libraryResultId: idOf('result of the library', 62),
  }),
  announced(EvidenceAssessed, 'Evidence was assessed', 'Whether it fits, the evidence tells.', EVIDENCE),
  announced(
    EvidenceInfected,
    'Evidence was held back',
    'A virus scanner found something in its file, which nobody gets any more.',
    EVIDENCE,
  ),
  announced(EntryReopened, 'Late reports are taken', 'Up to when, the plan tells.', {
    ...PLAN,
    evaluationPeriodId: idOf('evaluation period', 21),
  }),
  announced(FeedbackGiven, 'Feedback was given', 'What, the feedback tells.', FEEDBACK),
  announced(FeedbackAnswered, 'Feedback was answered', 'What, the feedback tells.', {
    ...FEEDBACK,
    toEmployeeId: idOf('employee for whom the answer is', 11),
  }),
  announced(FeedbackAsked, 'Feedback was asked for', 'Somebody was asked about a plan.', FEEDBACK_REQUEST),
  announced(RevisionSubmitted, 'A revision was submitted', 'The employee has signed a change of a plan.', REVISION),
  announced(RevisionReturned, 'A revision was returned', 'The appraiser has given a change of a plan back.', REVISION),
  announced(RevisionRefused, 'A revision was refused', 'The plan stays as it is.', REVISION),
  announced(WorkPlanRevised, 'A plan was revised', 'Both have agreed a change of a plan.', REVISION),
  announced(WorkPlanClosed, 'A plan was closed', 'A plan ended before its last day.', TERM),
  announced(EvaluationHanded, 'An evaluation was handed over', 'Somebody else evaluates a closed plan.', PLAN),
  ...CRITERIA_EVENTS,
  announced(
    UnitAgreementDue,
    'A unit agreement waits for a signature',
    'Of the head of the unit, or of the superior.',
    {
      ...AGREEMENT,
      ...EMPLOYEE,
      toEmployeeId: idOf('employee whose signature it waits for', 11),
    },
  ),
  announced(UnitAgreementSigned, 'A unit agreement was signed', 'Both sides have signed it.', AGREEMENT),
  announced(ReviewRoundProposed, 'Reviewers were proposed', 'Whom, nobody is told here.', REVIEW_ROUND),
  announced(ReviewRoundOpened, 'A round of reviews was opened', 'Reviewers are invited to answer.', REVIEW_ROUND),
  announced(ReviewRoundClosed, 'A round of reviews was closed', 'Results were made, answers destroyed.', REVIEW_ROUND),
  announced(ReviewRoundReleased, 'Results of reviews were released', 'Everybody sees the own one.', REVIEW_ROUND),
  announced(
    HandoverDue,
    'Results wait for a successor',
    'Results of a closed plan wait for whoever holds its post now.',
    {
      ...PLAN,
      toEmployeeId: idOf('employee for whom they wait', 12),
    },
  ),
  announced(ResultsHandedOver, 'Results were handed over', 'Results of a closed plan go on in this one.', {
    ...PLAN,
    fromWorkPlanId: idOf('closed plan', 31),
  }),
  announced(WorkPlanReopened, 'A plan was opened again', 'A plan that was closed by mistake goes on.', TERM),
  announced(WorkPlanCancelled, 'A plan was cancelled', 'A plan that should not have been is out of the world.', TERM),
  ...APPRAISAL_EVENTS,
  announced(EmployeeCreated, 'A person was recorded', 'Somebody was recorded by hand, not by an import.', EMPLOYEE),
  announced(AssignmentCreated, 'A post was given', 'Somebody was given a post by hand.', ASSIGNMENT),
  announced(
    EmployeeTransferred,
    'Somebody moves to another post',
    'A mutation or promotion: the post held until then ends the day before.',
    { ...ASSIGNMENT, ...FROM },
  ),
  announced(StandingChanged, 'A legal standing changes', "Somebody's kedudukan hukum changes on a day.", {
    ...EMPLOYEE,
    standingCode: code('Code of the kedudukan hukum, SIASN.', '03'),
    ...FROM,
  }),
  announced(GradeChanged, 'A golongan changes', 'Somebody has another golongan from a day on.', {
    ...EMPLOYEE,
    gradeCode: code('Code of the golongan, SIASN.', '34'),
    ...FROM,
  }),
  announced(LeaveRecorded, 'A leave was recorded', 'Somebody is away on these days; the reason is not told.', {
    ...EMPLOYEE,
    ...FROM,
    validUntil: day('Last day of the leave.'),
  }),
  announced(
    AppraisersChanged,
    'Appraisers changed',
    'These people have another appraiser than before, today or from a later day on; many come in several notices.',
    PEOPLE,
  ),
  announced(AssignmentEnded, 'A post got its end', "The last day of somebody's post was set.", ASSIGNMENT),
  announced(
    AssignmentCorrected,
    'A post was corrected',
    "Days, post, unit or letter of somebody's post were mistaken and are now right; `unitId` is the unit as corrected.",
    ASSIGNMENT,
  ),
  announced(
    AssignmentWithdrawn,
    'A post was withdrawn',
    "Somebody's post was recorded by mistake, and is gone as if it had never been given.",
    ASSIGNMENT,
  ),
  announced(
    HistoryCorrected,
    'An entry of a history was corrected',
    'A legal standing, golongan or leave was mistaken and is now right; what was wrong is not told.',
    HISTORY,
  ),
  announced(
    HistoryWithdrawn,
    'An entry of a history was withdrawn',
    'A legal standing, golongan or leave was recorded by mistake, and is gone as if it had never been.',
    HISTORY,
  ),
  announced(
    OrgUnitsReorganised,
    'Units were reorganised',
    'Units were merged, split, moved or renamed; `GET /org-unit-reorganisations/{id}` tells what went where.',
    {
      reorganisationId: idOf('reorganisation', 41),
      kind: { type: 'string', enum: ['MERGE', 'SPLIT', 'MOVE', 'RENAME'], description: 'What was done.' },
      effectiveOn: day('First day on which it is so.'),
    },
  ),
  announced(DataRequestFiled, 'A request was filed', 'Somebody asks for correction or erasure of the own data.', {
    ...{ ...DATA_REQUEST, ...DUE },
  }),
  announced(
    DataRequestDue,
    'A request is due',
    'A request must be decided within a day, or its time is over; once for each.',
    {
      ...DATA_REQUEST,
      ...DUE,
      isOverdue: { type: 'boolean', description: 'True when its time is over.', examples: [false] },
    },
  ),
  announced(DataRequestDecided, 'A request was decided', 'The person reads the answer in the service.', {
    ...DATA_REQUEST,
    status: { type: 'string', enum: ['ACCEPTED', 'REFUSED'], description: 'What was decided.' },
  }),
  announced(
    ErasureAnnounced,
    'An erasure was announced',
    'Somebody who left long ago becomes a pseudonym on a day, unless held.',
    { ...EMPLOYEE, eraseOn: day('First day on which it is done.') },
  ),
  announced(EmployeeErased, 'A person was erased', 'Whoever holds data of this person erases them too.', EMPLOYEE),
  announced(
    ImportApplied,
    'An import was applied',
    'All its rows are in the data; this is one notice for all.',
    IMPORT,
  ),
]);

/** The types of those events. */
export const EVENT_TYPES: readonly string[] = [...EVENT_CATALOGUE.keys()];

/** The body of a notice. */
export function noticeOf(type: string, at: Date, data: object): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

/** Of what an event holds, only what the catalogue announces. */
export function announcedData({ fields }: AnnouncedEvent, payload: object): object {
  const held = payload as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(fields).map((name) => [name, held[name] ?? null]));
}

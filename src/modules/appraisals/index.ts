export {
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
} from './appraisal.events.js';
export { AppraisalsModule } from './appraisals.module.js';
export { type ReplayReport, StoredResults } from './ratings/stored-results.js';
export { AppraisedYearApi, type ObjectionsOfAppraiser, type PublishedAppraisal } from './appraised-year.api.js';
export { STEP_CODES, type StepCode, stepsOf } from './next-steps/domain/next-step.js';
export { AppraisalFigures } from './figures/appraisal-figures.js';
export { withheldGroups } from './figures/domain/small-groups.js';
export { FiguresPolicyService } from './figures/policy/figures-policy.service.js';
export { ObjectionsApi } from './objections/objections.api.js';
export { AppraisalDocumentsApi, type AppraisalOnPaper } from './documents/appraisal-documents.api.js';
export { ObjectionDocumentsApi, type ObjectionOnPaper } from './documents/objection-documents.api.js';
export { type UnitRecap, UnitRecapsApi } from './documents/unit-recaps.api.js';

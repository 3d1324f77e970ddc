export {
  AppraisalAcknowledged,
  AppraisalAnnulled,
  AppraisalOpened,
  AppraisalPublished,
  OrganisationPerformanceSet,
} from './appraisal.events.js';
export { AppraisalsModule } from './appraisals.module.js';

export { AppraisalAcknowledged, AppraisalAnnulled, AppraisalOpened, AppraisalPublished } from './appraisal.events.js';
export { AppraisalsModule } from './appraisals.module.js';
export { type ReplayReport, StoredResults } from './ratings/stored-results.js';

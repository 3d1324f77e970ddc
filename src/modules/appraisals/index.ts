export { AppraisalAcknowledged, AppraisalAnnulled, AppraisalOpened, AppraisalPublished } from './appraisal.events.js';
export { AppraisalsModule } from './appraisals.module.js';

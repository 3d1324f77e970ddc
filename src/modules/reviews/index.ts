export { INVITATION_BANDS, type InvitationBand } from './domain/progress.js';
export { type Spread, SPREADS } from './domain/anonymity.js';
export { type SubjectKind, SUBJECT_KINDS } from './domain/questionnaire.js';
export { type Finding, FINDINGS } from './domain/results.js';
export { ReviewsModule } from './reviews.module.js';
export { type GroupScore, type OpenRound, type ReleasedReview, ReviewsApi } from './reviews.api.js';
export { ReviewRoundClosed, ReviewRoundOpened, ReviewRoundProposed, ReviewRoundReleased } from './review.events.js';
export { FIRST_POLICY, FIRST_QUESTIONNAIRE } from './first-rows.js';

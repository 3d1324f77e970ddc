export { ReviewsModule } from './reviews.module.js';
export { type OpenRound, ReviewsApi } from './reviews.api.js';
export { ReviewRoundClosed, ReviewRoundOpened, ReviewRoundProposed, ReviewRoundReleased } from './review.events.js';
export { FIRST_POLICY, FIRST_QUESTIONNAIRE } from './first-rows.js';

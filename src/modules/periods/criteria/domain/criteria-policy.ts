/** Whether ratings need criteria that count and were acknowledged: not asked, warned of, or refused without. */
export const RATING_GATES = ['OFF', 'WARN', 'REQUIRED'] as const;
export type RatingGate = (typeof RATING_GATES)[number];

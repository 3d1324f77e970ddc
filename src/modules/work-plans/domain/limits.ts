/** Most results a plan may hold: far above what a person is asked for, and what a page and a form can still show. Rule WP-13. */
export const MAX_RESULTS = 50;

/** Most indicators a result may hold. Rule WP-13. */
export const MAX_INDICATORS = 20;

/** Most results a plan may hold: far above what a person is asked for, and what a page and a form can still show. Rule WP-13. */
export const MAX_RESULTS = 50;

/** Most indicators a result may hold. Rule WP-13. */
export const MAX_INDICATORS = 20;

/** Most steps from the top of a performance tree to its leaves: national trees have about seven. Rule CA-1. */
export const MAX_TREE_DEPTH = 12;

/** Most steps of an action plan for one result and evaluation period. Rule PG-3. */
export const MAX_ACTION_ITEMS = 20;

/** Most cells of one role matrix: forty people with ten results each. Rule CA-6. */
export const MAX_CELLS = 400;

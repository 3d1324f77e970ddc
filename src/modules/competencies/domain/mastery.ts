/** Levels of mastery (tingkat kemahiran), from aware to expert. Source: PermenPANRB 38/2017. */
export const MASTERY_LEVELS = [1, 2, 3, 4, 5] as const;
export type MasteryLevel = (typeof MASTERY_LEVELS)[number];

/**
 * The three lists that belong to an SKP: what the employee needs, how and to whom progress is reported, what follows when the results
 * are reached or not. Source: PermenPANRB 6/2022 (lampiran SKP); rules.md WP-18.
 */
export const ANNEX_KINDS = ['DUKUNGAN_SUMBER_DAYA', 'SKEMA_PERTANGGUNGJAWABAN', 'KONSEKUENSI'] as const;
export type AnnexKind = (typeof ANNEX_KINDS)[number];

/** Under which name each list stands in a plan. */
export const ANNEX_FIELDS = {
  DUKUNGAN_SUMBER_DAYA: 'resources',
  SKEMA_PERTANGGUNGJAWABAN: 'accountability',
  KONSEKUENSI: 'consequences',
} as const satisfies Record<AnnexKind, string>;

/** The entries of the three lists, in order. */
export type Annexes = Readonly<Record<(typeof ANNEX_FIELDS)[AnnexKind], readonly string[]>>;

/** Most entries of one list; far above what a page shows. Rule WP-13. */
export const MAX_ANNEX_ENTRIES = 30;

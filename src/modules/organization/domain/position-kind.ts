/** Kinds of post: structural (manajerial), functional (JF), and pelaksana. */
export const POSITION_KINDS = ['STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

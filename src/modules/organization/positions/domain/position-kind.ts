/** Kinds of post: structural (manajerial), functional (JF), and pelaksana. */
export const POSITION_KINDS = ['STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

/** Levels (jenjang) of posts by their kind, the highest first. Source: UU ASN; rules.md OR-5. */
export const LEVELS_OF_KIND = {
  STRUKTURAL: ['JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'],
  FUNGSIONAL: [
    ...(['AHLI_UTAMA', 'AHLI_MADYA', 'AHLI_MUDA', 'AHLI_PERTAMA'] as const),
    ...(['PENYELIA', 'MAHIR', 'TERAMPIL', 'PEMULA'] as const),
  ],
  PELAKSANA: ['PELAKSANA'],
} as const;
export type PositionLevel = (typeof LEVELS_OF_KIND)[PositionKind][number];

/** All levels. */
export const POSITION_LEVELS: readonly PositionLevel[] = Object.values(LEVELS_OF_KIND).flat();

/** Level of a structural post by SIASN's code of its eselon; V.a and V.b have none any more. Source: SIASN; rules.md OR-5. */
export const LEVEL_OF_ECHELON: Readonly<Record<string, PositionLevel | null>> = {
  ...{ '10': 'JPT_UTAMA', '11': 'JPT_MADYA', '12': 'JPT_MADYA', '21': 'JPT_PRATAMA', '22': 'JPT_PRATAMA' },
  ...{ '31': 'ADMINISTRATOR', '32': 'ADMINISTRATOR', '41': 'PENGAWAS', '42': 'PENGAWAS', '51': null, '52': null },
};

/** SIASN's code of posts without eselon. */
export const NO_ECHELON = '99';

/**
 * The level that a post tells of itself: a structural one by its eselon, a functional one by the end of its title, a pelaksana
 * by its kind. Null where nothing tells it.
 */
export function levelOf(kind: PositionKind, title: string, echelonCode: string | null): PositionLevel | null {
  if (kind === 'PELAKSANA') return 'PELAKSANA';
  if (kind === 'STRUKTURAL') return LEVEL_OF_ECHELON[echelonCode ?? ''] ?? null;
  const words = title.trim().toUpperCase().replace(/\s+/g, '_');
  return LEVELS_OF_KIND.FUNGSIONAL.find((level) => words.endsWith(`_${level}`)) ?? null;
}

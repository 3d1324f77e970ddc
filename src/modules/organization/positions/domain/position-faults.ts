import type { CivilDate } from '../../../../kernel/values/civil-date.js';
import {
  LEVEL_OF_ECHELON,
  LEVELS_OF_KIND,
  NO_ECHELON,
  type PositionKind,
  type PositionLevel,
} from './position-kind.js';

/** What a post is, as far as its parts must fit each other. */
export interface PositionFacts {
  readonly kind: PositionKind;
  readonly level: PositionLevel | null;
  /** SIASN's code of the eselon; null or 99 where there is none. */
  readonly echelonCode: string | null;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
}

/** What does not fit in a post, with the field that is to be mended. */
export interface PositionFault {
  readonly field: 'level' | 'echelonCode' | 'validUntil';
  readonly code:
    'LEVEL_OF_OTHER_KIND' | 'ECHELON_UNKNOWN' | 'ECHELON_NOT_STRUCTURAL' | 'ECHELON_OF_OTHER_LEVEL' | 'REVERSED';
  readonly allowed?: string;
}

/**
 * What of a post does not fit: its level belongs to its kind, only structural posts have an eselon, the eselon is that of the
 * level, and the last day is not before the first. Source: UU ASN, SIASN; rules.md OR-5.
 */
export function positionFaults({ kind, level, echelonCode, validFrom, validUntil }: PositionFacts): PositionFault[] {
  const faults: PositionFault[] = [];
  const levels: readonly PositionLevel[] = LEVELS_OF_KIND[kind];
  if (level !== null && !levels.includes(level))
    faults.push({ field: 'level', code: 'LEVEL_OF_OTHER_KIND', allowed: levels.join(', ') });
  if (validUntil < validFrom) faults.push({ field: 'validUntil', code: 'REVERSED' });
  const fault = echelonFault(kind, level, echelonCode);
  return fault ? [...faults, fault] : faults;
}

function echelonFault(kind: PositionKind, level: PositionLevel | null, code: string | null): PositionFault | null {
  if (code === null || code === NO_ECHELON) return null;
  const field = 'echelonCode';
  if (!(code in LEVEL_OF_ECHELON))
    return {
      field,
      code: 'ECHELON_UNKNOWN',
      allowed: [...Object.keys(LEVEL_OF_ECHELON), NO_ECHELON].sort().join(', '),
    };
  if (kind !== 'STRUKTURAL') return { field, code: 'ECHELON_NOT_STRUCTURAL' };
  const own = LEVEL_OF_ECHELON[code];
  if (level === null || own == null || own === level) return null;
  const fitting = Object.keys(LEVEL_OF_ECHELON).filter((one) => LEVEL_OF_ECHELON[one] === level);
  return { field, code: 'ECHELON_OF_OTHER_LEVEL', allowed: fitting.join(', ') };
}

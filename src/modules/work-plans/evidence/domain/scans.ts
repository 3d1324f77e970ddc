/** What is known of a file: no scanner has looked at it, or one has found nothing, or something. Rule EV-10. */
export const SCANS = ['UNSCANNED', 'CLEAN', 'INFECTED'] as const;
export type Scan = (typeof SCANS)[number];

/** What is done when somebody asks for a file. */
export type Giving = 'GIVE' | 'SCAN_FIRST' | 'REFUSE';

/** Whether a file may be given: an infected one never, an unscanned one only where there is no scanner. Source: rules.md EV-10. */
export function givingOf(scan: Scan, hasScanner: boolean): Giving {
  if (scan === 'INFECTED') return 'REFUSE';
  return scan === 'UNSCANNED' && hasScanner ? 'SCAN_FIRST' : 'GIVE';
}

/** What a scanner of today has said of an upload: it found nothing, otherwise the upload would be gone. */
export interface CleanScan {
  /** The scanner and its signatures, in its own words. */
  readonly engine: string;
  readonly at: Date;
}

/**
 * What is known of bytes once they come again: a scan that is newer replaces what an older one said, also that something was found,
 * because scanners take such words back. Null for an infected file that comes without a newer scan: it is refused. Source: rules.md EV-10.
 */
export function scanOfAgain(known: { scan: Scan; scannedAt: Date | null }, came: CleanScan | null): Scan | null {
  if (came !== null && (known.scannedAt === null || came.at > known.scannedAt)) return 'CLEAN';
  return known.scan === 'INFECTED' ? null : known.scan;
}

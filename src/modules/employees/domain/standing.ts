/** What a legal standing (kedudukan hukum) means for an SKP, as the list of standings says. */
export interface StandingMeaning {
  readonly obligation: 'REQUIRED' | 'STUDY' | 'NONE' | 'CASE';
}

/**
 * True when the person makes an SKP: a civil servant whose standing obliges to one, or does as the case is, and who is not between
 * two work agreements or after the last one. Those who study are appraised by their studies instead; heads of the region and
 * others who are no ASN make none, nor does anybody whose standing is not in the list. Source: rules.md EM-5, EM-41.
 */
export function hasSkpDuty(kind: string, standing: StandingMeaning | undefined, isUnderContract = true): boolean {
  if (kind === 'NON_ASN' || !standing || !isUnderContract) return false;
  return standing.obligation === 'REQUIRED' || standing.obligation === 'CASE';
}

/** Somebody above the appraiser. */
export interface Above {
  readonly employeeId: string;
  /** False for the head of the region, who is no civil servant. */
  readonly isCivilServant: boolean;
}

/**
 * Who examines an objection: the nearest above the appraiser who is neither the appraiser nor the employee. Where nobody is above an
 * appraiser who is the head of the region, he decides himself, as the official who appoints (PPK); where nobody is above another
 * appraiser it is nobody, and the HR office names somebody.
 * Source: PP 30/2019 Pasal 59 (atasan dari pejabat penilai kinerja); rules.md OB-3.
 */
export function examinerOf(employeeId: string, appraiser: Above, above: readonly Above[]): string | null {
  const parties = [employeeId, appraiser.employeeId];
  const nearest = above.find((one) => !parties.includes(one.employeeId));
  if (nearest) return nearest.employeeId;
  return appraiser.isCivilServant || appraiser.employeeId === employeeId ? null : appraiser.employeeId;
}

/**
 * To whom an objection goes that its examiner has not decided in time: the next above him among those above the appraiser, if anybody; the
 * nearest of them where he is none of them. Rule OB-7.
 */
export function nextExaminerOf(
  employeeId: string,
  appraiserId: string,
  examinerId: string | null,
  above: readonly Above[],
): string | null {
  const at = above.findIndex((one) => one.employeeId === examinerId);
  const higher = above.slice(at + 1).find((one) => ![employeeId, appraiserId, examinerId].includes(one.employeeId));
  return higher?.employeeId ?? null;
}

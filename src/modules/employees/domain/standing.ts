/**
 * Legal standings (kedudukan hukum, SIASN codes) of people who are at work: active, in appeal, entrusted, refugee, under a
 * disciplinary measure, moved by one. All others are on leave without pay, on study, suspended, retiring or gone.
 * Source: rules.md EM-5 (table of PP 11/2017 practice; editable with the master data).
 */
export const IN_SERVICE: readonly string[] = ['01', '09', '11', '12', '15', '16'];

/** Every legal standing that SIASN knows. */
export const STANDINGS: readonly string[] = [
  ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '11', '12', '13', '14', '15', '16', '20'],
  ...['51', '52', '66', '67', '69', '70', '77', '88', '89', '98', '99'],
];

/** True when the person makes an SKP: a civil servant at work. Heads of the region and others who are no ASN make none. */
export function hasSkpDuty(kind: string, standingCode: string): boolean {
  return kind !== 'NON_ASN' && IN_SERVICE.includes(standingCode);
}

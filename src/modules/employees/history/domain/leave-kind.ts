/** Kinds of leave (PP 11/2017 article 310): yearly, great, sick, maternity, for important reasons, joint, outside the State's account. */
export const LEAVE_KINDS = ['TAHUNAN', 'BESAR', 'SAKIT', 'MELAHIRKAN', 'ALASAN_PENTING', 'BERSAMA', 'CLTN'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];

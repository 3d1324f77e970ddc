import { LEAVE_KINDS, type LeaveKind } from '../../history/domain/leave-kind.js';

/** What somebody did on a working day without being away on leave: at the office, away on duty, at home by order, absent without reason. */
export const DUTY_STATUSES = ['HADIR', 'DINAS_LUAR', 'WFH', 'TANPA_KETERANGAN'] as const;

type LeaveStatus = `CUTI_${LeaveKind}`;
/** Presence on one day; leave by its kind (PP 11/2017 article 310). */
export type AttendanceStatus = (typeof DUTY_STATUSES)[number] | LeaveStatus;
/** Every status. */
export const ATTENDANCE_STATUSES: readonly AttendanceStatus[] = [
  ...DUTY_STATUSES,
  ...LEAVE_KINDS.map((kind): LeaveStatus => `CUTI_${kind}`),
];

/** As those see it who may not know why somebody is away: every leave is CUTI. */
export const SHOWN_STATUSES = [...DUTY_STATUSES, 'CUTI'] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];

/** The kind of leave of a status; null when it is none. */
export function leaveOf(status: AttendanceStatus): LeaveKind | null {
  return LEAVE_KINDS.find((kind) => status === `CUTI_${kind}`) ?? null;
}

/** A status without the kind of leave. */
export function shownStatus(status: AttendanceStatus): ShownStatus {
  return DUTY_STATUSES.find((one) => one === status) ?? 'CUTI';
}

/** Abbreviations of regional exports. */
const SHORT: Readonly<Record<string, AttendanceStatus>> = {
  ...{ H: 'HADIR', DL: 'DINAS_LUAR', TK: 'TANPA_KETERANGAN', A: 'TANPA_KETERANGAN', ALPA: 'TANPA_KETERANGAN' },
  ...{ CT: 'CUTI_TAHUNAN', CB: 'CUTI_BESAR', CS: 'CUTI_SAKIT', S: 'CUTI_SAKIT', SAKIT: 'CUTI_SAKIT' },
  ...{
    CM: 'CUTI_MELAHIRKAN',
    CAP: 'CUTI_ALASAN_PENTING',
    CLTN: 'CUTI_CLTN',
    CUTI_DI_LUAR_TANGGUNGAN_NEGARA: 'CUTI_CLTN',
  },
};

/** The status that a file means; null when it is none. */
export function statusOf(written: string): AttendanceStatus | null {
  const key = written
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return ATTENDANCE_STATUSES.find((one) => one === key) ?? SHORT[key] ?? null;
}

import { ATTENDANCE_STATUSES } from '../../attendance/domain/attendance-status.js';
import { allowedValues, column, type ImportColumn } from './import-column.js';

const YES_NO = allowedValues({ Y: ['Ya', 'Yes'], T: ['Tidak', 'No'] });

/** Columns of presence by day, as attendance systems export it. */
export const ATTENDANCE_COLUMNS: readonly ImportColumn[] = [
  column('NIP', 'code', ['NIP atau NI PPPK, 18 angka', 'NIP or NI PPPK, 18 digits'], '198707222019032005', {
    required: true,
    aliases: ['NIP BARU', 'NIP/NI PPPK', 'NI PPPK'],
  }),
  column('TANGGAL', 'date', ['Hari kerja', 'Working day'], '02-03-2026', { required: true, aliases: ['TGL', 'HARI'] }),
  column('STATUS', 'code', ['Kehadiran', 'Presence'], 'HADIR', {
    required: true,
    aliases: ['STATUS KEHADIRAN', 'KEHADIRAN', 'KETERANGAN'],
    allowed: ATTENDANCE_STATUSES.map((value) => {
      const words = value.replaceAll('_', ' ').toLowerCase();
      return { value, meaning: { id: words, en: words } };
    }),
  }),
  column('MENIT TERLAMBAT', 'number', ['Menit terlambat', 'Minutes late'], '12', { aliases: ['TERLAMBAT', 'TL'] }),
  column('MENIT PULANG CEPAT', 'number', ['Menit pulang sebelum waktunya', 'Minutes left early'], '0', {
    aliases: ['PULANG CEPAT', 'PSW'],
  }),
  column('TIDAK ABSEN MASUK', 'text', ['Tidak ada rekaman masuk', 'Coming was not recorded'], 'T', { allowed: YES_NO }),
  column('TIDAK ABSEN PULANG', 'text', ['Tidak ada rekaman pulang', 'Going was not recorded'], 'T', {
    allowed: YES_NO,
  }),
];

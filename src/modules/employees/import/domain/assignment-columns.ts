import { allowedValues, column, type ImportColumn } from './import-column.js';
import { POST_KIND_VALUES } from './person-columns.js';

/** How a post is held, by SIASN's id. */
const HELD_AS = allowedValues({
  D: ['Definitif', 'Definitive'],
  PLT: ['Pelaksana tugas', 'Acting (Plt.)'],
  PLH: ['Pelaksana harian', 'Acting by the day (Plh.)'],
  PJ: ['Penjabat', 'Acting (Pj.)'],
  TT: ['Tugas tambahan', 'Further task'],
});

/** Columns of the history of posts (riwayat jabatan). */
export const ASSIGNMENT_COLUMNS: readonly ImportColumn[] = [
  column('NIP', 'code', ['NIP atau NI PPPK, 18 angka', 'NIP or NI PPPK, 18 digits'], '198707222019032005', {
    required: true,
    aliases: ['NIP BARU', 'NIP/NI PPPK', 'NI PPPK'],
  }),
  column(
    'JENIS PENUGASAN ID',
    'code',
    ['Cara jabatan dipegang; kosong berarti D', 'How the post is held; empty means D'],
    'D',
    {
      aliases: ['JENIS PENUGASAN', 'PENUGASAN'],
      allowed: HELD_AS,
    },
  ),
  column('UNOR ID', 'text', ['Id unit di SIASN', "The unit's id in SIASN"], '8AE483A658C31A9D0158C4C2A0B40F2E', {
    required: true,
    aliases: ['ID UNOR', 'ID UNIT'],
  }),
  column('JENIS JABATAN ID', 'code', ['Jenis jabatan', 'Kind of post'], '1', {
    required: true,
    aliases: ['JENIS JABATAN', 'KODE JENIS JABATAN'],
    allowed: POST_KIND_VALUES,
  }),
  column('JABATAN NAMA', 'text', ['Nama jabatan', 'Title of the post'], 'Kepala Bidang Anggaran', {
    required: true,
    aliases: ['JABATAN', 'NAMA JABATAN'],
  }),
  column('ESELON ID', 'code', ['Kode eselon; 99 tanpa eselon', 'Code of the eselon; 99 for none'], '32', {
    aliases: ['KODE ESELON', 'ESELON'],
  }),
  column('TMT JABATAN', 'date', ['Hari pertama dalam jabatan', 'First day in the post'], '01-03-2024', {
    required: true,
    aliases: ['TMT', 'TANGGAL MULAI'],
  }),
  column(
    'TANGGAL SELESAI',
    'date',
    ['Hari terakhir; kosong bila belum berakhir', 'Last day; empty while it has none'],
    '31-12-2025',
    {
      aliases: ['TMT SELESAI', 'TANGGAL BERAKHIR'],
    },
  ),
  column('NOMOR SK', 'text', ['Nomor surat keputusan', 'Number of the decree'], '821.2/15/BKPSDM/2024', {
    aliases: ['NO SK'],
  }),
  column('TANGGAL SK', 'date', ['Tanggal surat keputusan', 'Day of the decree'], '20-02-2024', { aliases: ['TGL SK'] }),
];

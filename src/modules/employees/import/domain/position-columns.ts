import { POSITION_LEVELS } from '../../../organization/index.js';
import { column, type ImportColumn } from './import-column.js';
import { POST_KIND_VALUES } from './person-columns.js';

/** Columns of a list of posts with their classes. */
export const POSITION_COLUMNS: readonly ImportColumn[] = [
  column('UNOR ID', 'text', ['Id unit di SIASN', "The unit's id in SIASN"], '8AE483A658C31A9D0158C4C2A0B40F2E', {
    required: true,
    aliases: ['ID UNOR', 'ID UNIT'],
  }),
  column('JENIS JABATAN ID', 'code', ['Jenis jabatan', 'Kind of post'], '2', {
    required: true,
    aliases: ['JENIS JABATAN', 'KODE JENIS JABATAN'],
    allowed: POST_KIND_VALUES,
  }),
  column('JABATAN NAMA', 'text', ['Nama jabatan', 'Title of the post'], 'Analis Kebijakan Ahli Muda', {
    required: true,
    aliases: ['JABATAN', 'NAMA JABATAN'],
  }),
  column('JABATAN ID', 'text', ['Id jabatan di SIASN', "The post's id in SIASN"], '8AE482883FBB9CD8013FC3F2DD2A7B72'),
  column('JENJANG', 'text', ['Jenjang jabatan', 'Level of the post'], 'AHLI_MUDA', {
    aliases: ['JENJANG JABATAN', 'ASN JENJANG JABATAN'],
    allowed: POSITION_LEVELS.map((value) => {
      const words = value.replaceAll('_', ' ').toLowerCase();
      return { value, meaning: { id: words, en: words } };
    }),
  }),
  column('KELAS JABATAN', 'number', ['Kelas jabatan, 1 sampai 17', 'Class of the post, 1 to 17'], '9', {
    aliases: ['KELAS', 'KELAS_JABATAN'],
  }),
  column('ESELON ID', 'code', ['Kode eselon; 99 tanpa eselon', 'Code of the eselon; 99 for none'], '99', {
    aliases: ['KODE ESELON', 'ESELON'],
  }),
  column(
    'BUP',
    'number',
    [
      'Batas usia pensiun jabatan ini, bila berbeda dari aturannya',
      'Retirement age of this post, where it is not that of the rules',
    ],
    '60',
    { aliases: ['BATAS USIA PENSIUN'] },
  ),
  column(
    'BERLAKU MULAI',
    'date',
    ['Hari pertama jabatan ini ada', 'First day on which there is the post'],
    '01-01-2026',
  ),
  column(
    'BERLAKU SAMPAI',
    'date',
    ['Hari terakhir jabatan ini ada', 'Last day on which there is the post'],
    '31-12-2029',
  ),
];

import { allowedValues, column, type ImportColumn } from './import-column.js';

const REQUIRED = { required: true } as const;

/** Kinds of post by SIASN's id. */
export const POST_KIND_VALUES = allowedValues({
  1: ['Jabatan struktural', 'Structural post'],
  2: ['Jabatan fungsional', 'Functional post'],
  3: ['Jabatan rangkap', 'Both at once'],
  4: ['Pelaksana', 'Pelaksana'],
});

/**
 * Columns of "Export Data ASN", in its order. Phone, address, faith, marriage and tax number stay in the file.
 */
export const PERSON_COLUMNS: readonly ImportColumn[] = [
  column('PNS ID', 'text', ['Id orang di SIASN', "The person's id in SIASN"], 'A8ACA7B2C5F73912E040640A040269BB', {
    aliases: ['ID PNS', 'ID ASN', 'ID PEGAWAI SIASN'],
  }),
  column('NIP BARU', 'code', ['NIP atau NI PPPK, 18 angka', 'NIP or NI PPPK, 18 digits'], '198707222019032005', {
    ...REQUIRED,
    aliases: ['NIP', 'NIP/NI PPPK', 'NI PPPK', 'NOMOR INDUK PEGAWAI'],
  }),
  column('NAMA', 'text', ['Nama tanpa gelar', 'Name without titles'], 'SITI AMINAH', {
    ...REQUIRED,
    aliases: ['NAMA PEGAWAI', 'NAMA LENGKAP'],
  }),
  column('GELAR DEPAN', 'text', ['Gelar di depan nama', 'Titles before the name'], 'Dr.', {
    aliases: ['GELAR DPN', 'GLR DEPAN'],
  }),
  column('GELAR BELAKANG', 'text', ['Gelar di belakang nama', 'Titles after the name'], 'S.Kom., M.T.', {
    aliases: ['GELAR BLK', 'GLR BELAKANG'],
  }),
  column('TANGGAL LAHIR', 'date', ['Tanggal lahir', 'Birth date'], '22-07-1987', { aliases: ['TGL LAHIR'] }),
  column('JENIS KELAMIN', 'text', ['Jenis kelamin', 'Sex'], 'F', {
    aliases: ['L/P', 'JK', 'KELAMIN', 'SEX'],
    allowed: allowedValues({ M: ['Laki-laki', 'Male'], F: ['Perempuan', 'Female'] }),
  }),
  column('NIK', 'code', ['NIK, 16 angka', 'NIK, 16 digits'], '3374016207870001', {
    aliases: ['NO KTP', 'NOMOR KTP'],
    isSecret: true,
  }),
  column('EMAIL', 'text', ['Surel pribadi', 'Private e-mail'], 'siti.aminah@example.com', { aliases: ['SUREL'] }),
  column('EMAIL GOV', 'text', ['Surel dinas; didahulukan', 'Office e-mail; goes first'], 'siti.aminah@example.go.id', {
    aliases: ['EMAIL DINAS'],
  }),
  column('JENIS PEGAWAI NAMA', 'text', ['Jenis pegawai', 'Kind of employee'], 'PNS Daerah Kab/Kota', {
    aliases: ['JENIS PEGAWAI'],
  }),
  column('KEDUDUKAN HUKUM ID', 'code', ['Kode kedudukan hukum', 'Code of the legal standing'], '01', {
    aliases: ['KEDUDUKAN HUKUM', 'KODE KEDUDUKAN HUKUM'],
  }),
  column('STATUS CPNS PNS', 'text', ['Status CPNS atau PNS', 'Whether CPNS or PNS'], 'P', {
    allowed: allowedValues({ C: ['CPNS', 'CPNS'], P: ['PNS', 'PNS'] }),
  }),
  column('GOL AKHIR ID', 'code', ['Kode golongan terakhir', 'Code of the present golongan'], '34'),
  column('GOL AKHIR NAMA', 'text', ['Golongan terakhir', 'Present golongan'], 'III/d', {
    aliases: [
      'GOLONGAN',
      'GOL RUANG',
      'GOLONGAN RUANG',
      'PANGKAT/GOL',
      'PANGKAT/GOL RUANG',
      'PANGKAT/GOLONGAN',
      'GOL AKHIR',
    ],
  }),
  column('JENIS JABATAN ID', 'code', ['Jenis jabatan', 'Kind of post'], '2', {
    ...REQUIRED,
    aliases: ['JENIS JABATAN', 'KODE JENIS JABATAN'],
    allowed: POST_KIND_VALUES,
  }),
  column('JABATAN ID', 'text', ['Id jabatan di SIASN', "The post's id in SIASN"], '8AE482883FBB9CD8013FC3F2DD2A7B72', {
    aliases: ['ID JABATAN'],
  }),
  column('JABATAN NAMA', 'text', ['Nama jabatan', 'Title of the post'], 'Analis Kebijakan Ahli Muda', {
    ...REQUIRED,
    aliases: ['JABATAN', 'NAMA JABATAN'],
  }),
  column('TMT JABATAN', 'date', ['Terhitung mulai tanggal jabatan', 'First day in the post'], '01-03-2024', {
    aliases: ['TMT JAB', 'TANGGAL TMT JABATAN', 'TGL MULAI JABATAN'],
  }),
  column('KELAS JABATAN', 'number', ['Kelas jabatan, 1 sampai 17', 'Class of the post, 1 to 17'], '9', {
    aliases: ['KELAS', 'KELAS_JABATAN', 'GRADE JABATAN'],
  }),
  column('UNOR ID', 'text', ['Id unit di SIASN', "The unit's id in SIASN"], '8AE483A658C31A9D0158C4C2A0B40F2E', {
    ...REQUIRED,
    aliases: ['ID UNOR', 'ID UNIT KERJA', 'KODE UNOR'],
  }),
  column('UNOR NAMA', 'text', ['Nama unit', 'Name of the unit'], 'Bidang Anggaran', {
    ...REQUIRED,
    aliases: ['UNIT KERJA', 'UNIT ORGANISASI', 'UNOR', 'NAMA UNOR', 'NAMA UNIT', 'NAMA UNIT KERJA'],
  }),
  column(
    'INSTANSI KERJA ID',
    'text',
    ['Id pemerintah daerah di SIASN', "The government's id in SIASN"],
    'A5EB03E23BF8F6A0E040640A040252AD',
  ),
  column('INSTANSI KERJA NAMA', 'text', ['Pemerintah daerah', 'The government'], 'Pemerintah Kab. Contoh'),
  column(
    'SATUAN KERJA KERJA ID',
    'text',
    ['Id perangkat daerah di SIASN', "The agency's id in SIASN"],
    'A5EB03E23D2BF6A0E040640A040252AD',
  ),
  column('SATUAN KERJA KERJA NAMA', 'text', ['Perangkat daerah', 'The agency'], 'Badan Keuangan Daerah', {
    aliases: ['SATUAN KERJA', 'SKPD', 'OPD'],
  }),
  column('ESELON ID', 'code', ['Kode eselon; 99 tanpa eselon', 'Code of the eselon; 99 for none'], '99', {
    aliases: ['KODE ESELON'],
  }),
];

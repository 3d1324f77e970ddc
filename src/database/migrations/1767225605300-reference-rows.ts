/** Code, name, attributes. */
type Row = readonly [code: string, name: string, attributes?: Readonly<Record<string, string | number | boolean>>];

const golongan = (code: string, name: string, pangkat: string): Row => [code, name, { pangkat }];
const pppk = (name: string, index: number): Row => [String(index + 1).padStart(2, '0'), name];
const eselon = (code: string, name: string, jenjang: string | null, from = '', until = ''): Row => {
  const attributes: Record<string, string> = from === '' ? {} : { golonganFrom: from, golonganUntil: until };
  if (jenjang !== null) attributes.jenjang = jenjang;
  return [code, name, attributes];
};
const jenjang = (kind: string, code: string, name: string, retirementAge: number, from: number, until = from): Row => {
  return [code, name, { kind, retirementAge, classFrom: from, classUntil: until }];
};
const standing = (code: string, name: string, obligation: string, atWork: boolean): Row => {
  return [code, name, { obligation, atWork }];
};

/**
 * The rows that the service comes with. Codes and names are those of SIASN (kedudukan hukum: its 31 codes, and 71 of later
 * lists) and of the regulations; the obligation to an SKP, ranges of golongan and job classes are our default. Source: rules.md
 * OR-5 to OR-7.
 */
export const REFERENCE_ROWS: Readonly<Record<string, readonly Row[]>> = {
  'golongan-pns': [
    golongan('11', 'I/a', 'Juru Muda'),
    golongan('12', 'I/b', 'Juru Muda Tingkat I'),
    golongan('13', 'I/c', 'Juru'),
    golongan('14', 'I/d', 'Juru Tingkat I'),
    golongan('21', 'II/a', 'Pengatur Muda'),
    golongan('22', 'II/b', 'Pengatur Muda Tingkat I'),
    golongan('23', 'II/c', 'Pengatur'),
    golongan('24', 'II/d', 'Pengatur Tingkat I'),
    golongan('31', 'III/a', 'Penata Muda'),
    golongan('32', 'III/b', 'Penata Muda Tingkat I'),
    golongan('33', 'III/c', 'Penata'),
    golongan('34', 'III/d', 'Penata Tingkat I'),
    golongan('41', 'IV/a', 'Pembina'),
    golongan('42', 'IV/b', 'Pembina Tingkat I'),
    golongan('43', 'IV/c', 'Pembina Utama Muda'),
    golongan('44', 'IV/d', 'Pembina Utama Madya'),
    golongan('45', 'IV/e', 'Pembina Utama'),
  ],
  'golongan-pppk': [
    ...['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII'],
  ].map(pppk),
  eselon: [
    eselon('10', 'I.a', 'JPT_UTAMA', '44', '45'),
    eselon('11', 'I.a', 'JPT_MADYA', '43', '45'),
    eselon('12', 'I.b', 'JPT_MADYA', '43', '45'),
    eselon('21', 'II.a', 'JPT_PRATAMA', '43', '44'),
    eselon('22', 'II.b', 'JPT_PRATAMA', '42', '43'),
    eselon('31', 'III.a', 'ADMINISTRATOR', '41', '42'),
    eselon('32', 'III.b', 'ADMINISTRATOR', '34', '41'),
    eselon('41', 'IV.a', 'PENGAWAS', '33', '34'),
    eselon('42', 'IV.b', 'PENGAWAS', '32', '33'),
    eselon('51', 'V.a', null, '31', '32'),
    eselon('52', 'V.b', null, '31', '32'),
    eselon('99', 'Non-eselon', null),
  ],
  'jenis-jabatan': [
    ['1', 'Jabatan Struktural', { kind: 'STRUKTURAL' }],
    ['2', 'Jabatan Fungsional Tertentu', { kind: 'FUNGSIONAL' }],
    ['3', 'Jabatan Rangkap (Struktural dan Fungsional)'],
    ['4', 'Jabatan Fungsional Umum (Pelaksana)', { kind: 'PELAKSANA' }],
  ],
  jenjang: [
    jenjang('STRUKTURAL', 'JPT_UTAMA', 'Pimpinan tinggi utama', 60, 17),
    jenjang('STRUKTURAL', 'JPT_MADYA', 'Pimpinan tinggi madya', 60, 15, 16),
    jenjang('STRUKTURAL', 'JPT_PRATAMA', 'Pimpinan tinggi pratama', 60, 14, 15),
    jenjang('STRUKTURAL', 'ADMINISTRATOR', 'Administrator', 58, 11, 12),
    jenjang('STRUKTURAL', 'PENGAWAS', 'Pengawas', 58, 8, 9),
    jenjang('PELAKSANA', 'PELAKSANA', 'Pelaksana', 58, 1, 7),
    jenjang('FUNGSIONAL', 'AHLI_UTAMA', 'Fungsional ahli utama', 65, 13, 14),
    jenjang('FUNGSIONAL', 'AHLI_MADYA', 'Fungsional ahli madya', 60, 11, 12),
    jenjang('FUNGSIONAL', 'AHLI_MUDA', 'Fungsional ahli muda', 58, 9, 10),
    jenjang('FUNGSIONAL', 'AHLI_PERTAMA', 'Fungsional ahli pertama', 58, 8),
    jenjang('FUNGSIONAL', 'PENYELIA', 'Fungsional penyelia', 58, 8),
    jenjang('FUNGSIONAL', 'MAHIR', 'Fungsional mahir', 58, 7),
    jenjang('FUNGSIONAL', 'TERAMPIL', 'Fungsional terampil', 58, 6),
    jenjang('FUNGSIONAL', 'PEMULA', 'Fungsional pemula', 58, 5),
  ],
  'bup-khusus': [
    ['GURU', 'Guru', { titleStartsWith: 'Guru', retirementAge: 60 }],
    ['DOSEN', 'Dosen', { titleStartsWith: 'Dosen', retirementAge: 65 }],
    ['GURU_BESAR', 'Guru besar', { titleStartsWith: 'Guru Besar', retirementAge: 70 }],
  ],
  'kedudukan-hukum': [
    standing('01', 'Aktif', 'REQUIRED', true),
    standing('02', 'CLTN', 'NONE', false),
    standing('03', 'Tugas Belajar', 'STUDY', false),
    standing('04', 'Pemberhentian Sementara', 'NONE', false),
    standing('05', 'Penerima Uang Tunggu', 'NONE', false),
    standing('06', 'Prajurit Wajib', 'NONE', false),
    standing('07', 'Pejabat Negara', 'NONE', false),
    standing('08', 'Kepala Desa', 'NONE', false),
    standing('09', 'Sedang dalam proses banding BAPEK (BPASN)', 'REQUIRED', true),
    standing('11', 'Pegawai Titipan', 'CASE', true),
    standing('12', 'Pengungsi', 'CASE', true),
    standing('13', 'Perpanjangan CLTN', 'NONE', false),
    standing('14', 'PNS yang dinyatakan hilang', 'NONE', false),
    standing('15', 'PNS kena hukuman disiplin', 'REQUIRED', true),
    standing('16', 'Pemindahan dalam rangka penurunan jabatan', 'REQUIRED', true),
    standing('20', 'Masa Persiapan Pensiun', 'NONE', false),
    standing('51', 'CPNS yang belum menerima SK CPNS', 'NONE', false),
    standing('52', 'Tidak aktif', 'NONE', false),
    standing('66', 'Diberhentikan', 'NONE', false),
    standing('67', 'Punah', 'NONE', false),
    standing('68', 'Eks PNS Timor Timur', 'NONE', false),
    standing('69', 'TMS dari pengadaan', 'NONE', false),
    standing('70', 'Pembatalan NIP', 'NONE', false),
    standing('71', 'PPPK Aktif', 'REQUIRED', true),
    standing('77', 'Pemberhentian tanpa hak pensiun', 'NONE', false),
    standing('88', 'Pemberhentian dengan hak pensiun', 'NONE', false),
    standing('89', 'Tidak aktif tetapi diusulkan pensiun', 'NONE', false),
    standing('90', 'Tidak ikut PUPNS 2015', 'NONE', false),
    standing('91', 'Tindak pidana atau tindak pidana jabatan', 'NONE', false),
    standing('92', 'Pemblokiran data PNS', 'NONE', false),
    standing('98', 'Mencapai BUP', 'NONE', false),
    standing('99', 'Pensiun', 'NONE', false),
  ],
  'jenis-penugasan': [
    ['D', 'Definitif', { kind: 'DEFINITIF' }],
    ['PLT', 'Pelaksana Tugas', { kind: 'PLT' }],
    ['PLH', 'Pelaksana Harian', { kind: 'PLH' }],
    ['PJ', 'Penjabat', { kind: 'PJ' }],
    ['TT', 'Tugas Tambahan'],
  ],
  'jenis-mutasi': [
    ['MJ', 'Mutasi jabatan'],
    ['MU', 'Mutasi unor'],
  ],
  'jenis-unit': [
    ['PEMERINTAH_DAERAH', 'Pemerintah daerah'],
    ['SEKRETARIAT_DAERAH', 'Sekretariat Daerah'],
    ['SEKRETARIAT_DPRD', 'Sekretariat DPRD'],
    ['INSPEKTORAT', 'Inspektorat'],
    ['DINAS', 'Dinas'],
    ['BADAN', 'Badan'],
    ['KECAMATAN', 'Kecamatan'],
    ['KELURAHAN', 'Kelurahan'],
    ['STAF_AHLI', 'Staf ahli'],
    ['ASISTEN', 'Asisten'],
    ['UPTD', 'Unit pelaksana teknis daerah'],
    ['RSUD', 'Rumah sakit umum daerah'],
    ['PUSKESMAS', 'Puskesmas'],
    ['SATUAN_PENDIDIKAN', 'Satuan pendidikan'],
    ['INSPEKTORAT_PEMBANTU', 'Inspektorat pembantu'],
    ['SEKRETARIAT', 'Sekretariat perangkat daerah'],
    ['BAGIAN', 'Bagian'],
    ['BIDANG', 'Bidang'],
    ['SUBBAGIAN', 'Subbagian'],
    ['SUBBIDANG', 'Subbidang'],
    ['SEKSI', 'Seksi'],
  ],
  'jenis-pegawai': [
    ['PNS', 'Pegawai Negeri Sipil'],
    ['CPNS', 'Calon Pegawai Negeri Sipil'],
    ['PPPK', 'Pegawai Pemerintah dengan Perjanjian Kerja'],
    ['PPPK_PARUH_WAKTU', 'PPPK paruh waktu'],
    ['NON_ASN', 'Bukan ASN'],
  ],
  perspektif: [
    ['PENERIMA_LAYANAN', 'Penerima layanan'],
    ['PROSES_BISNIS', 'Proses bisnis'],
    ['PENGUATAN_INTERNAL', 'Penguatan internal'],
    ['ANGGARAN', 'Anggaran'],
  ],
  rating: [
    ['DI_ATAS_EKSPEKTASI', 'Di atas ekspektasi', { siasn: 1 }],
    ['SESUAI_EKSPEKTASI', 'Sesuai ekspektasi', { siasn: 2 }],
    ['DI_BAWAH_EKSPEKTASI', 'Di bawah ekspektasi', { siasn: 3 }],
  ],
  predikat: [
    ['SANGAT_BAIK', 'Sangat Baik', { siasn: 1 }],
    ['BAIK', 'Baik', { siasn: 2 }],
    ['BUTUH_PERBAIKAN', 'Butuh Perbaikan', { siasn: 3 }],
    ['KURANG', 'Kurang/Misconduct', { siasn: 4 }],
    ['SANGAT_KURANG', 'Sangat Kurang', { siasn: 5 }],
  ],
  'predikat-organisasi': [
    ['ISTIMEWA', 'Istimewa'],
    ['BAIK', 'Baik'],
    ['BUTUH_PERBAIKAN', 'Butuh Perbaikan'],
    ['KURANG', 'Kurang'],
    ['SANGAT_KURANG', 'Sangat Kurang'],
  ],
};

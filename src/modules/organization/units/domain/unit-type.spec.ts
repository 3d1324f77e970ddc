import { REFERENCE_ROWS } from '../../../../database/migrations/1767225605300-reference-rows.js';
import { isSecretariatHead, unitTypeOf } from './unit-type.js';

const NAMES: [string, string | null][] = [
  ['Pemerintah Kabupaten Uji', 'PEMERINTAH_DAERAH'],
  ['Sekretariat Daerah', 'SEKRETARIAT_DAERAH'],
  ['Sekretariat DPRD', 'SEKRETARIAT_DPRD'],
  ['Sekretariat Dewan Perwakilan Rakyat Daerah', 'SEKRETARIAT_DPRD'],
  ['Sekretariat Dinas Kesehatan', 'SEKRETARIAT'],
  ['INSPEKTORAT', 'INSPEKTORAT'],
  ['Inspektorat Pembantu Wilayah I', 'INSPEKTORAT_PEMBANTU'],
  ['Dinas Kesehatan', 'DINAS'],
  ['Badan Keuangan dan Aset Daerah', 'BADAN'],
  ['Kecamatan Sukamaju', 'KECAMATAN'],
  ['Kelurahan Sukamaju', 'KELURAHAN'],
  ['UPTD Laboratorium Kesehatan', 'UPTD'],
  ['UPTD Puskesmas Melati', 'PUSKESMAS'],
  ['UPT SMPN 3 Sukamaju', 'SATUAN_PENDIDIKAN'],
  ['UPT Satuan Pendidikan SDN 1', 'SATUAN_PENDIDIKAN'],
  ['SMAN 1 Sukamaju', 'SATUAN_PENDIDIKAN'],
  ['Rumah Sakit Umum Daerah', 'RSUD'],
  ['RSUD Kelas B', 'RSUD'],
  ['Puskesmas Sukamaju', 'PUSKESMAS'],
  ['SD Negeri 1 Sukamaju', 'SATUAN_PENDIDIKAN'],
  ['SMPN 2 Sukamaju', 'SATUAN_PENDIDIKAN'],
  ['Asisten Administrasi Umum', 'ASISTEN'],
  ['Staf Ahli Bidang Ekonomi', 'STAF_AHLI'],
  ['Bagian Hukum', 'BAGIAN'],
  ['Bidang Anggaran', 'BIDANG'],
  ['Subbagian Keuangan', 'SUBBAGIAN'],
  ['Sub Bagian Keuangan', 'SUBBAGIAN'],
  ['Subbidang Mutasi', 'SUBBIDANG'],
  ['Seksi Imunisasi', 'SEKSI'],
  ['Korps Musik', null],
  ['Dinasti', null],
];

describe('unitTypeOf (rule OR-4)', () => {
  it.each(NAMES)('"%s" is a %s', (name, type) => {
    expect(unitTypeOf(name)).toBe(type);
  });

  it('knows only types of the list jenis-unit', () => {
    const codes = REFERENCE_ROWS['jenis-unit']?.map(([code]) => code);
    expect(NAMES.flatMap(([, type]) => (type === null || codes?.includes(type) ? [] : type))).toEqual([]);
  });
});

describe('isSecretariatHead (rule EM-14)', () => {
  it.each([
    ['Sekretaris Daerah', true],
    ['  SEKRETARIS DAERAH Kabupaten Uji', true],
    ['Sekretaris Dinas', false],
    [null, false],
  ])('%s: %s', (title, expected) => {
    expect(isSecretariatHead(title)).toBe(expected);
  });
});

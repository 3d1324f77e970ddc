import { levelOf, type PositionKind } from './position-kind.js';

describe('levelOf (rule OR-5)', () => {
  it.each<[PositionKind, string, string | null, string | null]>([
    ['STRUKTURAL', 'Sekretaris Daerah', '21', 'JPT_PRATAMA'],
    ['STRUKTURAL', 'Kepala Dinas', '22', 'JPT_PRATAMA'],
    ['STRUKTURAL', 'Sekretaris Daerah Provinsi', '12', 'JPT_MADYA'],
    ['STRUKTURAL', 'Camat', '31', 'ADMINISTRATOR'],
    ['STRUKTURAL', 'Kepala Seksi', '41', 'PENGAWAS'],
    ['STRUKTURAL', 'Kepala Urusan', '51', null],
    ['STRUKTURAL', 'Bupati', null, null],
    ['FUNGSIONAL', 'Analis Kebijakan Ahli Muda', '99', 'AHLI_MUDA'],
    ['FUNGSIONAL', 'Guru  Ahli  Pertama', null, 'AHLI_PERTAMA'],
    ['FUNGSIONAL', 'Perawat Terampil', null, 'TERAMPIL'],
    ['FUNGSIONAL', 'PERAWAT PENYELIA', null, 'PENYELIA'],
    ['FUNGSIONAL', 'Dokter', null, null],
    ['FUNGSIONAL', 'Pemahir', null, null],
    ['PELAKSANA', 'Pengadministrasi Umum', null, 'PELAKSANA'],
  ])('%s "%s" with eselon %s: %s', (kind, title, echelon, level) => {
    expect(levelOf(kind, title, echelon)).toBe(level);
  });
});

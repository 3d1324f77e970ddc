import { isActivity, lacksMeasure } from './statement-style.js';

describe('isActivity (rule QU-1)', () => {
  it.each([
    ['Menyusun laporan keuangan', true],
    ['melaksanakan rapat koordinasi', true],
    ['Mengoptimalkan layanan', true],
    ['Membina UMKM', true],
    ['Mendampingi petani', true],
    ['Pelaksanaan kegiatan posyandu', true],
    ['Rapat koordinasi bulanan', true],
    ['Tersusunnya laporan keuangan', false],
    ['Meningkatnya kepuasan masyarakat', false],
    ['Laporan keuangan terbit tepat waktu', false],
    ['Menteri menyetujui usulan', false],
    ['Materi pelatihan tersedia', false],
    ['Metrologi legal terlayani', false],
    ['Prevalensi stunting turun', false],
    ['', false],
  ])('%s: %s', (statement, expected) => {
    expect(isActivity(statement)).toBe(expected);
  });
});

describe('lacksMeasure (rule QU-1)', () => {
  it.each([
    ['Laporan baik', true],
    ['Layanan ditingkatkan', true],
    ['Sesuai kebutuhan', true],
    ['Sesuai kebutuhan, paling lambat tanggal lima', false],
    ['12 laporan', false],
    ['Laporan terbit sebelum tanggal lima', false],
    ['Laporan disetujui Bupati', false],
    ['Seluruh berkas terarsip', false],
    ['Laporan bulanan', false],
  ])('%s: %s', (words, expected) => {
    expect(lacksMeasure(words)).toBe(expected);
  });
});

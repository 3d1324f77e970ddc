import type { Client } from './client.js';

/** A criterion, as a request body. */
export const SOME_CRITERION = {
  code: 'HASIL',
  kind: 'RESULTS',
  title: 'Hasil kerja',
  description: 'Capaian target SKP yang disepakati.',
  levels: ['Di bawah ekspektasi', 'Sesuai ekspektasi', 'Di atas ekspektasi'],
  evidence: 'Realisasi dan bukti dukung',
};

/** Elements of a survey of citizens, each with ten answers. */
export const ELEMENTS = [
  ...['PERSYARATAN', 'PROSEDUR', 'WAKTU_PENYELESAIAN', 'BIAYA_TARIF', 'PRODUK_LAYANAN'],
  ...['KOMPETENSI_PELAKSANA', 'PERILAKU_PELAKSANA', 'PENANGANAN_PENGADUAN', 'SARANA_PRASARANA'],
].map((element) => ({ element, count1: 0, count2: 0, count3: 5, count4: 5 }));

/** A survey of citizens without its unit, as a request body: its index is 87.50. */
export const SOME_SURVEY = {
  serviceName: 'Pelayanan KTP',
  startsOn: '2026-01-05',
  endsOn: '2026-01-30',
  respondents: 10,
  elements: ELEMENTS,
};

/** Drafts criteria of a unit for a year; answers them. */
export async function draftCriteria(
  keeper: Client,
  unitId: string | undefined,
  performancePeriodId: string | undefined,
  more: object = {},
): Promise<{ id: string; version: number }> {
  const body = { unitId, performancePeriodId, name: 'Kriteria uji', criteria: [SOME_CRITERION], ...more };
  return (await keeper.post('/criteria-sets', body).expect(201)).body;
}

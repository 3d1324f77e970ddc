import type { Said } from './chart.js';

/** What pictures and tables say in all charts. */
export const WORDS = {
  withheld: { id: 'disembunyikan (kelompok kecil)', en: 'withheld (small group)' },
  none: { id: 'tidak ada data', en: 'no data' },
  tooFew: {
    id: 'Pegawai di unit ini terlalu sedikit untuk ditampilkan tanpa menunjuk orang.',
    en: 'The people of this unit are too few to be shown without pointing at somebody.',
  },
  nothing: { id: 'Belum ada data untuk ditampilkan.', en: 'There is no data to show yet.' },
  atMost: { id: 'paling banyak', en: 'at most' },
  atLeast: { id: 'paling sedikit', en: 'at least' },
  guide: { id: 'Garis putus-putus: pedoman pola distribusi', en: 'Dashed line: guideline of the pattern' },
  total: { id: 'jumlah', en: 'total' },
  unit: { id: 'Unit', en: 'Unit' },
  predicate: { id: 'Predikat', en: 'Predicate' },
  people: { id: 'Pegawai', en: 'People' },
  share: { id: 'Persen', en: 'Per cent' },
  year: { id: 'Tahun', en: 'Year' },
} as const satisfies Record<string, Said>;

/** A text that is the same in both languages, as names are. */
export const same = (text: string): Said => ({ id: text, en: text });

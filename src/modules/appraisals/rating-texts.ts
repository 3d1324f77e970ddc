import type { Bilingual } from '../../kernel/i18n/language.js';
import type { AnnualHint } from './domain/annual-hint.js';
import type { SurpriseFault } from './domain/no-surprise.js';
import type { Lack } from './domain/rule-set.js';
import type { SuggestionReason } from './domain/suggestion.js';

/** What happens where something is missing, as everybody may read it. Rule AP-17. */
export const MISSING_DATA_TEXTS: readonly Bilingual[] = [
  {
    id: 'Yang tidak ada tidak dihitung nol: hasil kerja tanpa realisasi dikeluarkan dan bobot yang lain tetap sebanding.',
    en: 'What is missing does not count as nothing: a result without progress is left out, and the weights of the others stay in proportion.',
  },
  {
    id: 'Penilaian memerlukan realisasi pada sedikitnya {percent} % hasil kerja dan {evidence} bukti dukung. Di bawah itu tidak ada saran bagi hasil kerja, dan penilaian ditandai.',
    en: 'A rating needs progress on at least {percent} % of the results and {evidence} piece(s) of evidence. Below that nothing is suggested for the results, and the rating is marked.',
  },
  {
    id: 'Di samping setiap penilaian tertulis berapa hasil kerja yang memiliki realisasi, bukti dukung, dan umpan balik pada masa itu.',
    en: 'Beside every rating stands of how many results there are progress, evidence and feedback in that time.',
  },
  {
    id: 'Saran tidak pernah memutuskan: rating adalah pertimbangan pejabat penilai atas keseluruhan, dengan alasan.',
    en: 'A suggestion never decides: a rating is the judgement of the appraiser on the whole, with reasons.',
  },
];

/** Why something is suggested, or nothing is. */
export const SUGGESTION_TEXTS: Readonly<Record<SuggestionReason, Bilingual>> = {
  PROGRESS_ABOVE: {
    id: 'Rata-rata capaian indikator {percent} %, di atas batas.',
    en: 'Its indicators reached {percent} % on average, beyond the limit.',
  },
  PROGRESS_AT: {
    id: 'Rata-rata capaian indikator {percent} %, sesuai target.',
    en: 'Its indicators reached {percent} % on average, as planned.',
  },
  PROGRESS_BELOW: {
    id: 'Rata-rata capaian indikator {percent} %, di bawah batas.',
    en: 'Its indicators reached {percent} % on average, under the limit.',
  },
  IMPROVEMENT_ASKED: {
    id: 'Capaian {percent} %, tetapi {improvements} umpan balik meminta perbaikan.',
    en: '{percent} % was reached, but feedback asked for improvement {improvements} time(s).',
  },
  NO_PROGRESS: {
    id: 'Belum ada realisasi dalam angka; tidak ada yang disarankan.',
    en: 'Nothing was reported in numbers, so nothing is suggested.',
  },
  IN_WORDS: {
    id: 'Targetnya berupa kata-kata; nilailah dari realisasi dan bukti dukung.',
    en: 'Its target is said in words; judge it by what was reported and by the evidence.',
  },
  REVIEW: {
    id: 'Hasil umpan balik 360°: {percent} % dari yang diharapkan.',
    en: 'The 360° feedback came to {percent} % of what is expected.',
  },
  PRAISED: {
    id: '{praises} apresiasi dan tidak ada permintaan perbaikan.',
    en: 'Praised {praises} time(s), and never asked to improve.',
  },
  MIXED: {
    id: '{praises} apresiasi dan {improvements} permintaan perbaikan.',
    en: 'Praised {praises} time(s), asked to improve {improvements} time(s).',
  },
  TO_IMPROVE: {
    id: '{improvements} permintaan perbaikan, lebih banyak daripada apresiasi ({praises}).',
    en: 'Asked to improve {improvements} time(s), more often than praised ({praises}).',
  },
  NO_FEEDBACK: {
    id: 'Belum ada umpan balik tentang nilai ini; tidak ada yang disarankan.',
    en: 'Nobody gave feedback on this value, so nothing is suggested.',
  },
  MAJORITY: {
    id: '{most} dari {rated} bagian yang memiliki rating demikian; seluruhnya ada {parts} bagian.',
    en: '{most} of {rated} parts with a rating are so; there are {parts} parts in all.',
  },
  NO_MAJORITY: {
    id: 'Tidak ada rating yang mencakup lebih dari separuh bagian yang dinilai ({rated} dari {parts}).',
    en: 'No rating holds for more than half of the rated parts ({rated} of {parts}).',
  },
  LOWEST: {
    id: 'Rating terendah dari bagian yang dinilai ({rated} dari {parts}).',
    en: 'The lowest of the rated parts ({rated} of {parts}).',
  },
  MEAN: {
    id: 'Rata-rata bagian yang dinilai ({rated} dari {parts}).',
    en: 'The mean of the rated parts ({rated} of {parts}).',
  },
  BELOW_MINIMUM: {
    id: 'Realisasi dan bukti dukung masih di bawah batas yang diumumkan; tidak ada yang disarankan.',
    en: 'Progress and evidence are below the published minimum, so nothing is suggested.',
  },
  TOO_LITTLE: {
    id: 'Hanya {rated} dari {parts} bagian memiliki dasar; terlalu sedikit untuk menyarankan sesuatu.',
    en: 'Only {rated} of {parts} parts have a basis: too little to suggest anything.',
  },
  OFF: { id: 'Saran dimatikan oleh kebijakan.', en: 'Suggestions are switched off by the policy.' },
};

/** How a hint of the year comes about. */
export const ANNUAL_TEXTS: Readonly<Record<AnnualHint, Bilingual>> = {
  LAST: { id: 'Predikat masa terakhir.', en: 'The predicate of the last time.' },
  MODE: { id: 'Predikat dengan bulan terbanyak.', en: 'The predicate of the most months.' },
  WEIGHTED_MEAN: {
    id: 'Predikat yang paling dekat dengan rata-rata berbobot bulan.',
    en: 'The predicate nearest to the mean by months.',
  },
};

/** What a low rating lacks. */
export const SURPRISE_TEXTS: Readonly<Record<SurpriseFault, Bilingual>> = {
  NO_FEEDBACK: {
    id: 'Tidak ada umpan balik yang meminta perbaikan sebelum masa penilaian berakhir dan sebelum hari penilaian.',
    en: 'No feedback asked for improvement before the time ended and before the day of the rating.',
  },
  NO_RECORD: {
    id: 'Tidak ada realisasi atau bukti dukung yang tercatat sebelum hari penilaian.',
    en: 'No progress or evidence was on record before the day of the rating.',
  },
};

/** What a rule set lacks. */
export const LACK_TEXTS: Readonly<Record<Lack, Bilingual>> = {
  RESULT_RATING: { id: 'Rating hasil kerja tidak ada.', en: 'The rating of results is missing.' },
  BEHAVIOUR_RATING: { id: 'Rating perilaku kerja tidak ada.', en: 'The rating of behaviour is missing.' },
  FIGURES: { id: 'Nilai angka tidak ada.', en: 'The figures are missing.' },
  RESULT_VALUES: {
    id: 'Terlalu sedikit hasil kerja yang memiliki nilai.',
    en: 'Too few results have a value.',
  },
  BEHAVIOUR_VALUES: {
    id: 'Nilai aspek perilaku kerja tidak lengkap.',
    en: 'Not all aspects of behaviour have a value.',
  },
  LEADERSHIP_VALUE: {
    id: 'Nilai kepemimpinan tidak ada, padahal pegawai ini memimpin.',
    en: 'The value of leadership is missing, although this employee leads.',
  },
};

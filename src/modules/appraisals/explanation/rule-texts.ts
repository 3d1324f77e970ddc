import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { RuleSentence } from './domain/rule-sentences.js';

/** How the predicate follows. `[name:one|many]` chooses by a number among the facts. */
export const RULE_TEXTS: Readonly<Record<RuleSentence, Bilingual>> = {
  QUADRANT_RATINGS: {
    id: '{who} hasil kerja {resultRating} dan perilaku kerja {behaviourRating}.',
    en: '{who} results {resultRating} and behaviour {behaviourRating}.',
  },
  QUADRANT_RULE: {
    id: 'Tabel dalam peraturan (kuadran kinerja, PermenPANRB 6/2022 Pasal 24–25) menetapkan predikat {predicate} bagi pasangan rating itu. Tabelnya sama bagi semua pegawai; tidak ada nilai angka yang dijumlahkan.',
    en: 'For this pair of ratings the table of the regulation (PermenPANRB 6/2022, Pasal 24–25) gives the predicate {predicate}. It is the same for everybody; no figures are added up.',
  },
  QUADRANT_BETTER: {
    id: 'Predikat yang lebih baik, {better}, memerlukan hasil kerja {resultRating} dan perilaku kerja {behaviourRating}.',
    en: 'The next better predicate, {better}, needs results {resultRating} and behaviour {behaviourRating}.',
  },
  QUADRANT_BETTER_ONE: {
    id: 'Predikat yang lebih baik, {better}, tercapai bila {part} dinilai {rating} dan rating yang lain tetap.',
    en: 'The next better predicate, {better}, comes with {part} rated {rating}, the other rating staying as it is.',
  },
  HIGHEST: { id: 'Ini predikat tertinggi.', en: 'This is the highest predicate.' },
  SCORE_RESULTS: {
    id: 'Nilai SKP adalah {results}, dihitung dari {parts} hasil kerja.',
    en: 'The value of the SKP is {results}, calculated from {parts} [parts:result|results].',
  },
  SCORE_BEHAVIOUR: {
    id: 'Nilai perilaku kerja adalah {behaviour}, dihitung dari {aspects} aspek.',
    en: 'The value of behaviour is {behaviour}, calculated from {aspects} [aspects:aspect|aspects].',
  },
  SCORE_PEERS: {
    id: 'Di dalamnya nilai pejabat penilai berbobot {raterPercent} % dan nilai rekan serta bawahan ({peers}) berbobot {peersPercent} %.',
    en: 'In it the appraiser weighs {raterPercent} %, and colleagues with subordinates ({peers}) weigh {peersPercent} %.',
  },
  SCORE_SUM: {
    id: 'Nilai kinerja = {share} % × {results} + {rest} % × {behaviour} = {score}.',
    en: 'The score = {share} % × {results} + {rest} % × {behaviour} = {score}.',
  },
  SCORE_BAND: {
    id: 'Nilai {score} berada pada rentang {from} sampai {until}, yaitu predikat {predicate} (PP 30/2019 Pasal 41).',
    en: 'A score of {score} lies between {from} and {until}: the predicate {predicate} (PP 30/2019, Pasal 41).',
  },
  SCORE_LOWEST_BAND: {
    id: 'Nilai {score} di bawah {until}, yaitu predikat {predicate} (PP 30/2019 Pasal 41).',
    en: 'A score of {score} is below {until}: the predicate {predicate} (PP 30/2019, Pasal 41).',
  },
  SCORE_NO_IDEA: {
    id: 'Nilai {score} sudah mencapai {from}, tetapi Sangat Baik juga memerlukan ide baru yang dinyatakan pejabat yang memanfaatkannya (PP 30/2019 Pasal 41). Pernyataan itu belum ada, sehingga predikatnya Baik.',
    en: 'A score of {score} reaches {from}, but Sangat Baik also needs a new idea stated by an official whom it serves (PP 30/2019, Pasal 41). There is no such statement, so the predicate is Baik.',
  },
  SCORE_IDEA: {
    id: 'Syarat ide baru terpenuhi; manfaatnya pada tingkat {ideaLevel}.',
    en: 'The condition of a new idea is met; it serves {ideaLevel}.',
  },
  SCORE_BETTER: {
    id: 'Predikat yang lebih baik, {better}, mulai dari nilai {from}.',
    en: 'The next better predicate, {better}, begins at a score of {from}.',
  },
  EXPECTATION: {
    id: 'Ekspektasi = yang disepakati dalam SKP.',
    en: 'Expectation = what was agreed in the SKP.',
  },
  CALIBRATED_RATING: {
    id: 'Rapat kalibrasi pada {on} mengubah rating {of} dari {ratingBefore} menjadi {ratingAfter}.',
    en: 'The calibration meeting of {on} changed the rating of {of} from {ratingBefore} to {ratingAfter}.',
  },
  WEAKEST: {
    id: 'Yang paling kurang: “{statement}” ({percent} %).',
    en: 'Furthest behind: “{statement}” ({percent} %).',
  },
  WEAKEST_AND_SILENT: {
    id: 'Yang paling kurang: “{statement}” ({percent} %); {silent} dari {indicators} indikator belum dilaporkan.',
    en: 'Furthest behind: “{statement}” ({percent} %); {silent} of {indicators} indicators [silent:has|have] no report yet.',
  },
  SILENT: {
    id: '{silent} dari {indicators} indikator belum dilaporkan.',
    en: '{silent} of {indicators} indicators [silent:has|have] no report yet.',
  },
  REPORT_AND_TALK: {
    id: 'Laporkan dan lampirkan buktinya, lalu bicarakan dengan pejabat penilai apa yang ia anggap {rating}.',
    en: 'Report it with its evidence, and then talk with the appraiser about what counts as {rating}.',
  },
};

import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { ResultSentence } from './domain/result-sentences.js';
import type { ExplainedFigure } from './domain/sentence.js';

/** What was planned and reached, and what both sides say of it. `[name:one|many]` chooses by a number among the facts. */
export const RESULT_TEXTS: Readonly<Record<ResultSentence, Bilingual>> = {
  REASON: {
    id: '{by} menilai {rating}, dengan alasan: “{reason}”',
    en: '{by} rated this part {rating}, for this reason: “{reason}”',
  },
  REASON_BEFORE: { id: 'Pejabat penilai menulis: “{reason}”', en: 'The appraiser wrote: “{reason}”' },
  DISAGREES_BELOW: {
    id: 'Perhatikan: realisasi yang tercatat ({percent} %) di bawah {limit} %, tetapi penilaiannya “{rating}”. Tanyakan alasannya kepada pejabat penilai.',
    en: 'Note: what is on record ({percent} %) is below {limit} %, but it was rated “{rating}”. Ask the appraiser why.',
  },
  DISAGREES_REACHED: {
    id: 'Perhatikan: realisasi yang tercatat ({percent} %) mencapai {limit} % atau lebih, tetapi penilaiannya “{rating}”. Tanyakan alasannya kepada pejabat penilai.',
    en: 'Note: what is on record ({percent} %) is {limit} % or more, but it was rated “{rating}”. Ask the appraiser why.',
  },
  RESULT: {
    id: 'Hasil kerja {number}, “{statement}”: tercatat {reports} laporan realisasi, {evidence} bukti dukung, {praises} apresiasi, dan {improvements} permintaan perbaikan.',
    en: 'Result {number}, “{statement}”: on record [reports:is|are] {reports} [reports:report|reports], {evidence} [evidence:piece|pieces] of evidence, praise {praises} [praises:time|times] and requests to improve {improvements} [improvements:time|times].',
  },
  RESULT_NOTHING: {
    id: 'Hasil kerja {number}, “{statement}”: tidak ada laporan, bukti dukung, atau umpan balik pada masa ini. Yang belum dilaporkan tidak dianggap nol; ia tidak ikut dihitung.',
    en: 'Result {number}, “{statement}”: there are no reports, evidence or feedback of this period. What was not reported is left out, not counted as zero.',
  },
  INDICATOR: {
    id: 'Indikator “{statement}”: tercapai {reached} dari {target} {unit} yang seharusnya tercapai sampai akhir masa ini ({percent} %).',
    en: 'Indicator “{statement}”: {reached} of {target} {unit} that were due by the end of this period ({percent} %).',
  },
  INDICATOR_DIVIDED: {
    id: 'Indikator “{statement}”: tercapai {reached} {unit}. Target setahun {full} {unit}; sampai akhir masa ini bagian yang seharusnya tercapai {duePart} {unit} (dibagi menurut hari), jadi {percent} % dari bagian itu.',
    en: 'Indicator “{statement}”: {reached} {unit} were reached. The target of the year is {full} {unit}; {duePart} {unit} of it were due by the end of this period (divided by days), so this is {percent} % of that part.',
  },
  INDICATOR_RANGE: {
    id: 'Indikator “{statement}”: tercapai {reached} {unit}; yang seharusnya {target} sampai {targetUntil} ({percent} %).',
    en: 'Indicator “{statement}”: {reached} {unit}, where {target} to {targetUntil} were due ({percent} %).',
  },
  INDICATOR_SILENT: {
    id: 'Indikator “{statement}”: belum ada realisasi yang dilaporkan. Target setahun {full} {unit}.',
    en: 'Indicator “{statement}”: nothing was reported yet. The target of the year is {full} {unit}.',
  },
  INDICATOR_SILENT_RANGE: {
    id: 'Indikator “{statement}”: belum ada realisasi yang dilaporkan. Target setahun {full} sampai {fullUntil} {unit}.',
    en: 'Indicator “{statement}”: nothing was reported yet. The target of the year is {full} to {fullUntil} {unit}.',
  },
  INDICATOR_SILENT_DIVIDED: {
    id: 'Indikator “{statement}”: belum ada realisasi yang dilaporkan. Target setahun {full} {unit}. Sampai akhir masa ini bagian yang seharusnya tercapai {duePart} {unit} (dibagi menurut hari).',
    en: 'Indicator “{statement}”: nothing was reported yet. The target of the year is {full} {unit}. By the end of this period {duePart} {unit} of it were due (divided by days).',
  },
  INDICATOR_SILENT_ALONE: {
    id: 'Indikator “{statement}”: belum ada realisasi yang dilaporkan.',
    en: 'Indicator “{statement}”: nothing was reported yet.',
  },
  INDICATOR_NOT_DUE: {
    id: 'Indikator “{statement}”: tercapai {reached} {unit}; belum ada bagian target yang jatuh tempo.',
    en: 'Indicator “{statement}”: {reached} {unit}; no part of the target was due yet.',
  },
  INDICATOR_IN_WORDS: {
    id: 'Indikator “{statement}” dinilai dari uraian, karena targetnya bukan angka.',
    en: 'Indicator “{statement}” is judged by what was told, because its target is no number.',
  },
  ITEM_OWN: {
    id: '“{label}”: {employee} menilai {ownRating}, dengan alasan: “{ownReason}”',
    en: '“{label}”: {employee} says {ownRating}, for this reason: “{ownReason}”',
  },
  ITEM_APPRAISER: {
    id: '“{label}”: {by} menilai {rating}, dengan alasan: “{reason}”',
    en: '“{label}”: {by} says {rating}, for this reason: “{reason}”',
  },
  RESULTS_NOT_EACH: {
    id: '{others} hasil kerja lain tidak dinilai satu per satu; rating hasil kerja adalah pertimbangan atas keseluruhan.',
    en: '{others} other [others:result was|results were] not rated one by one; the rating of results is a judgement on the whole.',
  },
  VALUES_NOT_EACH: {
    id: '{others} nilai lain tidak dinilai satu per satu; rating perilaku adalah pertimbangan atas keseluruhan.',
    en: '{others} other [others:value was|values were] not rated one by one; the rating of behaviour is a judgement on the whole.',
  },
};

/** Names of the figures beside the sentences. */
export const FIGURE_LABELS: Readonly<Record<ExplainedFigure['name'], Bilingual>> = {
  REACHED: { id: 'Tercapai', en: 'Reached' },
  DUE: { id: 'Seharusnya tercapai', en: 'Due' },
  PERCENT: { id: 'Persen dari yang seharusnya', en: 'Per cent of what was due' },
};

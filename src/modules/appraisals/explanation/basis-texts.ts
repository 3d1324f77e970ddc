import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { BasisSentence } from './domain/basis-sentences.js';

/** What behaviour, criteria and figures say. `[name:one|many]` chooses by a number among the facts. */
export const BASIS_TEXTS: Readonly<Record<BasisSentence, Bilingual>> = {
  VALUE: {
    id: '{value}: {praises} apresiasi dan {improvements} permintaan perbaikan.',
    en: '{value}: praised {praises} [praises:time|times], asked to improve {improvements} [improvements:time|times].',
  },
  VALUE_NO_FEEDBACK: {
    id: 'Tidak ada umpan balik tertulis pada masa ini tentang: {values}.',
    en: 'No feedback was written in this period on: {values}.',
  },
  PART: {
    id: '{periodName} ({months} bulan): {predicate}.',
    en: '{periodName} ({months} [months:month|months]): {predicate}.',
  },
  PARTS_ARE_NO_SUM: {
    id: 'Predikat tahunan adalah pertimbangan pejabat penilai atas seluruh tahun; tidak dijumlahkan dari bagian-bagiannya.',
    en: 'The predicate of the year is a judgement on the whole year; it is not added up from its parts.',
  },
  CRITERIA: {
    id: 'Berlaku “{name}” versi {edition}: {criteria}.',
    en: '“{name}”, version {edition}, applied: {criteria}.',
  },
  CRITERIA_STANDING: { id: '{standing}', en: '{standing}' },
  REVIEW: {
    id: 'Ulasan 360° “{roundName}” ({closedOn}): skor {score} dari 100; yang diharapkan {expectedScore}.',
    en: 'The 360° review “{roundName}” ({closedOn}) came to {score} of 100, where {expectedScore} is expected.',
  },
  REVIEW_WITHOUT_SCORE: {
    id: 'Pada ulasan 360° “{roundName}” terlalu sedikit yang menjawab untuk menyebut skor.',
    en: 'In the 360° review “{roundName}” too few answered to name a score.',
  },
  ATTENDANCE: {
    id: 'Kehadiran: {presentDays} dari {days} hari yang tercatat; {leaveDays} hari cuti, {absentDays} hari tanpa keterangan, {lateDays} hari terlambat.',
    en: 'Presence: {presentDays} of {days} recorded days; {leaveDays} on leave, {absentDays} absent without reason, {lateDays} late.',
  },
  ONLY_INFORMS: {
    id: 'Semua ini menjadi bahan pertimbangan; tidak satu pun menentukan predikat dengan sendirinya.',
    en: 'All this informed the rating; none of it decides the predicate by itself.',
  },
  COVERAGE: {
    id: 'Dari {results} hasil kerja, {withProgress} memiliki realisasi, {withEvidence} memiliki bukti dukung, dan {withFeedback} memiliki umpan balik. Seluruhnya ada {evidence} bukti dukung.',
    en: 'Of {results} [results:result|results], {withProgress} [withProgress:has|have] progress, {withEvidence} evidence and {withFeedback} feedback. There [evidence:is|are] {evidence} [evidence:piece|pieces] of evidence in all.',
  },
  COVERAGE_TOO_LITTLE: {
    id: 'Batas yang diumumkan belum tercapai, sehingga predikat ini bertumpu pada sedikit catatan; bacalah dengan hati-hati.',
    en: 'The published minimum was not reached, so this predicate rests on little that is on record: read it with care.',
  },
  COVERAGE_BELOW_MINIMUM: {
    id: 'Batas yang diumumkan adalah realisasi pada sedikitnya {percent} % hasil kerja dan {evidence} bukti dukung. Batas itu belum tercapai, sehingga predikat ini bertumpu pada sedikit catatan; bacalah dengan hati-hati.',
    en: 'The published minimum is progress on at least {percent} % of the results and {evidence} [evidence:piece|pieces] of evidence. It was not reached, so this predicate rests on little that is on record: read it with care.',
  },
  SURPRISE: { id: '{fault}', en: '{fault}' },
};

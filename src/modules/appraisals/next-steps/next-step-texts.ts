import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { StepCode } from './domain/next-step.js';

/** Each step in words; `{who}` is whose turn it is. */
export const STEP_TEXTS: Readonly<Record<StepCode, Bilingual>> = {
  EMPLOYEE_STARTS: { id: '{who} membuat SKP.', en: '{who} makes a plan.' },
  EMPLOYEE_DRAFTS: { id: '{who} menyelesaikan dan mengajukan SKP.', en: '{who} finishes the plan and hands it in.' },
  APPRAISER_DECIDES: { id: '{who} menyetujui atau mengembalikan SKP.', en: '{who} agrees to the plan or returns it.' },
  EMPLOYEE_REVISES: {
    id: '{who} memperbaiki dan mengajukan kembali SKP.',
    en: '{who} mends the plan and hands it in again.',
  },
  PLAN_BEGINS: {
    id: 'SKP berlaku dengan sendirinya pada hari pertamanya.',
    en: 'The plan counts by itself from its first day on.',
  },
  APPRAISER_ACTIVATES: { id: '{who} memberlakukan SKP.', en: '{who} activates the plan.' },
  APPRAISER_DECIDES_REVISION: {
    id: '{who} memutuskan perubahan SKP.',
    en: '{who} decides about a revision of the plan.',
  },
  EMPLOYEE_REPORTS: {
    id: '{who} melaporkan realisasi dan bukti dukung.',
    en: '{who} reports progress and shows evidence.',
  },
  EMPLOYEE_ASSESSES: { id: '{who} menilai diri.', en: '{who} assesses the own performance.' },
  APPRAISER_RATES: { id: '{who} menilai hasil dan perilaku kerja.', en: '{who} rates results and behaviour.' },
  APPRAISER_PUBLISHES: { id: '{who} menyampaikan hasil penilaian.', en: '{who} publishes the result.' },
  EMPLOYEE_ACKNOWLEDGES: {
    id: '{who} menyatakan telah menerima hasil penilaian.',
    en: '{who} confirms the receipt of the result.',
  },
  APPRAISAL_FOLLOWS: {
    id: 'Penilaian dibuka dengan sendirinya pada harinya.',
    en: 'The appraisal opens by itself on its day.',
  },
  NOTHING: { id: 'Tidak ada lagi yang harus dilakukan.', en: 'There is nothing more to do.' },
};

/** What is said of days without a work agreement. */
export const NO_CONTRACT_TEXT: Bilingual = { id: 'Tanpa perjanjian kerja', en: 'Without a work agreement' };

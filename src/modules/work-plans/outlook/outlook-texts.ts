import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { OutlookReason } from './domain/outlook.js';

/** Why an indicator stands as it does, to a person; `{pace}` is per cent of what is expected. */
const TEXTS: Readonly<Record<OutlookReason, Bilingual>> = {
  ON_PACE: { id: 'Sesuai jadwal: {pace} % dari yang diharapkan.', en: 'On schedule: {pace} % of what is expected.' },
  REACHED: { id: 'Target tercapai pada akhir SKP.', en: 'The target was reached by the end of the plan.' },
  BEHIND: {
    id: 'Tertinggal dari jadwal: {pace} % dari yang diharapkan. Bahas hambatannya dengan pejabat penilai.',
    en: 'Behind schedule: {pace} % of what is expected. Talk over what stands in the way with the appraiser.',
  },
  FORECAST_SHORT: {
    id: 'Sesuai jadwal sampai kini ({pace} %), tetapi laju terakhir tidak akan mencapai target.',
    en: 'On schedule so far ({pace} %), but at the latest pace the target will not be reached.',
  },
  FAR_BEHIND: {
    id: 'Jauh tertinggal: {pace} % dari yang diharapkan. Minta bantuan, atau usulkan perubahan SKP selagi sempat.',
    en: 'Far behind: {pace} % of what is expected. Ask for help, or propose a revision of the plan in time.',
  },
  MISSED: { id: 'SKP berakhir dan target tidak tercapai.', en: 'The plan is over and the target was not reached.' },
  NOTHING_REPORTED: {
    id: 'Bagian yang dijadwalkan sudah lewat dan belum ada realisasi yang dilaporkan.',
    en: 'A part was due, and nothing was reported.',
  },
  IN_WORDS: {
    id: 'Target berupa kata-kata; kemajuannya dibahas dalam dialog kinerja.',
    en: 'The target is said in words; its progress is a matter of talk.',
  },
  NOTHING_DUE: { id: 'Belum ada bagian yang jatuh tempo.', en: 'Nothing is due yet.' },
};

/** The same of a plan that was closed: nobody can change it any more. */
const CLOSED_TEXTS: Partial<Readonly<Record<OutlookReason, Bilingual>>> = {
  BEHIND: {
    id: 'Tertinggal dari jadwal saat SKP ditutup: {pace} % dari yang diharapkan.',
    en: 'Behind schedule when the plan was closed: {pace} % of what was expected.',
  },
  FORECAST_SHORT: {
    id: 'Sesuai jadwal saat SKP ditutup: {pace} % dari yang diharapkan.',
    en: 'On schedule when the plan was closed: {pace} % of what was expected.',
  },
  FAR_BEHIND: {
    id: 'Jauh tertinggal saat SKP ditutup: {pace} % dari yang diharapkan.',
    en: 'Far behind when the plan was closed: {pace} % of what was expected.',
  },
};

/** Why an indicator stands as it does, to a person. */
export function outlookText(reason: OutlookReason, isClosed: boolean): Bilingual {
  return (isClosed ? CLOSED_TEXTS[reason] : undefined) ?? TEXTS[reason];
}

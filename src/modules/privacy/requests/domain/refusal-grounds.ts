/** Grounds on which a request is refused; the last three are those of the law. Source: UU 27/2022 article 15, 16 (2), 44. */
export const REFUSAL_GROUNDS = [
  'DATA_CORRECT',
  'NOT_PROVEN',
  'LEGAL_RETENTION',
  'PUBLIC_SERVICE',
  'LEGAL_HOLD',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

const TEXTS: Readonly<Record<RefusalGround, { readonly id: string; readonly en: string }>> = {
  DATA_CORRECT: {
    id: 'Data yang tercatat sudah sesuai dengan dokumen dasarnya.',
    en: 'What is recorded agrees with the document that it rests on.',
  },
  NOT_PROVEN: {
    id: 'Bukti untuk perubahan ini tidak ada atau tidak cukup.',
    en: 'There is no proof for this change, or not enough.',
  },
  LEGAL_RETENTION: {
    id: 'Peraturan mewajibkan data ini disimpan selama masa simpannya (Pasal 16 ayat (2) huruf g UU 27/2022).',
    en: 'The law wants these data kept until their time is over (article 16 (2) g of Law 27/2022).',
  },
  PUBLIC_SERVICE: {
    id: 'Data ini diperlukan untuk penyelenggaraan negara dan pelayanan publik (Pasal 15 ayat (1) huruf c UU 27/2022).',
    en: 'These data are needed for the administration of the State and public service (article 15 (1) c of Law 27/2022).',
  },
  LEGAL_HOLD: {
    id: 'Data ini sedang diperlukan untuk proses hukum atau pemeriksaan (Pasal 15 ayat (1) huruf b UU 27/2022).',
    en: 'These data are needed for a legal process or an inspection (article 15 (1) b of Law 27/2022).',
  },
};

/** What a ground says, in both languages. */
export function textOfGround(ground: RefusalGround): { readonly id: string; readonly en: string } {
  return TEXTS[ground];
}

/** The grounds on which an erasure may be refused: those of the law, and no others. Source: rules.md PD-2. */
export const ERASURE_GROUNDS: readonly RefusalGround[] = ['LEGAL_RETENTION', 'PUBLIC_SERVICE', 'LEGAL_HOLD'];

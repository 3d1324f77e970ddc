import type { Bilingual, Language } from '../../../kernel/i18n/language.js';

const SUBJECT: Bilingual = {
  id: 'Sasaran: ada pemberitahuan untuk Anda',
  en: 'Sasaran: there is a notification for you',
};
const LOOK: Bilingual = { id: 'Lihat:', en: 'Look here:' };
const AUTOMATIC: Bilingual = {
  id: 'Surel ini dikirim otomatis; balasan tidak dibaca siapa pun.',
  en: 'This e-mail was sent automatically; nobody reads an answer.',
};

/** What an e-mail says of a notification: the sentence and where to look. The subject, which others may see, names nobody. */
export function letterOf(
  sentence: string,
  address: string,
  language: Language,
): { readonly subject: string; readonly text: string } {
  const text = `${sentence}\n\n${LOOK[language]} ${address}\n\n-- \n${AUTOMATIC[language]}\n`;
  return { subject: SUBJECT[language], text };
}

import { type Bilingual, type Language, say } from '../../../kernel/i18n/language.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import type { Said } from '../delivery/attempts.js';
import { linkOf } from '../domain/notification-kinds.js';
import { type Group, GROUP_OF, GROUPS } from '../domain/preferences.js';

const SUBJECT: Bilingual = {
  id: 'Sasaran: ada pemberitahuan untuk Anda',
  en: 'Sasaran: there is a notification for you',
};
const DIGEST_SUBJECT: Bilingual = {
  id: 'Sasaran: rangkuman pemberitahuan {day}',
  en: 'Sasaran: your notifications, {day}',
};
const HEADINGS: Readonly<Record<Group, Bilingual>> = {
  tasks: { id: 'Menunggu Anda', en: 'Waiting for you' },
  reminders: { id: 'Pengingat', en: 'Reminders' },
  decisions: { id: 'Keputusan', en: 'Decisions' },
  dialogue: { id: 'Umpan balik dan bukti dukung', en: 'Feedback and evidence' },
};
const LOOK: Bilingual = { id: 'Lihat:', en: 'Look here:' };
const AUTOMATIC: Bilingual = {
  id: 'Surel ini dikirim otomatis; balasan tidak dibaca siapa pun.',
  en: 'This e-mail was sent automatically; nobody reads an answer.',
};

/** The words of an e-mail. The subject, which others may see, names nobody. */
interface Words {
  readonly subject: string;
  readonly text: string;
}

/** What an e-mail says of a notification: the sentence and where to look. */
export function letterOf(told: readonly Said[], base: string, language: Language): Words {
  const lines = told.map(({ sentence, facts }) => `${sentence}\n\n${LOOK[language]} ${base}${linkOf(facts)}\n`);
  return { subject: SUBJECT[language], text: `${lines.join('\n')}${footer(language)}` };
}

/** What a digest says: the same of each, below the heading of its group. */
export function digestOf(told: readonly Said[], base: string, language: Language, day: CivilDate): Words {
  const parts = GROUPS.flatMap((group) => {
    const ofGroup = told.filter(({ kind }) => GROUP_OF[kind] === group);
    const lines = ofGroup.map(({ sentence, facts }) => `- ${sentence}\n  ${base}${linkOf(facts)}\n`);
    return lines.length === 0 ? [] : [`${HEADINGS[group][language]}\n\n${lines.join('')}`];
  });
  return { subject: say(DIGEST_SUBJECT, language, { day }), text: `${parts.join('\n')}${footer(language)}` };
}

const footer = (language: Language): string => `\n-- \n${AUTOMATIC[language]}\n`;

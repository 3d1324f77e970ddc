/** A name with what stands before and behind it. */
export interface TitledName {
  readonly frontTitle: string | null;
  readonly name: string;
  readonly backTitle: string | null;
}

/** Titles before a name; first names that are shortened in the same way (Moh., Abd., St.) are none of them. */
const FRONT = /^(prof|dr|drs|dra|drg|drh|ir|h|hj|kh|apt|ns|br|sr|pdt|tgk|tgh|letkol|mayor|kapten)\.*$/i;
/** A title behind a name: short words with full stops between them, or one short word. */
const BACK = /^\p{Lu}\p{L}{0,5}((\.[-\s]?|-)\p{L}{1,6}){0,5}\.?$/u;
const LONGEST_BACK = 100;

/**
 * Takes a name apart that was exported in one column: "Dr. Budi Santoso, S.Kom., M.T." → "Dr.", "Budi Santoso",
 * "S.Kom., M.T.". Titles in front are words of a known list; behind, everything after the first comma, where each part looks
 * like a degree. What does not look like titles stays in the name. Source: rules.md IM-13.
 */
export function splitName(text: string): TitledName {
  const written = text.replace(/\s+/g, ' ').trim();
  const comma = written.indexOf(',');
  const behind = comma < 0 ? '' : written.slice(comma + 1).replace(/^[,\s]+|[,\s]+$/g, '');
  const isBack = behind.length <= LONGEST_BACK && behind.split(/\s*,\s*/).every((part) => BACK.test(part));
  const whole = comma >= 0 && (isBack || behind === '') ? written.slice(0, comma).trim() : written;
  // "Prof.Dr.Siti" stands for "Prof. Dr. Siti".
  const words = whole.replace(/^((?:\p{L}{1,6}\.)+)(?=\p{L})/u, (titles) => titles.replaceAll('.', '. ')).split(' ');
  const first = words.findIndex((word) => !FRONT.test(word) || !isWritten(word));
  if (first < 0) return { frontTitle: null, name: written, backTitle: null };
  return {
    frontTitle: first === 0 ? null : words.slice(0, first).join(' '),
    name: first === 0 ? whole : words.slice(first).join(' '),
    backTitle: isBack && behind !== '' ? behind : null,
  };
}

/** Without a full stop only those count that are no names: "Ir Soekarno", but "Sr Rahayu" is a name. */
function isWritten(word: string): boolean {
  return word.endsWith('.') || /^(prof|dr|drs|dra|drg|drh|ir|hj)$/i.test(word);
}

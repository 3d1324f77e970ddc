/** The groups of three letters of a text, with how often each occurs. */
export interface Trigrams {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** The groups of three letters in the words of a text; case, accents and signs do not count. */
export function trigramsOf(text: string): Trigrams {
  const counts = new Map<string, number>();
  let size = 0;
  const plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  for (const word of plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) {
      const part = padded.slice(at, at + 3);
      counts.set(part, (counts.get(part) ?? 0) + 1);
      size += 1;
    }
  }
  return { counts, size };
}

/**
 * How alike two texts are, from 0 to 100: the Dice coefficient of their groups of three letters. The order of words hardly counts.
 * Texts whose lengths differ too much to be that much alike are not compared: 0. Source: rules.md QU-2.
 */
export function similarity(a: Trigrams, b: Trigrams, atLeast = 0): number {
  const all = a.size + b.size;
  if (all === 0 || Math.round((200 * Math.min(a.size, b.size)) / all) < atLeast) return 0;
  const [few, many] = a.counts.size <= b.counts.size ? [a.counts, b.counts] : [b.counts, a.counts];
  let shared = 0;
  for (const [part, times] of few) shared += Math.min(times, many.get(part) ?? 0);
  return Math.round((200 * shared) / all);
}

/**
 * How alike two texts are, from 0 to 100: the Dice coefficient of the groups of three letters in their words. Case, accents and signs do
 * not count, the order of words hardly does. Source: rules.md QU-2.
 */
export function similarity(a: string, b: string): number {
  const [first, second] = [trigramsOf(a), trigramsOf(b)];
  const [most, all] = [first.length + second.length, new Map<string, number>()];
  if (most === 0) return 0;
  for (const part of first) all.set(part, (all.get(part) ?? 0) + 1);
  let shared = 0;
  for (const part of second) {
    const left = all.get(part) ?? 0;
    if (left === 0) continue;
    all.set(part, left - 1);
    shared += 1;
  }
  return Math.round((200 * shared) / most);
}

function trigramsOf(text: string): string[] {
  const plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .flatMap((word) => {
      const padded = `  ${word} `;
      return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
    });
}

/**
 * A number from 0 to 2^32 − 1 that follows from a seed and some ids alone: a proposal that goes on after a crash draws the same lots.
 * It spreads evenly; whoever knows the seed knows the lots. Source: rules.md RV-5.
 */
export function draw(seed: string, ...ids: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const text of [seed, ...ids])
    for (let at = 0; at <= text.length; at += 1) hash = Math.imul(hash ^ (text.charCodeAt(at) || 0x1f), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

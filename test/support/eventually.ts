import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until the look gives something; fails after the time, by default ten seconds. */
export async function eventually<T>(look: () => Promise<T | undefined | false>, withinMs = 10_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > end) throw new Error(`It did not happen within ${withinMs} ms.`);
    await pause(20);
  }
}

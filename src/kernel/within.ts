import { setTimeout as pause } from 'node:timers/promises';

/** Waits for the work, but no longer than this; whether it came to an end is not said. */
export async function within(waitMs: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, pause(waitMs, undefined, { signal: timer.signal })]).finally(() => timer.abort());
}

import { Clock } from './clock/clock.js';
import { Database } from './database/database.js';
import { isDuplicate } from './database/dialect.js';
import { Installation } from './installation.entity.js';
import { StartError } from './start-error.js';

const THE_ONE = '00000000-0000-7000-8000-000000000001';

/**
 * Fixes the zone at the first start and refuses another one later: deadlines and days already agreed would move.
 * Throws StartError when it is another one.
 */
export async function fixTimeZone(db: Database, clock: Clock): Promise<void> {
  const fixed = async (): Promise<string | undefined> =>
    (await db.rows<{ timeZone: string }>('SELECT timeZone FROM installation'))[0]?.timeZone;
  if ((await fixed()) === undefined) {
    const row = { id: THE_ONE, timeZone: clock.timeZone, createdAt: clock.now() };
    await db
      .transaction(() => db.insert(Installation, row))
      .catch((error: unknown) => {
        // Two first starts at once: the other one's row counts.
        if (!isDuplicate(error)) throw error;
      });
  }
  const timeZone = await fixed();
  if (timeZone !== clock.timeZone) {
    throw new StartError(
      `This database was set up with GOVERNMENT_TIME_ZONE=${timeZone}, but now it is ${clock.timeZone}. ` +
        `The zone is fixed at the first start: set it back to ${timeZone}.`,
    );
  }
}

import { requestProblems } from '../errors/problems.js';
import { isDuplicate } from './dialect.js';

/**
 * Waits for an insert. A row that a unique rule refuses becomes the problem of that rule, found by a column of it, or else
 * REQUEST.ID_TAKEN.
 */
export async function refuseTaken(
  insert: Promise<void>,
  problems: Readonly<Record<string, () => Error>> = {},
): Promise<void> {
  try {
    await insert;
  } catch (error) {
    const refused = Object.entries(problems).find(([column]) => isDuplicate(error, column));
    if (refused) throw refused[1]();
    throw isDuplicate(error) ? requestProblems.ID_TAKEN() : error;
  }
}

import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeAsnExport, writeOrgUnits } from './roster/files.js';
import { generateRoster } from './roster/roster.js';

const USAGE =
  'generate-roster --on YYYY-MM-DD --out DIR [--employees 300] [--seed 1] [--format csv|xlsx]\n' +
  'Writes an invented regency: asn-export.<format> (people) and org-units.csv (units).';
const TEXT = { type: 'string' } as const;
const OPTIONS = { employees: TEXT, seed: TEXT, on: TEXT, format: TEXT, out: TEXT };

/** Runs the command with its arguments; answers the exit code. Whatever is wrong with them is said in one line. */
export async function generateRosterCommand(
  args: readonly string[],
  say: Pick<Console, 'log' | 'error'> = console,
): Promise<number> {
  if (args.includes('--help')) {
    say.log(USAGE);
    return 0;
  }
  try {
    await write(args, say);
    return 0;
  } catch (error) {
    // A wrong argument, or a folder that cannot be written; anything else is a fault of ours and keeps its stack.
    const { code, message } = error as NodeJS.ErrnoException;
    if (!(error instanceof RangeError) && code === undefined) throw error;
    say.error(`generate-roster: ${message.split('\n')[0]} (see --help)`);
    return 1;
  }
}

async function write(args: readonly string[], say: Pick<Console, 'log'>): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { employees = '300', seed = '1', format = 'csv', on, out } = values;
  if (!on) throw new RangeError('--on is missing');
  if (!out) throw new RangeError('--out is missing');
  if (format !== 'csv' && format !== 'xlsx') throw new RangeError('format must be csv or xlsx');
  const roster = generateRoster({ employees: wholeNumber(employees), seed: wholeNumber(seed), on });
  mkdirSync(out, { recursive: true });
  const [peopleFile, unitsFile] = [join(out, `asn-export.${format}`), join(out, 'org-units.csv')];
  await writeAsnExport(roster, peopleFile, format);
  await writeOrgUnits(roster, unitsFile);
  say.log(`${peopleFile}: ${roster.people.length} people`);
  say.log(`${unitsFile}: ${roster.units.length} units`);
}

/** Digits only: `Number` alone would take `''`, `0x10` and `1e3` as well. */
const wholeNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : NaN);

/** `import.meta.main` says the same, but is silently absent before Node 24.2. */
const isStarted = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isStarted) process.exitCode = await generateRosterCommand(process.argv.slice(2));

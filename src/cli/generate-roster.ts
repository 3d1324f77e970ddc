import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeAsnExport, writeOrgUnits } from './roster/files.js';
import { generateRoster, type RosterRequest } from './roster/roster.js';

const USAGE =
  'generate-roster --on YYYY-MM-DD --out DIR [--employees 300] [--seed 1] [--format csv|xlsx]\n' +
  'Writes an invented regency: asn-export.<format> (people) and org-units.csv (units).';

interface Command extends RosterRequest {
  readonly format: 'csv' | 'xlsx';
  readonly out: string;
}

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
    const command = read(args);
    const roster = generateRoster(command);
    mkdirSync(command.out, { recursive: true });
    const peopleFile = join(command.out, `asn-export.${command.format}`);
    const unitsFile = join(command.out, 'org-units.csv');
    await writeAsnExport(roster, peopleFile, command.format);
    await writeOrgUnits(roster, unitsFile);
    say.log(`${peopleFile}: ${roster.people.length} people`);
    say.log(`${unitsFile}: ${roster.units.length} units`);
    return 0;
  } catch (error) {
    if (!isUnderstandable(error)) throw error;
    say.error(`generate-roster: ${error.message.split('\n')[0]} (see --help)`);
    return 1;
  }
}

/** A wrong argument, or a folder that cannot be written; anything else is a fault of ours and keeps its stack. */
function isUnderstandable(error: unknown): error is Error {
  return error instanceof RangeError || (typeof error === 'object' && error !== null && 'code' in error);
}

function read(args: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...args],
    options: {
      employees: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      on: { type: 'string' },
      format: { type: 'string', default: 'csv' },
      out: { type: 'string' },
    },
  });
  const { format, on, out } = values;
  if (on === undefined) throw new RangeError('--on is missing');
  if (out === undefined || out === '') throw new RangeError('--out is missing');
  if (format !== 'csv' && format !== 'xlsx') throw new RangeError('format must be csv or xlsx');
  return { employees: wholeNumber(values.employees), seed: wholeNumber(values.seed), on, format, out };
}

/** Digits only: `Number` alone would take `''`, `0x10` and `1e3` as well. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/** `import.meta.main` says the same, but is silently absent before Node 24.2. */
const isStarted = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isStarted) process.exitCode = await generateRosterCommand(process.argv.slice(2));

import { parseArgs } from 'node:util';
import { StartError } from '../../kernel/start-error.js';
import { FEWEST_EMPLOYEES, MOST_EMPLOYEES } from '../roster/roster.js';

const USAGE = 'npm run demo -- [--fresh] [--port N] [--data DIR] [--database-url URL] [--employees N] [--json]';
const OPTIONS = {
  fresh: { type: 'boolean', default: false },
  port: { type: 'string', default: '3000' },
  data: { type: 'string', default: 'data/demo' },
  'database-url': { type: 'string', default: '' },
  employees: { type: 'string', default: '300' },
  json: { type: 'boolean', default: false },
} as const;

/** What a person says of the demo that he wants. */
export interface DemoOptions {
  readonly fresh: boolean;
  readonly port: string;
  readonly data: string;
  readonly 'database-url': string;
  readonly employees: number;
  readonly json: boolean;
}

/** The options of the command line. Throws StartError when it has others. */
export function demoOptions(): DemoOptions {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    const employees = /^\d+$/.test(values.employees) ? Number(values.employees) : NaN;
    if (!(employees >= FEWEST_EMPLOYEES && employees <= MOST_EMPLOYEES))
      throw new RangeError(`--employees must be a whole number from ${FEWEST_EMPLOYEES} to ${MOST_EMPLOYEES}.`);
    return { ...values, employees };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nUse: ${USAGE}`);
  }
}

type Place = Pick<DemoOptions, 'data' | 'port' | 'database-url'>;

/** The command that comes back to this demo, without the address of a database: it may hold a password. */
export function commandFor({ data, port, 'database-url': databaseUrl }: Place): (...more: string[]) => string {
  const quoted = /^[\w./-]+$/.test(data) ? data : JSON.stringify(data);
  const again = [
    ...(data === OPTIONS.data.default ? [] : [`--data ${quoted}`]),
    ...(databaseUrl === '' ? [] : ['--database-url …']),
    ...(port === OPTIONS.port.default ? [] : [`--port ${port}`]),
  ];
  return (...more: string[]): string => ['npm run demo', ...dashed([...again, ...more])].join(' ');
}

const dashed = (options: readonly string[]): readonly string[] => (options.length > 0 ? ['--', ...options] : []);

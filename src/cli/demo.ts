import { once } from 'node:events';
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, readConfig } from '../config/config.js';
import { EVERYTHING } from '../kernel/database/condition.js';
import { Database } from '../kernel/database/database.js';
import { OpenApi } from '../kernel/http/openapi-documents.js';
import { portError, StartError } from '../kernel/start-error.js';
import { employeeTables } from '../modules/employees/index.js';
import { fail, runService } from '../service.js';
import { DemoClock } from './demo/demo-clock.js';
import { DemoData } from './demo/demo-data.js';
import { demoExamples } from './demo/demo-examples.js';
import { type DemoAccount, fillDemo } from './demo/fill.js';
import { FEWEST_EMPLOYEES, MOST_EMPLOYEES } from './roster/roster.js';

const USAGE = 'npm run demo -- [--fresh] [--port N] [--data DIR] [--database-url URL] [--employees N] [--json]';
const OPTIONS = {
  fresh: { type: 'boolean', default: false },
  port: { type: 'string', default: '3000' },
  data: { type: 'string', default: 'data/demo' },
  'database-url': { type: 'string', default: '' },
  employees: { type: 'string', default: '300' },
  json: { type: 'boolean', default: false },
} as const;

/** The command that comes back to this demo, without the address of a database: it may hold a password. */
function commandFor({ data, port, 'database-url': databaseUrl }: Pick<Options, 'data' | 'port' | 'database-url'>) {
  const quoted = /^[\w./-]+$/.test(data) ? data : JSON.stringify(data);
  const again = [
    ...(data === OPTIONS.data.default ? [] : [`--data ${quoted}`]),
    ...(databaseUrl === '' ? [] : ['--database-url …']),
    ...(port === OPTIONS.port.default ? [] : [`--port ${port}`]),
  ];
  return (...more: string[]): string => ['npm run demo', ...dashed([...again, ...more])].join(' ');
}

const dashed = (options: readonly string[]): readonly string[] => (options.length > 0 ? ['--', ...options] : []);

type Options = ReturnType<typeof options>;

function options() {
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

/** Serves a demo: that of the folder, or a new one that it fills first. */
async function demo(): Promise<void> {
  const chosen = options();
  const { fresh, port, data: folder, 'database-url': databaseUrl, employees, json } = chosen;
  const command = commandFor(chosen);
  const tell = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
  const config = readConfig({
    ...{ NODE_ENV: 'development', PORT: port, DATA_DIR: folder, DATABASE_URL: databaseUrl },
    // A slow machine fills it slowly, and does not refuse its own calls.
    ...{ METRICS_PORT: '0', LOG_LEVEL: 'warn', WEBHOOK_LOOPBACK: 'on', OVERLOAD_DELAY_MS: '0' },
  });
  const data = new DemoData(folder, command('--fresh'));
  await requireFreePort(config);
  if (fresh) await data.startOver(config);

  let accounts: DemoAccount[] = [];
  const prepare = async (app: NestFastifyApplication): Promise<void> => {
    const people = await app.get(Database).count(employeeTables.employee, EVERYTHING);
    if (people > 0) accounts = data.accounts();
    else {
      tell('Filling the demo, which takes about half a minute:');
      accounts = await fillDemo(app, employees, (text) => tell(`  ${text}`));
      data.keep(accounts);
    }
    if (config.swaggerUi) app.get(OpenApi).examples = await demoExamples(app, accounts);
  };
  const announce = (url: string): void => {
    const docs = `${url}/docs`;
    if (!json) return tell(welcome(docs, accounts, command));
    process.stdout.write(`${JSON.stringify({ url, docs, openapi: `${docs}/openapi.json`, accounts })}\n`);
  };
  await runService(config, { clock: new DemoClock(config.timeZone), prepare, announce });
}

/** Before half a minute of filling, and before `--fresh` throws anything away. Throws StartError when the port is taken. */
async function requireFreePort({ host, port }: Config): Promise<void> {
  const probe = createServer().listen({ host, port, exclusive: true });
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw portError(error, host, port, '--port');
  }
  probe.close();
  await once(probe, 'close');
}

function welcome(docs: string, accounts: readonly DemoAccount[], command: ReturnType<typeof commandFor>): string {
  const rows = accounts.map(
    ({ role, username, password }) => `  ${role.padEnd(15)} ${username.padEnd(20)} ${password}`,
  );
  return `
Sasaran is running: ${docs}

  ROLE            USER NAME            PASSWORD (made for this demo)
${rows.join('\n')}

  1. Open the address above (in English: ${docs}/en) and sign in at the top as EMPLOYEE.
  2. GET /work-plans and GET /appraisals?status=OPEN show your plan and the appraisal that waits for you.
  3. POST /appraisals/{id}/self-assessment says how you see your quarter.
  4. Sign in as SUPERIOR: GET /team, then POST /appraisals/{id}/ratings and /publication.
  5. As EMPLOYEE again GET /appraisals/{id}: the predicate with its reasons. OTHER_EMPLOYEE gets 404.

Ctrl-C stops it; "${command()}" finds its data again,
"${command('--fresh')}" starts over.`;
}

await demo().catch(fail);

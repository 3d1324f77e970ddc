import { parseArgs } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../config/config.js';
import { EVERYTHING } from '../kernel/database/condition.js';
import { Database } from '../kernel/database/database.js';
import { OpenApi } from '../kernel/http/openapi-documents.js';
import { StartError } from '../kernel/start-error.js';
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
  const { fresh, port, data: folder, 'database-url': databaseUrl, employees, json } = options();
  const tell = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
  const config = readConfig({
    ...{ NODE_ENV: 'development', PORT: port, DATA_DIR: folder, DATABASE_URL: databaseUrl },
    ...{ METRICS_PORT: '0', LOG_LEVEL: 'warn', WEBHOOK_LOOPBACK: 'on' },
  });
  const data = new DemoData(folder);
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
    if (!json) return tell(welcome(docs, accounts));
    process.stdout.write(`${JSON.stringify({ url, docs, openapi: `${docs}/openapi.json`, accounts })}\n`);
  };
  await runService(config, { clock: new DemoClock(config.timeZone), prepare, announce });
}

function welcome(docs: string, accounts: readonly DemoAccount[]): string {
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

Ctrl-C stops it; "npm run demo" finds its data again, "npm run demo -- --fresh" starts over.`;
}

await demo().catch(fail);

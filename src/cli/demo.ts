import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../config/config.js';
import { Database } from '../kernel/database/database.js';
import { openConnection } from '../kernel/database/open-connection.js';
import { createLogger } from '../kernel/logging/logger.js';
import { endOnSignals, startService } from '../service.js';
import { DemoClock } from './demo/demo-clock.js';
import { type DemoAccount, fillDemo } from './demo/fill.js';

const USAGE = 'npm run demo -- [--fresh] [--port N] [--data DIR] [--database-url URL] [--employees N] [--json]';

function options(): ReturnType<typeof parse> {
  try {
    return parse();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nUse: ${USAGE}\n`);
    process.exit(2);
  }
}

function parse() {
  return parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      port: { type: 'string', default: '3000' },
      data: { type: 'string', default: 'data/demo' },
      'database-url': { type: 'string', default: '' },
      employees: { type: 'string', default: '300' },
      json: { type: 'boolean', default: false },
    },
  }).values;
}

const { fresh, port, data, 'database-url': databaseUrl, employees, json } = options();
const tell = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
const accountsFile = join(data, 'demo-accounts.json');
const environment = {
  NODE_ENV: 'development',
  PORT: port,
  DATA_DIR: data,
  DATABASE_URL: databaseUrl,
  METRICS_PORT: '0',
  LOG_LEVEL: 'warn',
};

/** Throws the former demo away: the embedded database with its files, or every table on a server. */
async function startOver(): Promise<void> {
  if (!databaseUrl) return rmSync(data, { recursive: true, force: true });
  rmSync(accountsFile, { force: true });
  const connection = await openConnection(readConfig(environment));
  await connection.dataSource.dropDatabase();
  await connection.close();
}

/** The accounts of this demo: kept ones when it was filled before, new ones after filling it. */
async function prepare(app: NestFastifyApplication): Promise<DemoAccount[]> {
  const [row] = await app.get(Database).rows<{ people: number }>('SELECT COUNT(*) AS people FROM employee');
  if (Number(row?.people) > 0) {
    if (existsSync(accountsFile)) return JSON.parse(readFileSync(accountsFile, 'utf8')) as DemoAccount[];
    throw new Error(`This database is not a finished demo of ${data}; start over with --fresh.`);
  }
  tell(`Filling a regency of ${employees} employees with its year so far; this takes about half a minute …`);
  const accounts = await fillDemo(app, Number(employees));
  mkdirSync(data, { recursive: true });
  writeFileSync(accountsFile, JSON.stringify(accounts), { mode: 0o600 });
  return accounts;
}

function show(url: string, accounts: readonly DemoAccount[]): void {
  const docs = `${url}/docs`;
  if (json)
    return void process.stdout.write(`${JSON.stringify({ url, docs, openapi: `${docs}/openapi.json`, accounts })}\n`);
  const rows = accounts.map(
    ({ role, username, password }) => `  ${role.padEnd(15)} ${username.padEnd(20)} ${password}`,
  );
  tell(`
Sasaran is running: ${docs}

  ROLE            USER NAME            PASSWORD (made for this demo)
${rows.join('\n')}

  1. Open the address above, run POST /auth/login as EMPLOYEE, put the accessToken into "Authorize".
  2. GET /work-plans and GET /appraisals?status=OPEN show your plan and the appraisal that waits for you.
  3. POST /appraisals/{id}/self-assessment says how you see your quarter.
  4. Sign in as SUPERIOR: GET /team, then POST /appraisals/{id}/ratings and /publication.
  5. As EMPLOYEE again GET /appraisals/{id}: the predicate with its reasons. OTHER_EMPLOYEE gets 404.

Ctrl-C stops it; "npm run demo" finds its data again, "npm run demo -- --fresh" starts over.`);
}

let app: NestFastifyApplication | undefined;
const logger = createLogger(environment.LOG_LEVEL);
const fail = endOnSignals(() => app, logger);
try {
  if (fresh) await startOver();
  let accounts: DemoAccount[] = [];
  const config = readConfig(environment);
  app = await startService(config, logger, {
    clock: new DemoClock(config.timeZone),
    prepare: async (made) => void (accounts = await prepare(made)),
  });
  show((await app.getUrl()).replace('[::1]', 'localhost'), accounts);
} catch (error) {
  fail(error);
}

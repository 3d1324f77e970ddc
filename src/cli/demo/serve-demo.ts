import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../../config/config.js';
import { EVERYTHING } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import { OpenApi } from '../../kernel/http/openapi-documents.js';
import { JobWorker } from '../../kernel/jobs/job-worker.js';
import { Schedules } from '../../kernel/schedules/schedules.js';
import { employeeTables } from '../../modules/employees/index.js';
import { runService } from '../../service.js';
import { DemoClock } from './demo-clock.js';
import { DemoData } from './demo-data.js';
import { demoExamples } from './examples/demo-examples.js';
import { commandFor, type DemoOptions } from './demo-options.js';
import { type DemoAccount, fillDemo } from './fill.js';

/** Serves a demo: that of the folder, or a new one that it fills first. */
export async function serveDemo(options: DemoOptions, config: Config): Promise<void> {
  const { fresh, data: folder, employees, json } = options;
  const command = commandFor(options);
  const tell = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
  const data = new DemoData(folder, command('--fresh'));
  if (fresh) await data.startOver(config);

  let accounts: DemoAccount[] = [];
  const prepare = async (app: NestFastifyApplication): Promise<void> => {
    const people = await app.get(Database).count(employeeTables.employee, EVERYTHING);
    if (people > 0) accounts = data.accounts();
    else {
      tell('Filling the demo, which takes about a minute:');
      accounts = await fillDemo(app, employees, (text) => tell(`  ${text}`));
      data.keep(accounts);
    }
    // What is due is done before somebody reads: no figure moves under his eyes.
    await app.get(Schedules).register();
    await app.get(Schedules).fireDue();
    await app.get(JobWorker).drain();
    if (config.swaggerUi) app.get(OpenApi).examples = await demoExamples(app, accounts);
  };
  const announce = (url: string): void => {
    const docs = `${url}/docs`;
    if (!json) return tell(welcome(docs, accounts, command));
    process.stdout.write(`${JSON.stringify({ url, docs, openapi: `${docs}/openapi.json`, accounts })}\n`);
  };
  await runService(config, { clock: new DemoClock(config.timeZone), prepare, announce });
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

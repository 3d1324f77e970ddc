import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type End, ServiceProcess } from '../support/service-process.js';
import { makeTestDatabase, type TestDatabase, testDatabaseKind } from '../support/test-database.js';

jest.setTimeout(300_000);

let database: TestDatabase;
const processes: ServiceProcess[] = [];
const servers: Server[] = [];

beforeEach(async () => {
  database = await makeTestDatabase();
});
afterEach(async () => {
  for (const one of processes.splice(0)) await one.remove();
  for (const server of servers.splice(0)) server.close();
  await database.drop();
});

async function run(name: string, args: string[] = [], env: Record<string, string> = {}): Promise<ServiceProcess> {
  const child = await ServiceProcess.run(name, args, { ...database.env, ...env });
  processes.push(child);
  return child;
}

/** What a program that refuses to start has said, all of it. */
async function refusal(name: string, args: string[] = [], env: Record<string, string> = {}): Promise<string> {
  const child = await run(name, args, { LOG_LEVEL: 'error', ...env });
  expect(await child.ended).toEqual({ code: 1, signal: null } satisfies End);
  return child.text;
}

/** A port that another program has. */
async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as { port: number }).port;
}

describe('npm start', () => {
  it('tells where its documentation is', async () => {
    const service = await run('main');
    const [, address] = await service.says(/^Sasaran is running: (http:\/\/127\.0\.0\.1:\d+)\/docs$/m);
    await service.says(/The service is ready/);
    expect(address).toBe(service.address);
    service.kill('SIGTERM');
    expect(await service.ended).toEqual({ code: 0, signal: null });
  });

  it('names the address alone when there is no documentation', async () => {
    await (await run('main', [], { SWAGGER_UI: 'off' })).says(/^Sasaran is running: http:\/\/127\.0\.0\.1:\d+$/m);
  });

  it('says in one sentence that its host is none', async () => {
    expect(await refusal('main', [], { HOST: 'nowhere.invalid' })).toBe(
      'nowhere.invalid is no address of this machine: see HOST.\n',
    );
  });

  it('refuses options, of which it has none', async () => {
    expect(await refusal('main', ['--nonsense'])).toBe(
      'npm start does not know --nonsense: it takes no options. Every setting is an environment variable, ' +
        'e.g. PORT=8080 npm start; .env.example lists them all.\n',
    );
  });

  it.each([
    ['PORT', 'PORT (npm run demo: --port)'],
    ['METRICS_PORT', 'METRICS_PORT (0: no figures)'],
  ])('says in one sentence that %s is taken', async (name, setting) => {
    const port = await takenPort();
    expect(await refusal('main', [], { [name]: String(port) })).toBe(
      `Port ${port} on 127.0.0.1 is in use, by a Sasaran that runs already or another program: stop that one, or choose another port with ${setting}.\n`,
    );
  });

  if (testDatabaseKind !== 'sqlite')
    it.each([
      [
        'password',
        /^The database server at 127\.0\.0\.1:\d+ refuses: Access denied for user '[^\n]*\. See DATABASE_URL\.\n$/,
      ],
      [
        'pathname',
        /^The database server at 127\.0\.0\.1:\d+ refuses: Unknown database 'nonsense'\. See DATABASE_URL\.\n$/,
      ],
    ] as const)('says in one sentence that the database refuses the %s', async (part, sentence) => {
      const url = Object.assign(new URL(database.env.DATABASE_URL ?? ''), { [part]: 'nonsense' });
      expect(await refusal('main', [], { DATABASE_URL: url.href })).toMatch(sentence);
    });

  it('says what is wrong with its settings without a stack', async () => {
    expect(await refusal('main', [], { PORT: '0x10' })).toBe(
      'The configuration is not valid:\n  - PORT must be a whole number from 0 to 65535, in digits.\nSee .env.example.\n',
    );
  });

  it('stops in order when the signal comes while it starts, as soon as it listens', async () => {
    const child = await run('test/support/early-signal-child');
    expect(await child.ended).toEqual({ code: 0, signal: null });
    expect(child.text).toMatch(/"Stopping\."[^]*The service is ready[^]*"Stopped\./);
    expect(child.text).not.toMatch(/"level":"(error|fatal)"/);
  });
});

describe('npm run demo', () => {
  const options = (): string[] => {
    const { DATA_DIR = '', DATABASE_URL = '' } = database.env;
    return ['--data', DATA_DIR, '--database-url', DATABASE_URL, '--port', '0'];
  };

  /** How a person comes back to the demo of these options. */
  const command = (...more: string[]): string => {
    const { DATA_DIR = '', DATABASE_URL = '' } = database.env;
    const server = DATABASE_URL ? ['--database-url …'] : [];
    return ['npm run demo -- --data', DATA_DIR, ...server, '--port 0', ...more].join(' ');
  };

  it('refuses what it does not know, with its options', async () => {
    expect(await refusal('cli/demo', ['--nonsense'])).toMatch(
      /^Unknown option '--nonsense'.*\nUse: npm run demo -- \[--f/,
    );
    for (const employees of ['1e3', '59', '100001', '']) {
      expect(await refusal('cli/demo', ['--employees', employees])).toMatch(
        /^--employees must be a whole number from 60 to 100000\.\nUse: npm run demo/,
      );
    }
  });

  it('says what it does while it fills, and lets no other one throw its data away', async () => {
    const demo = await run('cli/demo', [...options(), '--employees', '120']);
    await demo.says(/ {2}Units and 120 people, imported .*\n {2}Work plans of \d{4} for \d+ people …\n/);
    await demo.says(/ {2}Progress and appraisals: .* …\n/);
    for (const args of [['--fresh'], []]) {
      expect(await refusal('cli/demo', [...options(), ...args])).toBe(
        `Sasaran runs on ${database.env.DATA_DIR} already: stop it first, or choose other data with --data.\n`,
      );
    }
    const [, docs] = await demo.says(/Sasaran is running: (http.*\/docs)\n[^]*EMPLOYEE {8}\d{18}/);
    expect((await fetch(docs ?? '')).status).toBe(200);
    await demo.says(/starts over/);
    expect(demo.text).toContain(`"${command()}" finds its data again,\n"${command('--fresh')}" starts over.\n`);
    demo.kill('SIGINT');
    expect(await demo.ended).toEqual({ code: 0, signal: null });

    const again = await run('cli/demo', [...options(), '--json']);
    const [, shown] = await again.says(/^(\{"url":.*\})$/m);
    const { accounts } = JSON.parse(shown ?? '') as { accounts: { role: string; username: string }[] };
    expect(accounts.map(({ role }) => role)).toEqual([
      'ADMIN',
      'UNIT_HR',
      'SUPERIOR',
      'EMPLOYEE',
      'OTHER_EMPLOYEE',
      'AUDITOR',
    ]);
    for (const { username } of accounts) expect(demo.text).toContain(username);
  });

  it('says in one sentence that it was not filled to its end, and starts over without touching other files', async () => {
    const demo = await run('cli/demo', [...options(), '--employees', '120']);
    await demo.says(/Work plans of/);
    await demo.remove();
    const folder = database.env.DATA_DIR ?? '';
    expect(await refusal('cli/demo', options())).toBe(
      `The database of ${folder} is no finished demo: start over with ${command('--fresh')}.\n`,
    );
    const secrets = join(folder, 'development-secrets.json');
    expect(existsSync(secrets)).toBe(true);
    const again = await run('cli/demo', [...options(), '--employees', '120', '--fresh']);
    await again.says(/Units and 120 people/);
    await again.remove();
    expect(readdirSync(folder)).toContain('development-secrets.json');
  });

  it('says in one sentence that its port is taken, before it fills or throws away anything', async () => {
    const port = await takenPort();
    const { DATA_DIR = '', DATABASE_URL = '' } = database.env;
    const args = ['--data', DATA_DIR, '--database-url', DATABASE_URL, '--port', String(port), '--employees', '120'];
    expect(await refusal('cli/demo', args)).toBe(
      `Port ${port} on 127.0.0.1 is in use, by a Sasaran that runs already or another program: stop that one, or choose another port with --port.\n`,
    );
    expect(existsSync(join(DATA_DIR, 'sasaran.db'))).toBe(false);
  });
});

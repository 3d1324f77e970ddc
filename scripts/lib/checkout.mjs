import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
/** A path below the root. */
export const at = (...parts) => join(ROOT, ...parts);

const INSTALL_STAMP = at('node_modules/.sasaran-lock');
const BUILD_STAMP = at('dist/.sasaran-sources');

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const sha256 = (content) => createHash('sha256').update(content).digest('hex');
const lockDigest = () => sha256(readFileSync(at('package-lock.json')));

/** Holds when node_modules is what package-lock.json says, by our own `npm ci` or by another one. */
export function isInstalled() {
  const stamp = read(INSTALL_STAMP);
  return stamp === null ? npmInstalledTheLock() : stamp === lockDigest();
}

/** Records that node_modules is what package-lock.json says. */
export const markInstalled = () => writeFileSync(INSTALL_STAMP, lockDigest());

/** Compares the lock with npm's own record of what it installed; packages for development or other platforms may lack. */
function npmInstalledTheLock() {
  const record = read(at('node_modules/.package-lock.json'));
  if (record === null) return false;
  const installed = JSON.parse(record).packages;
  const locked = Object.entries(JSON.parse(read(at('package-lock.json'))).packages).filter(([where]) => where !== '');
  return locked.every(([where, { version, dev, optional, devOptional }]) =>
    installed[where] ? installed[where].version === version : dev || optional || devOptional,
  );
}

/** Holds when the tools for building and testing are there, which `npm ci --omit=dev` leaves out. */
export const hasTools = () => existsSync(at('node_modules/@nestjs/cli/bin/nest.js'));

/** A digest of everything that the build reads. */
export function sourcesDigest() {
  const settings = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name));
  const sources = readdirSync(at('src'), { recursive: true })
    .map((name) => `src/${name.split(sep).join('/')}`)
    .filter((name) => !name.endsWith('.spec.ts') && statSync(at(name)).isFile());
  const files = [...settings, 'nest-cli.json', 'package-lock.json', ...sources].sort();
  return sha256(files.map((file) => `${file} ${sha256(readFileSync(at(file)))}\n`).join(''));
}

/** How dist stands to the sources: `fresh`, `stale`, `unmarked` (built by hand, so nobody knows) or `absent`. */
export function distState() {
  const exists = existsSync(at('dist/main.js'));
  if (!existsSync(at('src'))) return exists ? 'fresh' : 'absent';
  const stamp = read(BUILD_STAMP);
  if (stamp === null) return exists ? 'unmarked' : 'absent';
  return stamp === sourcesDigest() ? 'fresh' : 'stale';
}

/** Records from which sources dist was built. */
export const markBuilt = (digest) => writeFileSync(BUILD_STAMP, digest);

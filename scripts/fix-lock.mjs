// Completes package-lock.json: node scripts/fix-lock.mjs [--check] [file]
//
// A registry may lack some platforms of a native package (a darwin build, say). npm then leaves them out of the lock without
// a word, and `npm ci` refuses that lock: "Missing: X from lock file". This adds a stub for each, as npm would have written it
// without integrity; nothing is ever downloaded for it on another platform. With --check nothing is written, and anything
// missing is a failure.
import { readFileSync, writeFileSync } from 'node:fs';

const PLATFORM =
  /(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64)/;
const EXACT = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;

/** True when a package in folder `where` finds `name` in its own node_modules or in one further up, as Node would. */
function resolves(packages, where, name) {
  for (let at = where; ; at = at.slice(0, Math.max(at.lastIndexOf('node_modules/') - 1, 0))) {
    if (packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

/** The optional packages that something in the lock names and the lock does not hold. */
function missing(packages) {
  return Object.entries(packages).flatMap(([where, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(packages, where, name))
      .map(([name, version]) => ({ name, version, dev, where: where || 'package.json' })),
  );
}

const check = process.argv.includes('--check');
const file = process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
const leftAlone = [];
for (const { name, version, dev, where } of missing(lock.packages)) {
  const [, os, cpu] = PLATFORM.exec(name) ?? [];
  if (!os || !EXACT.test(version)) {
    leftAlone.push(`${name}@${version} of ${where}`);
    continue;
  }
  lock.packages[`node_modules/${name}`] = { version, cpu: [cpu], ...(dev && { dev }), optional: true, os: [os] };
  added.push(name);
}

if (added.length > 0 && !check) {
  const { '': root, ...others } = lock.packages;
  const sorted = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = { '': root, ...Object.fromEntries(sorted) };
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
if (leftAlone.length > 0) console.log(`no stub possible for ${leftAlone.join(', ')}`);
console.log(['added', added.length, ...added].join(' '));
if (check && added.length + leftAlone.length > 0) {
  console.error(`${file} lacks packages of other platforms: run "node scripts/fix-lock.mjs", then commit the lock.`);
  process.exitCode = 1;
}

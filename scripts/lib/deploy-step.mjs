import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from './checkout.mjs';
import { box, result } from './report.mjs';

const NODE = '/opt/sasaran/node_modules/.bin/node';
const CERTIFICATES = '/etc/ssl/sasaran';
/** It also warns, from 1.25 on, of the form that older ones need. */
const NGINX_IS_CONTENT = /syntax is ok$|test is successful$|"listen \.\.\. http2" directive is deprecated/;

/** Who reads which files of deploy/, and whether they are as they must be: each gives what it found wrong. */
const READERS = [
  { program: 'systemd-analyze', version: '--version', from: 'systemd', read: 'units of systemd', faults: ofUnits },
  { program: 'nginx', version: '-v', from: 'nginx', read: 'the site of nginx', faults: ofSite },
  { program: 'promtool', version: '--version', from: 'prometheus', read: 'rules of Prometheus', faults: ofRules },
];

/** The files of deploy/ by the programs that will read them; a missing program is skipped in a box, or a failure. */
export async function deployFiles({ required }) {
  const folder = mkdtempSync(join(tmpdir(), 'sasaran-deploy-'));
  try {
    const present = READERS.filter(({ program, version }) => tell(program, version).status === 0);
    const missing = READERS.filter((reader) => !present.includes(reader));
    if (missing.length > 0 && !required) console.log(box(skipped(missing)));
    const found = present.map(({ program, faults }) => ({ program, lines: faults(folder) }));
    const wrong = found.filter(({ lines }) => lines.length > 0);
    const failures = wrong.map(({ program, lines }) => `${program}: ${lines.join('\n  ')}`);
    if (required)
      failures.push(...missing.map(({ program, from }) => `no ${program}, which the package ${from} brings`));
    const skips = required ? 0 : missing.length;
    return result({ passed: present.length - wrong.length, failed: failures.length, skipped: skips, failures });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The units as they will be, also as one for each process, with a Node that is there. Of other units nothing is said. */
function ofUnits(folder) {
  const units = join(folder, 'units');
  cpSync(at('deploy/systemd'), units, { recursive: true });
  const names = readdirSync(units).filter((name) => /\.(service|timer)$/.test(name));
  for (const name of names) {
    const text = readFileSync(join(units, name), 'utf8').replaceAll(NODE, process.execPath);
    writeFileSync(join(units, name), text);
  }
  cpSync(join(units, 'sasaran.service'), join(units, 'sasaran@.service'));
  const files = [...names, 'sasaran@3000.service'].map((name) => join(units, name));
  const { status, output } = tell('systemd-analyze', 'verify', ...files);
  return faultsOf(
    status,
    output.filter((line) => line.includes('sasaran')),
  );
}

/** The site with a certificate that is there, on ports that anybody may open. */
function ofSite(folder) {
  const place = join(folder, 'nginx');
  mkdirSync(place);
  cpSync(at('test/support/tls/hook.example.cert.pem'), join(place, 'fullchain.pem'));
  cpSync(at('test/support/tls/hook.example.key.pem'), join(place, 'key.pem'));
  const site = readFileSync(at('deploy/nginx/sasaran.conf'), 'utf8');
  const here = site.replaceAll(CERTIFICATES, place).replaceAll(/\blisten (443|80)\b/g, 'listen 127.0.0.1:18$1');
  writeFileSync(join(place, 'site.conf'), here);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${place}/${name};`,
  );
  const main = `pid ${place}/pid; events {} http { access_log off; ${folders.join(' ')} include ${place}/site.conf; }`;
  writeFileSync(join(place, 'nginx.conf'), main);
  const { status, output } = tell('nginx', '-t', '-p', place, '-c', join(place, 'nginx.conf'), '-e', 'stderr');
  return faultsOf(
    status,
    output.filter((line) => !NGINX_IS_CONTENT.test(line)),
  );
}

/** The rules, and what they say of made-up figures. */
function ofRules() {
  const checked = tell('promtool', 'check', 'rules', at('deploy/prometheus/sasaran-alerts.yml'));
  const tried = tell('promtool', 'test', 'rules', at('test/deploy/sasaran-alerts.test.yml'));
  return [checked, tried].flatMap(({ status, output }) => (status === 0 ? [] : faultsOf(status, output)));
}

/** Warnings count: a line that the program does not know is one that does not work. */
function faultsOf(status, lines) {
  if (lines.length > 0) return lines;
  return status === 0 ? [] : [`ended with exit code ${status}`];
}

function tell(program, ...args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, output: `${stdout ?? ''}\n${stderr ?? ''}`.split('\n').filter((line) => line.trim() !== '') };
}

const skipped = (missing) => [
  'SKIPPED: files of deploy/. Nobody has read:',
  ...missing.map(({ read, program, from }) => `- ${read}: there is no ${program} (package ${from})`),
  '',
  'Install them, or let .ci/run fetch them. REQUIRE_DEPLOY=1 makes this a failure.',
];

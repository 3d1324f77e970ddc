import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Config } from '../../src/config/config.js';
import { type SettingName, SETTINGS } from '../../src/config/settings.js';
import { watchDatabase } from '../../src/kernel/metrics/database-figures.js';
import { Metrics } from '../../src/kernel/metrics/metrics.js';
import { TestApp } from '../support/test-app.js';

const operations = readFileSync('docs/operations.md', 'utf8');
const read = (file: string): string => readFileSync(join('deploy', file), 'utf8');

/** Names of all figures that a started service shows, on a database server too. */
async function figures(): Promise<Set<string>> {
  const app = await TestApp.start();
  const served = await app.get(Metrics).text();
  await app.stop();
  const pool = new Metrics({ metricsPort: 0 } as Config);
  watchDatabase(pool, { retries: 0, connection: { poolUse: () => ({ busy: 0, waiting: 0 }) } } as never);
  const usual = new Registry();
  collectDefaultMetrics({ register: usual });
  const text = `${served}\n${await pool.text()}\n${await usual.metrics()}`;
  return new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name ?? ''));
}

interface Compose {
  readonly services: Record<string, { secrets: string[]; environment: Record<string, string> }>;
  readonly secrets: Record<string, object>;
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number };
}

interface Alert {
  readonly alert: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<string, string>>;
}

const alerts = (load(read('prometheus/sasaran-alerts.yml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(
  ({ rules }) => rules,
);

let known: Set<string>;
beforeAll(async () => {
  known = await figures();
});

describe('deploy/', () => {
  it.each(['grafana/sasaran.json', 'prometheus/sasaran-alerts.yml'])('%s asks for figures that exist', (file) => {
    const asked = [...read(file).matchAll(/\b(?:sasaran|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
    const unknown = asked.filter((name) => !known.has(name) && !known.has(name.replace(/_(bucket|count|sum)$/, '')));
    expect(asked.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });

  it('shows every figure of the service on the dashboard', () => {
    const dashboard = read('grafana/sasaran.json');
    const ours = [...known].filter((name) => name.startsWith('sasaran_'));
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter((name) => !dashboard.includes(name))).toEqual([]);
  });

  it('has panels with names, texts and places of their own', () => {
    const { panels } = JSON.parse(read('grafana/sasaran.json')) as { panels: Panel[] };
    const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(places).size).toBe(panels.length);
    for (const { type, title, description } of panels) {
      expect(title).not.toBe('');
      if (type !== 'row') expect([title, description]).not.toEqual([title, '']);
    }
  });

  it.each(alerts.map((alert) => [alert.alert, alert] as const))(
    '%s says what is wrong and what to do',
    (name, alert) => {
      const { summary = '', description = '', runbook } = alert.annotations;
      expect(['critical', 'warning']).toContain(alert.labels.severity);
      expect(summary).toMatch(/\.$/);
      expect(description).toMatch(/\.$/);
      expect(runbook).toBe(`docs/operations.md#${name.toLowerCase()}`);
      const section = operations.split(/^#+ /m).find((one) => one.startsWith(`${name}\n`)) ?? '';
      expect(section.length).toBeGreaterThan(name.length + 80);
    },
  );

  it('has no instructions for alerts that do not exist', () => {
    const described = [...operations.matchAll(/^#+ (Sasaran\w+)$/gm)].map(([, name]) => name);
    expect(described.sort()).toEqual(alerts.map(({ alert }) => alert).sort());
  });

  it.each(['docker/compose.yaml', 'docker/Dockerfile'])('%s sets variables that the service reads', (file) => {
    const names = [...read(file).matchAll(/\b([A-Z]+(?:_[A-Z]+)+)(?:_FILE)?\b(?=[:=])/g)].map(([, name]) => name ?? '');
    const ours = names.map((name) => name.replace(/_FILE$/, '')).filter((name) => !/^(MARIADB|NODE)_/.test(name));
    expect(ours.length).toBeGreaterThan(1);
    for (const name of ours) expect(SETTINGS[name as SettingName]).toBeDefined();
  });

  it('has made-up figures for each alert, at which it goes off', () => {
    const tried = readFileSync('test/deploy/sasaran-alerts.test.yml', 'utf8');
    expect(alerts.filter(({ alert }) => !tried.includes(`alertname="${alert}"`))).toEqual([]);
  });

  it('docker/compose.yaml gives secrets that exist to services', () => {
    const compose = load(read('docker/compose.yaml')) as Compose;
    const used = Object.values(compose.services).flatMap(({ secrets }) => secrets);
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.secrets).sort());
    const files = Object.values(compose.services).flatMap(({ environment }) =>
      Object.values(environment).filter((value) => value.startsWith('/run/secrets/')),
    );
    expect(files.map((file) => file.replace('/run/secrets/', '')).sort()).toEqual([...used].sort());
  });

  it('has units for systemd that start files which the build makes', () => {
    const units = readdirSync('deploy/systemd').filter((name) => name.endsWith('.service'));
    expect(units.sort()).toEqual(['sasaran-backup.service', 'sasaran.service', 'sasaran@.service']);
    const started = units.map((unit) => /^ExecStart=.* dist\/(\S+)\.js/m.exec(read(`systemd/${unit}`))?.[1]);
    for (const program of started) expect(readFileSync(`src/${program}.ts`, 'utf8')).not.toBe('');
  });

  it('runs the service as nobody special, who can change nothing but the data (R97)', () => {
    const stages = read('docker/Dockerfile').split(/^FROM /m);
    const users = [...(stages.at(-1) ?? '').matchAll(/^USER (\S+)$/gm)].map(([, user]) => user);
    expect(users).toEqual(['node']);
    const compose = read('docker/compose.yaml');
    for (const line of ['read_only: true', 'cap_drop: [ALL]', "security_opt: ['no-new-privileges:true']"]) {
      expect(compose).toContain(line);
    }
    const unit = read('systemd/sasaran.service');
    expect(/^User=(\S+)$/m.exec(unit)?.[1]).toBe('sasaran');
    for (const line of ['NoNewPrivileges=true', 'CapabilityBoundingSet=', 'ProtectSystem=strict', 'UMask=0077']) {
      expect(unit.split('\n')).toContain(line);
    }
  });

  it('keeps secrets in files and passes none on the way (R97)', () => {
    const compose = read('docker/compose.yaml');
    const given = [...compose.matchAll(/^ {6}(\w*(?:SECRET|KEY|PASSWORD|DATABASE_URL)\w*):/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(given.length).toBeGreaterThan(3);
    expect(given.filter((name) => !/_FILE$|^MARIADB_RANDOM_ROOT_PASSWORD$/.test(name))).toEqual([]);
    expect(read('docker/Dockerfile')).not.toMatch(/SECRET|PASSWORD|_KEY/);
  });

  it('puts TLS in front and the service behind it on loopback (R98)', () => {
    const nginx = read('nginx/sasaran.conf');
    expect(nginx).toContain('ssl_protocols TLSv1.2 TLSv1.3;');
    expect(nginx).toContain('return 301 https://$host$request_uri;');
    expect(nginx).toContain('proxy_pass http://sasaran;');
    const behind = [...nginx.matchAll(/^[ #]*server ([^ ;{]+)/gm)].map(([, address]) => address);
    expect(behind).toEqual(['127.0.0.1:3000', '127.0.0.1:3001']);
    const ports = /^ {4}ports: \[(.*)\]$/m.exec(read('docker/compose.yaml'))?.[1] ?? '';
    expect(ports.split(', ').filter((port) => !port.startsWith("'127.0.0.1:"))).toEqual([]);
    expect(SETTINGS.HOST.default).toBe('127.0.0.1');
  });
});

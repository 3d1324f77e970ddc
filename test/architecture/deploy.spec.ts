import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Config } from '../../src/config/config.js';
import { type SettingName, SETTINGS } from '../../src/config/settings.js';
import { watchDatabase } from '../../src/kernel/metrics/database-figures.js';
import { Metrics } from '../../src/kernel/metrics/metrics.js';

const read = (file: string): string => readFileSync(join('deploy', file), 'utf8');

/** Names of all figures that the service can show, on a database server too. */
async function figures(): Promise<Set<string>> {
  const metrics = new Metrics({ metricsPort: 0 } as Config);
  watchDatabase(metrics, { poolUse: () => ({ busy: 0, waiting: 0 }) } as never);
  const usual = new Registry();
  collectDefaultMetrics({ register: usual });
  const text = `${await metrics.text()}\n${await usual.metrics()}`;
  return new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name ?? ''));
}

describe('deploy/', () => {
  it.each(['grafana/sasaran.json', 'prometheus/sasaran-alerts.yml'])('%s asks for figures that exist', async (file) => {
    const known = await figures();
    const asked = [...read(file).matchAll(/\b(?:sasaran|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
    const unknown = asked.filter((name) => !known.has(name) && !known.has(name.replace(/_(bucket|count|sum)$/, '')));
    expect(asked.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });

  it.each(['docker/compose.yaml', 'docker/Dockerfile'])('%s sets variables that the service reads', (file) => {
    const names = [...read(file).matchAll(/\b([A-Z]+(?:_[A-Z]+)+)(?:_FILE)?\b(?=[:=])/g)].map(([, name]) => name ?? '');
    const ours = names.map((name) => name.replace(/_FILE$/, '')).filter((name) => !/^(MARIADB|NODE)_/.test(name));
    expect(ours.length).toBeGreaterThan(1);
    for (const name of ours) expect(SETTINGS[name as SettingName]).toBeDefined();
  });

  it('has units for systemd that start files which the build makes', () => {
    const units = readdirSync('deploy/systemd').filter((name) => name.endsWith('.service'));
    expect(units.sort()).toEqual(['sasaran-backup.service', 'sasaran.service']);
    const started = units.map((unit) => /^ExecStart=.* dist\/(\S+)\.js/m.exec(read(`systemd/${unit}`))?.[1]);
    for (const program of started) expect(readFileSync(`src/${program}.ts`, 'utf8')).not.toBe('');
  });
});

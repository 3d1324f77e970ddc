import { createHmac } from 'node:crypto';
import type { Config } from '../../config/config.js';
import type { Database } from '../database/database.js';
import { Installation } from '../installation.entity.js';
import type { AuditLog } from './audit-log.js';

const SETTINGS = { type: 'service', id: 'settings' } as const;
const LAST = `SELECT facts FROM audit_event WHERE objectType = '${SETTINGS.type}' AND objectId = '${SETTINGS.id}'
  ORDER BY id DESC LIMIT 1`;
/** Of these only that they changed is told, by a hash that nobody can try values against without APP_SECRET. */
const SECRETS: readonly string[] = [
  ...['appSecret', 'tokenPrivateKey', 'personalDataKeys', 'databaseUrl', 'redisUrl', 'tracing'],
  ...['smtpUrl', 'messageGateway'],
];
/** What differs from process to process and says nothing of how the service protects anything. */
const OF_A_PROCESS: readonly string[] = ['host', 'port', 'role', 'dataDir', 'metricsHost', 'metricsPort'];

type Shown = Readonly<Record<string, unknown>>;

/**
 * Records with which settings the service starts, when they are not those of the start before: who can set the environment
 * can weaken what the record relies on.
 */
export async function recordSettings(db: Database, audit: AuditLog, config: Config): Promise<void> {
  const settings = shown(config);
  await db.transaction(async () => {
    // One row, so that several processes that start together record a change once.
    await db.lock(Installation, { timeZone: config.timeZone });
    const [last] = await db.rows<{ facts: string }>(LAST);
    const former = last ? (JSON.parse(last.facts) as { settings: Shown }).settings : {};
    const names = [...new Set([...Object.keys(former), ...Object.keys(settings)])];
    const changed = names.filter((name) => JSON.stringify(former[name]) !== JSON.stringify(settings[name]));
    if (changed.length === 0) return;
    const of = (all: Shown): Shown => Object.fromEntries(changed.map((name) => [name, all[name] ?? null]));
    const values = { before: last ? of(former) : null, after: of(settings) };
    await audit.record({ action: 'service.configure', object: SETTINGS, facts: { changed, settings }, ...values });
  });
}

function shown(config: Config): Shown {
  const digest = (name: string, value: unknown): string =>
    createHmac('sha256', config.appSecret)
      .update(`setting\n${name}\n${JSON.stringify(value)}`)
      .digest('hex')
      .slice(0, 16);
  const entries = Object.entries(config).filter(([name]) => !OF_A_PROCESS.includes(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, SECRETS.includes(name) && value ? `hmac:${digest(name, value)}` : value]),
  );
}

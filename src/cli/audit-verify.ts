import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/config.js';
import { AUDIT_FAULTS, BLIND_SPOTS } from '../kernel/audit/audit-faults.js';
import { AuditLog } from '../kernel/audit/audit-log.js';
import { AuditSignatures } from '../kernel/audit/audit-signatures.js';
import { type AuditReport, AuditVerification } from '../kernel/audit/audit-verification.js';
import { ValueRetention } from '../kernel/audit/value-retention.js';
import { SystemClock } from '../kernel/clock/clock.js';
import { Database } from '../kernel/database/database.js';
import { hasPendingMigrations } from '../kernel/database/migrator.js';
import { openConnection } from '../kernel/database/open-connection.js';
import { fail } from '../kernel/fail.js';
import { StartError } from '../kernel/start-error.js';

const USAGE = 'npm run audit:verify -- [--from N] [--anchor FILE] [--head] [--json]';
const OPTIONS = {
  from: { type: 'string', default: '1' },
  anchor: { type: 'string' },
  head: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

interface Options {
  readonly from: number;
  readonly anchor: string | undefined;
  readonly head: boolean;
  readonly json: boolean;
}

function options(): Options {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (!/^[1-9]\d{0,11}$/.test(values.from)) throw new RangeError('--from must be a number of a link, from 1 on.');
    const anchor = values.anchor === undefined ? undefined : readFileSync(values.anchor, 'utf8').trim();
    if (anchor === '') throw new RangeError('The file of --anchor is empty.');
    return { ...values, from: Number(values.from), anchor };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nUse: ${USAGE}`);
  }
}

/**
 * Walks the chain of the audit record on the configured database, beside the running service or without it. Ends with 0
 * when it holds and with 2 when it does not; `--head` only prints the signed end, to be kept outside.
 */
async function verify(): Promise<number> {
  const { from, anchor, head, json } = options();
  const config = readConfig();
  const connection = await openConnection(config);
  try {
    if (await hasPendingMigrations(connection)) {
      throw new StartError('The database is not up to date with this version: start the service once.');
    }
    const clock = new SystemClock(config.timeZone);
    const db = new Database(connection);
    const retention = new ValueRetention(db, clock, new AuditLog(db, clock), config);
    const verification = new AuditVerification(db, clock, new AuditSignatures(config), retention);
    if (head) return tell(await verification.signedHead(), 0);
    const report = await verification.verify({ from, anchor });
    const exitCode = report.fault ? 2 : 0;
    return tell(json ? JSON.stringify({ intact: !report.fault, ...report }) : textOf(report), exitCode);
  } finally {
    await connection.close();
  }
}

function tell(text: string, exitCode: number): number {
  process.stdout.write(`${text}\n`);
  return exitCode;
}

function textOf({ from, to, fault, checkpoints, head, unsealed, valuesErasedBefore }: AuditReport): string {
  const where = fault?.eventId ? ` (event ${fault.eventId})` : '';
  const verdict = fault
    ? `BROKEN at number ${fault.number}${where}: ${fault.kind}. ${AUDIT_FAULTS[fault.kind].en}`
    : `INTACT: ${Math.max(0, to - from + 1)} links from ${from} to ${to}, ${checkpoints} signed checkpoints.`;
  const waiting = unsealed.oldestAt ? `, the oldest since ${unsealed.oldestAt}` : '';
  return [
    verdict,
    `Not sealed yet: ${unsealed.events}${waiting}.`,
    ...(valuesErasedBefore ? [`Values of events before ${valuesErasedBefore} were erased by age.`] : []),
    `The end: number ${head.number}, hash ${head.hash}. Signed, to be kept outside:`,
    head.signature,
    'What this cannot show:',
    ...BLIND_SPOTS.map(({ en }) => `  - ${en}`),
  ].join('\n');
}

await verify().then((exitCode) => process.exit(exitCode), fail);

import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Config, readConfig } from '../../src/config/config.js';
import type { AuditFaultKind } from '../../src/kernel/audit/audit-faults.js';
import { AuditLog } from '../../src/kernel/audit/audit-log.js';
import { AuditSealer } from '../../src/kernel/audit/audit-sealer.js';
import { AuditSignatures } from '../../src/kernel/audit/audit-signatures.js';
import { type AuditReport, AuditVerification } from '../../src/kernel/audit/audit-verification.js';
import { COVERED_COLUMNS, linkHash, NO_HASH, type StoredEvent } from '../../src/kernel/audit/chain.js';
import { ValueRetention } from '../../src/kernel/audit/value-retention.js';
import { newId } from '../../src/kernel/clock/clock.js';
import type { SqlValue } from '../../src/kernel/database/connection.js';
import { Database } from '../../src/kernel/database/database.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { eventually } from '../support/eventually.js';
import { ServiceProcess } from '../support/service-process.js';
import { TestApp } from '../support/test-app.js';

jest.setTimeout(300_000);

let app: TestApp;
let config: Config;
let env: Record<string, string>;

beforeAll(() => start());
afterAll(() => app.stop());

async function start(): Promise<void> {
  app = await TestApp.start();
  config = app.get(CONFIG as never);
  env = { DATA_DIR: config.dataDir, ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}) };
}

/** So many events of an act, every second one with values. */
async function happen(count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, at) => ({
    action: 'thing.change',
    object: { type: 'thing', id: newId() },
    facts: { at, text: 'é\n\u001b[31m', part: 0.1 },
    ...(at % 2 ? { before: { state: at }, after: { state: at + 1 } } : {}),
  }));
  await app.get(AuditLog).recordAll(entries);
}

const verify = (options: { from?: number; limit?: number; anchor?: string } = {}): Promise<AuditReport> =>
  app.get(AuditVerification).verify(options);
const seal = (): Promise<number> => app.get(AuditSealer).seal();

async function numbers(): Promise<number[]> {
  const sql = 'SELECT number FROM audit_event WHERE number IS NOT NULL ORDER BY number';
  return (await app.db.rows<{ number: unknown }>(sql)).map(({ number }) => Number(number));
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

describe('The sealer', () => {
  it('tells of an empty chain that it is empty', async () => {
    const report = await verify();
    expect(report).toMatchObject({ fault: null, to: 0, head: { number: 0, hash: NO_HASH }, nextFrom: null });
    expect(report.unsealed).toEqual({ events: 0, oldestAt: null });
  });

  it('numbers what was committed without gaps, in the order of ids, and chains it with a signed checkpoint', async () => {
    await happen(5);
    expect((await verify()).unsealed).toEqual({ events: 5, oldestAt: '2026-03-02T01:00:00.000Z' });
    expect(await seal()).toBe(5);
    expect(await seal()).toBe(0);
    const rows = await app.db.rows<{ id: string }>('SELECT id FROM audit_event ORDER BY number');
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
    expect(await numbers()).toEqual(upTo(5));
    expect(await verify()).toMatchObject({ fault: null, from: 1, to: 5, checkpoints: 1, head: { number: 5 } });
  });

  it('signs a checkpoint again after an hour, not before', async () => {
    await happen(1);
    await seal();
    expect(await verify()).toMatchObject({ to: 6, checkpoints: 1 });
    app.clock.advance({ hours: 1 });
    await happen(1);
    await seal();
    expect(await verify()).toMatchObject({ to: 7, checkpoints: 2, fault: null });
  });

  it('leaves what is not committed', async () => {
    await app.db
      .transaction(async () => {
        await happen(3);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    expect(await seal()).toBe(0);
    expect(await numbers()).toEqual(upTo(7));
  });

  it('numbers nothing twice when two are at it, and the second goes on when the first gives the lease back', async () => {
    const other = await anotherSealer();
    try {
      await happen(450);
      const [mine, others] = await Promise.all([seal(), other.sealer.seal()]);
      expect(mine + others).toBe(450);
      // The lease is with one of them: the other does nothing, the holder goes on.
      await happen(10);
      const [holder, waiting] = mine > 0 ? [app.get(AuditSealer), other.sealer] : [other.sealer, app.get(AuditSealer)];
      expect(await waiting.seal()).toBe(0);
      await holder.release();
      expect(await waiting.seal()).toBe(10);
      expect(await holder.seal()).toBe(0);
      await waiting.release();
      for (let round = 0; round < 5; round += 1) {
        await happen(40);
        const both = [app.get(AuditSealer), other.sealer];
        const done = await Promise.all(both.map((sealer) => sealer.seal()));
        expect(done[0]! + done[1]!).toBe(40);
        await Promise.all(both.map((sealer) => sealer.release()));
      }
      expect(await numbers()).toEqual(upTo(667));
      expect((await verify()).fault).toBeNull();
    } finally {
      await other.close();
    }
  });

  it('killed in the middle of a batch leaves whole batches only, and another one goes on when its lease is over', async () => {
    await app.get(AuditSealer).release();
    // The child's clock stands at the beginning of the test's.
    app.clock.set('2026-03-02T01:00:00Z');
    await happen(500);
    const child = await ServiceProcess.run('test/support/sealer-child', ['300'], env);
    await child.says(/midway/);
    await child.remove();
    expect(await numbers()).toEqual(upTo(867));
    expect(await verify()).toMatchObject({ fault: null, unsealed: { events: 300 }, head: { number: 867 } });

    app.clock.advance({ seconds: 9 });
    expect(await seal()).toBe(0);
    app.clock.advance({ seconds: 2 });
    expect(await seal()).toBe(300);
    expect(await numbers()).toEqual(upTo(1_167));
    expect(await verify()).toMatchObject({ fault: null, to: 1_167 });
  });

  it('runs by itself in the service, within seconds', async () => {
    await app.get(AuditSealer).release();
    const service = await ServiceProcess.start(env);
    try {
      await service.call('POST', '/api/v1/auth/login', { body: { username: 'nobody', password: 'wrong-password' } });
      await eventually(async () => (await verify()).unsealed.events === 0);
    } finally {
      await service.remove();
    }
    expect((await verify()).fault).toBeNull();
    await app.db.transaction(() => app.db.change('UPDATE audit_chain SET leaseOwner = NULL'));
  });
});

/** A second instance: another connection and another owner. */
async function anotherSealer(): Promise<{ sealer: AuditSealer; close: () => Promise<void> }> {
  const connection = await openConnection(readConfig({ NODE_ENV: 'test', ...env }));
  const sealer = new AuditSealer(new Database(connection), app.clock, new AuditSignatures(config));
  return { sealer, close: () => connection.close() };
}

const change = (sql: string, values: SqlValue[] = []): Promise<number> => app.db.change(sql, values);

/** What is found after somebody worked on the database past the service; all of it is undone afterwards. */
async function tampered(work: () => Promise<unknown>, options: Parameters<typeof verify>[0] = {}) {
  let report: AuditReport | undefined;
  await app.db
    .transaction(async () => {
      await work();
      report = await verify(options);
      throw new Error('undone');
    })
    .catch((error: Error) => expect(error.message).toBe('undone'));
  return report;
}

async function stored(number: number): Promise<StoredEvent> {
  const [row] = await app.db.rows<StoredEvent>(`SELECT ${COVERED_COLUMNS} FROM audit_event ev WHERE number = ?`, [
    number,
  ]);
  return row!;
}

/** Gives every link from one on the hash that it ought to have, and the end too, as somebody would who knows the way. */
async function chainAnew(from: number, to: number): Promise<string> {
  const [before] = await app.db.rows<{ hash: string }>('SELECT hash FROM audit_event WHERE number = ?', [from - 1]);
  let hash = before?.hash ?? NO_HASH;
  for (let number = from; number <= to; number += 1) {
    hash = linkHash(await stored(number), number, hash);
    await change('UPDATE audit_event SET hash = ? WHERE number = ?', [hash, number]);
  }
  await change('UPDATE audit_chain SET hash = ?, number = ?', [hash, to]);
  return hash;
}

const renamed = (number: number): Promise<number> =>
  change("UPDATE audit_event SET action = 'thing.touch' WHERE number = ?", [number]);
const otherKeys = new AuditSignatures({
  tokenPrivateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
  auditFormerKeys: [],
});

describe('Verification', () => {
  let end: number;
  beforeEach(async () => {
    await seal();
    end = (await numbers()).length;
  });

  it.each([
    'occurredAt',
    'actorAccountId',
    'action',
    'objectId',
    'outcome',
    'facts',
    'address',
    'valuesHash',
    'shownAfter',
  ])('finds a changed %s, and the row', async (column) => {
    const value = column === 'occurredAt' ? '2026-03-02 00:59:59.999' : 'x';
    const report = await tampered(() => change(`UPDATE audit_event SET ${column} = ? WHERE number = 42`, [value]));
    const [{ id } = { id: '' }] = await app.db.rows<{ id: string }>('SELECT id FROM audit_event WHERE number = 42');
    expect(report?.fault).toEqual({ kind: 'ROW_CHANGED', number: 42, eventId: id });
    expect(report?.nextFrom).toBeNull();
  });

  const withValues = 'SELECT id FROM audit_event WHERE number = 43';
  const cases: [string, AuditFaultKind, () => number, () => Promise<unknown>][] = [
    ['a row whose own hash was made anew', 'ROW_CHANGED', () => 43, () => renamed(42).then(() => rehash(42))],
    ['a missing row', 'NUMBER_MISSING', () => 42, () => change('DELETE FROM audit_event WHERE number = 42')],
    [
      'a row without its number',
      'NUMBER_MISSING',
      () => 42,
      () => change('UPDATE audit_event SET number = NULL WHERE number = 42'),
    ],
    ['rows that changed places', 'ROW_CHANGED', () => 42, () => swap(42, 44)],
    ['the first row missing', 'NUMBER_MISSING', () => 1, () => change('DELETE FROM audit_event WHERE number = 1')],
    [
      'a changed value',
      'VALUES_CHANGED',
      () => valued,
      () => change('UPDATE audit_value SET valuesJson = ? WHERE id = ?', ['{}', valuedId]),
    ],
    [
      'a changed salt',
      'VALUES_CHANGED',
      () => valued,
      () => change('UPDATE audit_value SET salt = ? WHERE id = ?', ['x', valuedId]),
    ],
    [
      'a missing value',
      'VALUES_MISSING',
      () => valued,
      () => change('DELETE FROM audit_value WHERE id = ?', [valuedId]),
    ],
    ['a checkpoint of another key', 'CHECKPOINT_FORGED', () => 1_000, () => forge(1_000, otherKeys)],
    [
      'a checkpoint whose signature is spoilt',
      'CHECKPOINT_FORGED',
      () => 1_000,
      () => change("UPDATE audit_checkpoint SET signature = 'a.b.c' WHERE number = 1000"),
    ],
    ['a checkpoint of another link', 'CHECKPOINT_DIFFERS', () => 1_000, () => borrow(1_000, 5)],
    [
      'a missing checkpoint',
      'CHECKPOINT_MISSING',
      () => 1_000,
      () => change('DELETE FROM audit_checkpoint WHERE number = 1000'),
    ],
    [
      'a change with all hashes made anew',
      'CHECKPOINT_DIFFERS',
      () => 1_000,
      () => renamed(950).then(() => chainAnew(950, end)),
    ],
    ['an end that was changed', 'HEAD_DIFFERS', () => end, () => change('UPDATE audit_chain SET hash = ?', [NO_HASH])],
    [
      'an end that was set back',
      'HEAD_DIFFERS',
      () => end - 2,
      () => change('UPDATE audit_chain SET number = ?', [end - 2]),
    ],
    ['a cut end', 'NUMBER_MISSING', () => end, () => change('DELETE FROM audit_event WHERE number = ?', [end])],
    ['an end cut before a checkpoint', 'HEAD_DIFFERS', () => 991, () => cut(990)],
  ];
  let valued: number;
  let valuedId: string;
  beforeAll(async () => {
    const sql =
      'SELECT id, number FROM audit_event WHERE number > 42 AND valuesHash IS NOT NULL ORDER BY number LIMIT 1';
    const [row] = await app.db.rows<{ id: string; number: number }>(sql);
    [valued, valuedId] = [Number(row?.number), row?.id ?? ''];
    expect(await app.db.rows(withValues)).toHaveLength(1);
  });

  it.each(cases)('finds %s: %s', async (_, kind, number, work) => {
    expect((await verify()).fault).toBeNull();
    const report = await tampered(work);
    expect([report?.fault?.kind, report?.fault?.number]).toEqual([kind, number()]);
    expect((await verify()).fault).toBeNull();
  });

  it('does not see a cut end without a checkpoint, and sees it with the anchor that was kept outside', async () => {
    const { head } = await verify();
    expect((await verify({ anchor: head.signature })).fault).toBeNull();
    const work = (): Promise<unknown> => cut(end - 1, true);
    expect((await tampered(work))?.fault).toBeNull();
    expect((await tampered(work, { anchor: head.signature }))?.fault).toMatchObject({
      kind: 'HEAD_DIFFERS',
      number: end,
    });
  });

  it('sees with an anchor that everything was replaced by somebody who holds the key', async () => {
    const { head } = await verify();
    const replace = async (): Promise<void> => {
      await renamed(900);
      await change('DELETE FROM audit_checkpoint WHERE number <> 1000 AND number >= 900');
      await chainAnew(900, end);
      await forge(1_000, new AuditSignatures(config));
    };
    expect((await tampered(replace))?.fault).toBeNull();
    const found = { kind: 'ANCHOR_DIFFERS', number: end };
    expect((await tampered(replace, { anchor: head.signature }))?.fault).toMatchObject(found);
    // Also an anchor before the part that is walked.
    const early = await new AuditSignatures(config).sign({ number: 950, hash: (await hashAt(950)) ?? '', at: '' });
    expect((await verify({ from: 960, anchor: early })).fault).toBeNull();
    const before = await tampered(replace, { from: 960, anchor: early });
    expect(before?.fault).toMatchObject({ kind: 'ANCHOR_DIFFERS', number: 950 });
  });

  it('takes no anchor that it did not sign', async () => {
    for (const anchor of ['x', await otherKeys.sign({ number: 1, hash: NO_HASH, at: '' })]) {
      expect((await verify({ anchor })).fault?.kind).toBe('ANCHOR_FORGED');
    }
  });

  it('knows checkpoints of former keys when it is told of them', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const former = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const changedKey = { ...config, tokenPrivateKey: pem };
    const oldPublic = await publicKeyOf(config);
    const walk = (keys: Pick<Config, 'tokenPrivateKey' | 'auditFormerKeys'>): Promise<AuditReport> =>
      new AuditVerification(app.db, app.clock, new AuditSignatures(keys), app.get(ValueRetention)).verify();
    expect((await walk({ ...changedKey, auditFormerKeys: [former] })).fault?.kind).toBe('CHECKPOINT_FORGED');
    expect((await walk({ ...changedKey, auditFormerKeys: [oldPublic] })).fault).toBeNull();
  });

  it('walks in parts that together are the whole', async () => {
    const parts: AuditReport[] = [];
    for (let from: number | null = 1; from !== null; from = parts.at(-1)?.nextFrom ?? null) {
      parts.push(await verify({ from, limit: 500 }));
    }
    expect(parts.map((part) => [part.from, part.to])).toEqual([
      [1, 500],
      [501, 1_000],
      [1_001, end],
    ]);
    const report = await tampered(() => renamed(750), { from: 501, limit: 500 });
    expect(report?.fault).toMatchObject({ kind: 'ROW_CHANGED', number: 750 });
  });

  async function rehash(number: number): Promise<void> {
    const hash = linkHash(await stored(number), number, (await hashAt(number - 1)) ?? '');
    await change('UPDATE audit_event SET hash = ? WHERE number = ?', [hash, number]);
  }

  async function hashAt(number: number): Promise<string | undefined> {
    return (await app.db.rows<{ hash: string }>('SELECT hash FROM audit_event WHERE number = ?', [number]))[0]?.hash;
  }

  async function swap(a: number, b: number): Promise<void> {
    await change('UPDATE audit_event SET number = -1 WHERE number = ?', [a]);
    await change('UPDATE audit_event SET number = ? WHERE number = ?', [a, b]);
    await change('UPDATE audit_event SET number = ? WHERE number = -1', [b]);
  }

  async function forge(number: number, keys: AuditSignatures): Promise<void> {
    const hash = (await hashAt(number)) ?? '';
    const signature = await keys.sign({ number, hash, at: '2026-03-02T01:00:00.000Z' });
    await change('UPDATE audit_checkpoint SET hash = ?, signature = ? WHERE number = ?', [hash, signature, number]);
  }

  async function borrow(number: number, from: number): Promise<void> {
    const sql = 'SELECT signature FROM audit_checkpoint WHERE number = ?';
    const [other] = await app.db.rows<{ signature: string }>(sql, [from]);
    await change('UPDATE audit_checkpoint SET signature = ? WHERE number = ?', [other?.signature ?? '', number]);
  }

  async function cut(last: number, checkpointsToo = false): Promise<void> {
    await change('DELETE FROM audit_event WHERE number > ?', [last]);
    if (checkpointsToo) await change('DELETE FROM audit_checkpoint WHERE number > ?', [last]);
    await change('UPDATE audit_chain SET number = ?, hash = ?', [last, (await hashAt(last)) ?? '']);
  }
});

async function publicKeyOf({ tokenPrivateKey }: Config): Promise<string> {
  const { createPublicKey } = await import('node:crypto');
  return createPublicKey(tokenPrivateKey).export({ type: 'spki', format: 'pem' }).toString();
}

describe('npm run audit:verify', () => {
  const run = async (...args: string[]): Promise<{ code: number | null; text: string }> => {
    const command = await ServiceProcess.run('cli/audit-verify', args, env);
    const { code } = await command.ended;
    return { code, text: command.text };
  };

  it('says that the chain holds, prints the signed end, and compares it later', async () => {
    await happen(2);
    const { code, text } = await run();
    expect([code, text]).toEqual([
      0,
      expect.stringMatching(/^INTACT: \d{4} links from 1 to \d{4}, \d+ signed checkpoints\.\nNot sealed yet: 2, the/),
    ]);
    expect(text).toContain('What this cannot show:');
    const head = await run('--head');
    const anchor = join(config.dataDir, 'anchor');
    writeFileSync(anchor, head.text);
    expect(await new AuditSignatures(config).read(head.text.trim())).toMatchObject({
      number: (await verify()).head.number,
    });
    expect((await run('--anchor', anchor)).code).toBe(0);
    await seal();
  });

  it('names the first bad link and ends with 2', async () => {
    const [row] = await app.db.rows<{ id: string }>('SELECT id FROM audit_event WHERE number = 77');
    await app.db.transaction(() => change("UPDATE audit_event SET outcome = 'FAILED' WHERE number = 77"));
    const { code, text } = await run();
    expect(code).toBe(2);
    expect(text).toContain(`BROKEN at number 77 (event ${row?.id}): ROW_CHANGED.`);
    const { text: json } = await run('--json', '--from', '2');
    expect(JSON.parse(json)).toMatchObject({ intact: false, fault: { number: 77, kind: 'ROW_CHANGED' } });
    await app.db.transaction(() => change("UPDATE audit_event SET outcome = 'SUCCESS' WHERE number = 77"));
    expect((await run('--json')).code).toBe(0);
  });

  it.each([[['--from', '0']], [['--anchor', '/nowhere']], [['--what']]])(
    'explains itself when it is given %j',
    async (args) => {
      const { code, text } = await run(...args);
      expect([code, text]).toEqual([1, expect.stringContaining('Use: npm run audit:verify')]);
    },
  );
});

describe('Old values', () => {
  beforeAll(async () => {
    await app.stop();
    await start();
  });

  const values = async (): Promise<number> =>
    Number((await app.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM audit_value'))[0]?.n);
  const eraseByJob = async (day: string): Promise<void> => {
    await app.get(Jobs).enqueue('audit.erase-values', {}, { uniqueKey: day });
    await app.drainJobs();
  };

  it('are erased when they have their age, in batches that are recorded, and the chain still verifies', async () => {
    app.clock.set('2026-04-01');
    await happen(2_400);
    await seal();
    const all = await values();
    app.clock.set('2031-03-31');
    await happen(10);
    await eraseByJob('before');
    expect(await values()).toBe(all + 5);
    app.clock.set('2031-04-02');
    await eraseByJob('after');
    expect(await values()).toBe(5);
    expect(await seal()).toBeGreaterThan(0);
    const report = await verify();
    expect(report).toMatchObject({ fault: null, valuesErasedBefore: expect.stringMatching(/^2026-04-0/) });

    const sql = "SELECT facts FROM audit_event WHERE action = 'audit-value.erase' ORDER BY number";
    const erasures = (await app.db.rows<{ facts: string }>(sql)).map(({ facts }) => JSON.parse(facts).values as number);
    expect(erasures.reduce((sum, one) => sum + one, 0)).toBe(all);
    await eraseByJob('again');
    expect(await app.db.rows(sql)).toHaveLength(erasures.length);
  });

  it('that are gone before their time are missed', async () => {
    const report = await tampered(() => change('DELETE FROM audit_value'));
    expect(report?.fault?.kind).toBe('VALUES_MISSING');
  });

  it('are kept for ever when the setting says so', async () => {
    const keeping = new ValueRetention(app.db, app.clock, app.get(AuditLog), { auditValuesDays: 0 });
    app.clock.set('2099-01-01');
    expect(await keeping.eraseDue()).toBe(0);
    expect(await values()).toBe(5);
  });
});

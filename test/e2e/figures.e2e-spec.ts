import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditLog } from '../../src/kernel/audit/audit-log.js';
import { AuditSealer } from '../../src/kernel/audit/audit-sealer.js';
import { Metrics } from '../../src/kernel/metrics/metrics.js';
import { Government } from '../support/government.js';
import { type Client, TestApp } from '../support/test-app.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

let app: TestApp;
let admin: Client;
let receiver: WebhookReceiver;

beforeAll(async () => {
  app = await TestApp.start({ env: { WEBHOOK_LOOPBACK: 'on' } });
  admin = await Government.administrator(app);
  receiver = await WebhookReceiver.listen();
});
afterAll(async () => {
  await receiver.close();
  await app.stop();
});
beforeEach(() => receiver.forget());

/** What a figure is now; undefined when it is not shown. */
async function figure(name: string): Promise<number | undefined> {
  const lines = (await app.get(Metrics).text()).split('\n');
  const line = lines.find((one) => one.startsWith(`sasaran_${name} `));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1));
}

describe('Figures tell', () => {
  it('how attempts at webhooks end, and which receivers take nothing', async () => {
    const body = { url: receiver.url(), eventTypes: ['employee.created'] };
    const { id } = (await admin.post('/webhook-subscriptions', body).expect(201)).body;
    const ping = async (): Promise<void> => {
      await admin.post(`/webhook-subscriptions/${id}/pings`).expect(201);
      await app.drainJobs();
    };
    await ping();
    receiver.next.push(503);
    await ping();
    expect(await figure('webhook_seconds_count{outcome="DELIVERED"}')).toBe(1);
    expect(await figure('webhook_seconds_count{outcome="STATUS_REFUSED"}')).toBe(1);
    const states = async () =>
      Promise.all(
        ['ACTIVE', 'FAILING', 'PAUSED', 'DISABLED'].map((state) => figure(`webhook_subscriptions{state="${state}"}`)),
      );
    expect(await states()).toEqual([1, 0, 0, 0]);
    await app.db.transaction(() =>
      app.db.change('UPDATE webhook_subscription SET failingSince = ? WHERE id = ?', [app.clock.now(), id]),
    );
    expect(await states()).toEqual([0, 1, 0, 0]);
  });

  it('refused sign-ins and other recorded acts, once they are committed', async () => {
    const refused = 'audit_events_total{action="session.sign-in",outcome="REFUSED"}';
    const login = { username: 'tidak-ada', password: 'salah-sandi-2026' };
    for (let n = 0; n < 2; n += 1) await app.anonymous.post('/auth/login', login).expect(401);
    expect(await figure(refused)).toBe(2);
    const undone = app.db.transaction(async () => {
      await app
        .get(AuditLog)
        .record({ action: 'session.sign-in', object: { type: 'account', id: 'x' }, outcome: 'REFUSED' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await figure(refused)).toBe(2);
    expect(await figure('audit_events_total{action="session.sign-in",outcome="SUCCESS"}')).toBe(1);
  });

  it('how long audit events wait for their place in the chain', async () => {
    app.clock.advance({ seconds: 90 });
    expect(await figure('audit_unsealed_seconds{which="oldest"}')).toBeGreaterThanOrEqual(90);
    await app.get(AuditSealer).seal();
    expect(await figure('audit_unsealed_seconds{which="oldest"}')).toBe(0);
  });

  it('which recurring job has not had its turn', async () => {
    await app.drainJobs();
    const name = 'schedule_late_seconds{kind="idempotency.erase-expired"}';
    expect(await figure(name)).toBe(0);
    app.clock.advance({ seconds: 1_800 });
    expect(await figure(name)).toBeGreaterThan(1_000);
    await app.drainJobs();
    expect(await figure(name)).toBe(0);
  });

  it('transactions that met a conflict', async () => {
    const before = (await figure('database_retries_total')) ?? NaN;
    let conflicts = 2;
    await app.db.transaction(async () => {
      if ((conflicts -= 1) >= 0) throw Object.assign(new Error('deadlock'), { errno: 1213 });
    });
    expect(await figure('database_retries_total')).toBe(before + 2);
  });

  it('nothing of the database while it is away, and the rest as before', async () => {
    const inner = app.db.connection;
    const read = inner.read.bind(inner);
    inner.read = () => Promise.reject(new Error('away'));
    try {
      for (const name of [
        'jobs{status="QUEUED"}',
        'audit_unsealed_seconds{which="oldest"}',
        'webhook_subscriptions{state="ACTIVE"}',
      ])
        expect([name, await figure(name)]).toEqual([name, undefined]);
      expect(await figure('database_retries_total')).toBeDefined();
    } finally {
      inner.read = read;
    }
    expect(await figure('jobs{status="QUEUED"}')).toBeDefined();
  });
});

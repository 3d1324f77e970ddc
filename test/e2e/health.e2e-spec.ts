import 'reflect-metadata';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../src/config/config.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { eventually } from '../support/eventually.js';
import { ServiceProcess } from '../support/service-process.js';
import { steadyPort } from '../support/steady-port.js';
import { TestApp } from '../support/test-app.js';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(300_000);

/*
 * What whoever starts, stops and balances instances is told. That the database is away: `http` (embedded), `database` (a
 * server that stops, or is silent). Redis that goes and comes back: `jobs-together`.
 */
const apps: TestApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
});
async function start(env: Record<string, string> = {}): Promise<TestApp> {
  const app = await TestApp.start({ env });
  apps.push(app);
  return app;
}

describe('An instance is not ready', () => {
  it('while the schema lacks a migration that it knows, and is once that is applied', async () => {
    const app = await start();
    const [last] = await app.db.rows<{ id: number; name: string; timestamp: number }>(
      'SELECT id, name, timestamp FROM migrations ORDER BY id DESC LIMIT 1',
    );
    await app.db.transaction(() => app.db.change('DELETE FROM migrations WHERE id = ?', [last?.id ?? 0]));
    const { body } = await app.anonymous.get('/health/ready').expect(503);
    expect(body).toEqual({ status: 'DOWN', reason: 'MIGRATIONS_PENDING' });
    await app.anonymous.get('/health/live').expect(200);
    const again = 'INSERT INTO migrations (id, name, timestamp) VALUES (?, ?, ?)';
    const { id = 0, name = '', timestamp = 0 } = last ?? {};
    await app.db.transaction(() => app.db.change(again, [id, name, timestamp]));
    expect((await app.anonymous.get('/health/ready').expect(200)).body).toEqual({ status: 'UP' });
  });

  describe('in a process of its own', () => {
    let database: TestDatabase;
    let service: ServiceProcess;
    beforeEach(async () => {
      database = await makeTestDatabase();
    });
    afterEach(async () => {
      await service.remove();
      await database.drop();
    });

    it('while another process migrates: it waits, and listens to nobody before that has ended', async () => {
      const connection = await openConnection(readConfig({ NODE_ENV: 'test', ...database.env }));
      const lease = `CREATE TABLE migration_lease (id integer NOT NULL PRIMARY KEY, owner varchar(64), until varchar(23))`;
      await connection.dataSource.query(lease);
      await connection.dataSource.query("INSERT INTO migration_lease VALUES (1, 'other', '9999-01-01')");
      const port = await steadyPort();
      service = await ServiceProcess.run('main', [], { ...database.env, PORT: String(port) });
      await service.says(/Another process brings the schema up to date; waiting for it\./);
      await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toMatchObject({
        cause: { code: 'ECONNREFUSED' },
      });
      await connection.dataSource.query('UPDATE migration_lease SET owner = NULL');
      await connection.close();
      await service.says(/The service is ready/);
      expect(await service.call('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'UP' } });
    });

    it('while it stops: accepts nobody new, answers who is connected, and ends each connection with that', async () => {
      service = await ServiceProcess.start(database.env);
      const token = await service.firstAdmin();
      const body = JSON.stringify({ kind: 'NON_ASN', name: 'Masih Diterima' });
      const [ready, live, list] = await Promise.all([
        Begun.on(service, 'GET /health/ready'),
        Begun.on(service, 'GET /health/live'),
        Begun.on(service, 'GET /api/v1/employees', `authorization: Bearer ${token}`),
      ]);
      const accepted = await Begun.on(
        service,
        'POST /api/v1/employees',
        `authorization: Bearer ${token}`,
        'content-type: application/json',
        `content-length: ${body.length}`,
        'expect: 100-continue',
      );
      expect(await accepted.goOn('\r\n', 'HTTP/1.1 100 Continue\r\n\r\n')).toContain('100 Continue');
      service.kill('SIGTERM');
      const isRefused = (error: Error): boolean => (error.cause as NodeJS.ErrnoException).code === 'ECONNREFUSED';
      await eventually(() => fetch(`${service.address}/health/live`).then(() => false, isRefused));

      // Which of the two depends on how soon it comes; `http` holds each (the state of the service).
      expect(await list.end('\r\n')).toMatch(
        /^HTTP\/1\.1 (200 [^]*connection: close[^]*"data":\[|503 [^]*connection: close[^]*"code":"SERVICE\.STOPPING")/,
      );
      expect(await ready.end('\r\n')).toMatch(
        /^HTTP\/1\.1 503 [^]*connection: close[^]*{"status":"DOWN","reason":"STOPPING"}$/,
      );
      expect(await live.end('\r\n')).toMatch(/^HTTP\/1\.1 200 [^]*connection: close[^]*{"status":"UP"}$/);
      expect(await accepted.end(body)).toMatch(/HTTP\/1\.1 201 [^]*connection: close[^]*"name":"Masih Diterima"/);
      expect(await service.ended).toEqual({ code: 0, signal: null });
    });
  });
});

describe('An instance is ready', () => {
  it('while Redis is away, and says that: jobs go on by the database', async () => {
    const app = await start({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect((await app.anonymous.get('/health/ready').expect(200)).body).toEqual({
      status: 'UP',
      degraded: 'REDIS_AWAY',
    });
    await app.anonymous.get('/health/live').expect(200);
  });
});

/** A request whose head is not complete, on a connection of its own: so it can be sent to its end after the stop began. */
class Begun {
  private text = '';

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8').on('data', (part: string) => (this.text += part));
  }

  static async on(service: ServiceProcess, line: string, ...headers: string[]): Promise<Begun> {
    const socket = connect(Number(new URL(service.address).port), '127.0.0.1');
    await once(socket, 'connect');
    const begun = new Begun(socket);
    const written = Promise.withResolvers<void>();
    socket.write([`${line} HTTP/1.1`, 'host: sasaran', ...headers, ''].join('\r\n'), () => written.resolve());
    await written.promise;
    return begun;
  }

  /** Sends more, and waits until this has come back. */
  async goOn(text: string, answer: string): Promise<string> {
    this.socket.write(text);
    while (!this.text.includes(answer)) await once(this.socket, 'data');
    return this.text;
  }

  /** Sends the rest, and gives everything that came until the service ended the connection. */
  async end(text: string): Promise<string> {
    const closed = once(this.socket, 'close');
    this.socket.write(text);
    await closed;
    return this.text;
  }
}

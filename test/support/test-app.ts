import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createApp } from '../../src/app.setup.js';
import { type Config, readConfig } from '../../src/config/config.js';
import type { Authenticator } from '../../src/kernel/auth/actor.js';
import { Database } from '../../src/kernel/database/database.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { OpenApi } from '../../src/kernel/http/openapi-documents.js';
import { JobWorker } from '../../src/kernel/jobs/job-worker.js';
import { createLogger } from '../../src/kernel/logging/logger.js';
import { Schedules } from '../../src/kernel/schedules/schedules.js';
import { Client, type TestAnswer } from './client.js';
import { committedSchemas } from './committed-schemas.js';
import { Contract } from './contract.js';
import { TestClock } from './test-clock.js';
import { makeMigratedDatabase } from './migrated-database.js';
import type { TestDatabase } from './test-database.js';

export { Client, refusalOf, type TestAnswer } from './client.js';
export { TestClock } from './test-clock.js';

/** How a test's application differs from the usual one. */
export interface TestAppOptions {
  readonly env?: Record<string, string>;
  /** Modules beside those of the service; their routes, below `/api/v1/probe`, are not held against the contract. */
  readonly modules?: ModuleMetadata['imports'];
  readonly logLevel?: string;
  /** Who tokens stand for, where a test is not about signing in. */
  readonly authenticator?: Authenticator;
}

/** The clock of a test stands still, so a window of the rate limits would never end; and the machine may be busy. */
const AMPLE = {
  ...{ RATE_LIMIT_READ: '100000', RATE_LIMIT_WRITE: '100000', RATE_LIMIT_EXPENSIVE: '100000' },
  ...{ RATE_LIMIT_SIGN_IN: '100000', RATE_LIMIT_ANONYMOUS: '100000', OVERLOAD_DELAY_MS: '0' },
};
const PROBE = /^\/api\/v1\/probe(\/|$)/;

/** The whole service on a database of its own, with a clock that the test sets. Every answer is held against the contract. */
export class TestApp {
  readonly clock = new TestClock(this.options.env?.GOVERNMENT_TIME_ZONE);
  /** Lines of the log, when `logLevel` was given. */
  readonly logLines: string[] = [];
  private readonly contract = Contract.load();
  private app!: NestFastifyApplication;

  private constructor(
    private readonly database: TestDatabase,
    private options: TestAppOptions,
  ) {}

  static async start(options: TestAppOptions = {}): Promise<TestApp> {
    const testApp = new TestApp(await makeMigratedDatabase(), options);
    try {
      await testApp.open();
      return testApp;
    } catch (error) {
      await testApp.database.drop();
      throw error;
    }
  }

  /** Stops the service and drops its database. */
  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  /** Stops the service and starts it again on the same database, with other settings where some are given. */
  async restart(env: Record<string, string> = {}): Promise<void> {
    await this.app.close();
    this.options = { ...this.options, env: { ...this.options.env, ...env } };
    await this.open();
  }

  /** A caller with an access token. */
  as(token: string): Client {
    return new Client((options) => this.send(options), token);
  }

  /** A caller without one. */
  get anonymous(): Client {
    return new Client((options) => this.send(options));
  }

  /** A provider of the application, e.g. a module's door: `app.get(EmployeesApi)`. */
  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get(token as never, { strict: false });
  }

  get db(): Database {
    return this.get(Database);
  }

  /** Lets recurring jobs have their turn and runs every job that is due at the test's time, until none is. */
  async drainJobs(): Promise<void> {
    await this.get(Schedules).fireDue();
    await this.get(JobWorker).drain();
  }

  /** Listens on a free port, for what only real connections show; gives the port. */
  async listen(): Promise<number> {
    await this.app.listen(0, '127.0.0.1');
    return (this.fastify.server.address() as { port: number }).port;
  }

  get fastify(): FastifyInstance {
    return this.app.getHttpAdapter().getInstance();
  }

  private async open(): Promise<void> {
    const { env = {}, modules = [], logLevel, authenticator } = this.options;
    const usual = { NODE_ENV: 'test', METRICS_PORT: '0', LOG_LEVEL: logLevel ?? 'silent', ...AMPLE };
    const config: Config = readConfig({ ...usual, ...this.database.env, ...env });
    const connection = await openConnection(config);
    const logger = createLogger(config.logLevel, { write: (line) => void this.logLines.push(line) });
    try {
      this.app = await createApp(config, connection, { clock: this.clock, logger, modules, authenticator });
      this.get(OpenApi).schemas = committedSchemas;
      await this.app.init();
      await this.fastify.ready();
      await this.get(Schedules).register();
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  private async send(options: InjectOptions): Promise<TestAnswer> {
    const response = await this.fastify.inject(options);
    const headers = response.headers as TestAnswer['headers'];
    const text = response.body;
    const body: unknown = headers['content-type']?.includes('json') && text ? JSON.parse(text) : text;
    const answer: TestAnswer = { status: response.statusCode, headers, body, text, bytes: response.rawPayload };
    const path = (options.url as string).split('?', 1)[0] ?? '';
    // A PATCH that leaves the version as it was has changed nothing, and then there is nothing to record.
    const matched = /^"(\d+)/.exec(String(options.headers?.['if-match'] ?? ''))?.[1];
    const isOld = options.method === 'PATCH' && matched === String((body as { version?: unknown }).version);
    // A question may come by POST, and who synchronises says again what is there already.
    const mayChange =
      !isOld && !path.endsWith('/.search') && !/^\/scim.*(PUT|PATCH)$/.test(`${path} ${options.method}`);
    if (!PROBE.test(path)) await this.check(String(options.method), path, answer, mayChange);
    return answer;
  }

  private async check(method: string, path: string, answer: TestAnswer, mayChange: boolean): Promise<void> {
    const { status, headers, text } = answer;
    this.contract?.check({ method, path, status, headers, text });
    const changed = mayChange && ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && status < 300;
    if (status !== 403 && (!changed || headers['idempotency-replayed'])) return;
    // What is secret is recorded by nobody, and then tells no request: the object is that of the address.
    const sql = "SELECT COUNT(*) AS n FROM audit_event WHERE requestId = ? OR (requestId = '-' AND objectId = ?)";
    const objectId = /[\da-f]{8}-[\da-f-]{27}/.exec(path)?.[0] ?? '';
    const recorded = await this.db.rows<{ n: number }>(sql, [headers['x-request-id'] ?? '', objectId]);
    if (Number(recorded[0]?.n) === 0) throw new Error(`${method} ${path} answered ${status} without an audit record.`);
  }
}

import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Actor, Authenticator } from '../../kernel/auth/actor.js';
import { permissionsOf, type RoleName } from '../../kernel/auth/permissions.js';

/** What the service answered; the demo only ever sees successes. */
// Answers have many shapes; the demo reads a few fields of each.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = any;

/** A request body in parts, for uploads. */
export interface Upload {
  readonly kind: string;
  readonly fileName: string;
  readonly content: Buffer;
}

/**
 * Calls the service's own operations in the name of people, before it listens: the year so far is made by the same rules
 * that later hold for everybody. Nobody signs in for it; the way in is closed by `end`.
 */
export class DemoCaller {
  private readonly key = randomBytes(24).toString('hex');
  private readonly actors = new Map<string, Actor>();
  private readonly authenticator: Authenticator;
  private readonly real: Authenticator['authenticate'];

  constructor(private readonly app: NestFastifyApplication) {
    this.authenticator = app.get(Authenticator, { strict: false });
    this.real = this.authenticator.authenticate.bind(this.authenticator);
    this.authenticator.authenticate = (token) => {
      const [key, accountId = ''] = token.split('~');
      return key === this.key ? Promise.resolve(this.actors.get(accountId) ?? null) : this.real(token);
    };
  }

  /** Lets an account act. */
  admit(accountId: string, employeeId: string | null, roles: readonly RoleName[]): void {
    const actor = {
      accountId,
      sessionId: accountId,
      employeeId,
      roles: new Set(roles),
      hrUnitIds: [],
      permissions: permissionsOf(roles),
    };
    this.actors.set(accountId, actor);
  }

  async get(accountId: string, path: string): Promise<Answer> {
    return this.send(accountId, { method: 'GET', url: path });
  }

  async post(accountId: string, path: string, body?: object): Promise<Answer> {
    const json = body && { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return this.send(accountId, { method: 'POST', url: path, ...json });
  }

  async upload(accountId: string, path: string, { kind, fileName, content }: Upload): Promise<Answer> {
    const boundary = `demo-${this.key}`;
    const head =
      `--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n${kind}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return this.send(accountId, {
      method: 'POST',
      url: path,
      payload,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  }

  /** Closes the way in. */
  end(): void {
    this.authenticator.authenticate = this.real;
    this.actors.clear();
  }

  private async send(
    accountId: string,
    request: { method: 'GET' | 'POST'; url: string; payload?: string | Buffer; headers?: Record<string, string> },
  ): Promise<Answer> {
    const headers = { ...request.headers, authorization: `Bearer ${this.key}~${accountId}` };
    const response = await this.app.inject({ ...request, url: `/api/v1${request.url}`, headers });
    if (response.statusCode >= 300) {
      throw new Error(
        `The demo could not be filled: ${request.method} ${request.url} answered ${response.statusCode} ${response.body}`,
      );
    }
    return response.body ? JSON.parse(response.body) : null;
  }
}

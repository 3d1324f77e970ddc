import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Actor, Authenticator } from '../../kernel/auth/actor.js';
import { permissionsOf, type RoleName } from '../../kernel/auth/permissions.js';
import { ServiceState } from '../../kernel/service-state.js';

/** What the service answered; the demo only ever sees successes. */
// Answers have many shapes; the demo reads a few fields of each.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = any;

/** Whatever time the demo pretends, it is not long after: nobody gives a password here. */
const JUST_NOW = new Date('9999-12-31T00:00:00Z');

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
    // A year's work of everybody is done here at a few instants.
    app.get(ServiceState).filling = true;
    this.authenticator = app.get(Authenticator, { strict: false });
    this.real = this.authenticator.authenticate.bind(this.authenticator);
    this.authenticator.authenticate = (token) => {
      const [key, accountId = ''] = token.split('~');
      return key === this.key ? Promise.resolve(this.actors.get(accountId) ?? null) : this.real(token);
    };
  }

  /** Lets an account act. */
  admit(accountId: string, employeeId: string | null, role: RoleName): void {
    const rights = { roles: new Set([role]), hrUnitIds: [], permissions: permissionsOf([role]), provedAt: JUST_NOW };
    this.actors.set(accountId, { kind: 'USER', accountId, sessionId: accountId, employeeId, ...rights });
  }

  get(accountId: string, path: string): Promise<Answer> {
    return this.send(accountId, 'GET', path);
  }

  /** Sends a body as JSON, a form in parts; of what was read in a version where one is needed. */
  post(accountId: string, path: string, body?: object | FormData, version?: number): Promise<Answer> {
    return this.send(accountId, 'POST', path, body, version === undefined ? {} : { 'if-match': `"${version}"` });
  }

  /** Changes what was read in this version. */
  patch(accountId: string, path: string, version: number, body: object): Promise<Answer> {
    return this.send(accountId, 'PATCH', path, body, { 'if-match': `"${version}"` });
  }

  /** Puts a body where it belongs. */
  put(accountId: string, path: string, body: object): Promise<Answer> {
    return this.send(accountId, 'PUT', path, body);
  }

  /** Uploads a small file in one piece; gives the id of the upload. */
  async upload(accountId: string, name: string, bytes: Buffer): Promise<string> {
    const begun = { 'upload-length': `${bytes.length}`, 'upload-metadata': `filename ${btoa(name)}` };
    const { id } = await this.send(accountId, 'POST', '/evidence-uploads', undefined, begun);
    const piece = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
    await this.send(accountId, 'PATCH', `/evidence-uploads/${id}`, bytes, piece);
    return id as string;
  }

  /** Closes the way in; from now on everybody's limits count. */
  end(): void {
    this.authenticator.authenticate = this.real;
    this.app.get(ServiceState).filling = false;
    this.actors.clear();
  }

  private async send(
    accountId: string,
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    path: string,
    payload?: object,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.key}~${accountId}`, ...more };
    const { statusCode, body } = await this.app.inject({ method, url: `/api/v1${path}`, payload, headers });
    if (statusCode >= 300)
      throw new Error(`The demo could not be filled: ${method} ${path} answered ${statusCode} ${body}`);
    return body ? JSON.parse(body) : null;
  }
}

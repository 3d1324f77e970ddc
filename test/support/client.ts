import type { InjectOptions } from 'fastify';
import { SCIM_PROBLEM } from '../../src/kernel/http/scim-form.js';

/** What came back. `body` is the parsed JSON, or the text of anything else. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  // Tests read fields of many shapes; the contract check has already held the body against its schema.

  readonly body: any;
  readonly text: string;
  /** As it was sent: a file is no text. */
  readonly bytes: Buffer;
}

/** What a refusal says, of a problem document or of SCIM's error, which carries it as an extension. */
export interface Refusal {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly parameter?: string; readonly code: string }[];
}
export function refusalOf({ body }: Pick<TestAnswer, 'body'>): Refusal {
  return { ...body, ...body?.[SCIM_PROBLEM] };
}

/** Sends one request and checks its answer against the contract. */
export type Send = (options: InjectOptions) => Promise<TestAnswer>;

/** One request being put together; awaiting it sends it, once. */
export class Call implements PromiseLike<TestAnswer> {
  private answer?: Promise<TestAnswer>;

  constructor(
    private readonly send: Send,
    private readonly options: InjectOptions & { headers: Record<string, string> },
  ) {}

  /** Adds headers: `.with({ 'if-match': '"3"' })`. */
  with(headers: Record<string, string>): this {
    Object.assign(this.options.headers, headers);
    return this;
  }

  /** Changes made for this version: `.ifMatch(plan.version)`. */
  ifMatch(version: number): this {
    return this.with({ 'if-match': `"${version}"` });
  }

  /** The answer, which must have this status. */
  async expect(status: number): Promise<TestAnswer> {
    const answer = await this;
    if (answer.status !== status) {
      const { method = '', url = '' } = this.options;
      throw new Error(
        `${method} ${JSON.stringify(url)} answered ${answer.status}, not ${status}: ${answer.text.slice(0, 2_000)}`,
      );
    }
    return answer;
  }

  then<A, B>(
    onFulfilled?: ((answer: TestAnswer) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.answer ??= this.send(this.options);
    return this.answer.then(onFulfilled, onRejected);
  }
}

/** Somebody who calls the service. Paths other than `/` and those in `/api`, `/docs`, `/health`, `/papan`, `/scim` or `/verifikasi` are below `/api/v1`. */
export class Client {
  constructor(
    private readonly send: Send,
    readonly token?: string,
  ) {}

  get(path: string, query?: Record<string, string | number | boolean>): Call {
    return this.call(
      'GET',
      query ? `${path}?${new URLSearchParams(query as Record<string, string>).toString()}` : path,
    );
  }

  /** An object is sent as JSON; a text or buffer as it is. */
  post(path: string, body?: unknown, headers: Record<string, string> = {}): Call {
    return this.call('POST', path, body, headers);
  }

  patch(path: string, body?: unknown, headers: Record<string, string> = {}): Call {
    return this.call('PATCH', path, body, headers);
  }

  put(path: string, body?: unknown, headers: Record<string, string> = {}): Call {
    return this.call('PUT', path, body, headers);
  }

  delete(path: string, headers: Record<string, string> = {}): Call {
    return this.call('DELETE', path, undefined, headers);
  }

  /** Any method, for those that no operation has. */
  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Call {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    return new Call(this.send, {
      method,
      url: /^\/($|\?|(api|docs|health|papan|scim|verifikasi)([/?]|$))/.test(path) ? path : `/api/v1${path}`,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
    });
  }
}

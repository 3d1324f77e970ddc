import createClient, { type Client } from 'openapi-fetch';
import type { PageInfo, paths, ProblemDocument, TokenResponse } from './schema.js';

export type * from './schema.js';

/** What the client reads. Lists as files are fetched by address, `?format=xlsx`, and written somewhere. */
type Media = 'application/json' | 'application/problem+json';

/** Where the service is, and what is kept between two runs of a program. */
export interface SasaranOptions {
  /** `https://sasaran.example.go.id` */
  readonly baseUrl: string;
  /** Language of texts for people; Indonesian unless told otherwise. */
  readonly language?: 'id' | 'en';
  /** Goes on with a session of before. */
  readonly refreshToken?: string;
  /** Hears each new refresh token, to keep it, and null at the end of the session. */
  readonly keep?: (refreshToken: string | null) => void;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A refusal or failure as the service explains it. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    /** Undefined when something on the way has answered in the place of the service. */
    readonly problem: ProblemDocument | undefined,
  ) {
    super(problem ? `${problem.code}: ${problem.detail}` : `The answer was ${status}.`);
  }
}

const RENEW_BEFORE_MS = 30_000;
/** Operations that are open to anybody and take no Idempotency-Key. */
const WITHOUT_TOKEN = /\/api\/v1\/auth\/(login|refresh|activation)$/;
const AUTH = /\/api\/v1\/auth\//;

/** One caller of the service. `api` has every operation of the document, by method and path, with its types. */
export class Sasaran {
  readonly api: Client<paths, Media>;
  #access: string | undefined;
  #expiresAt = 0;
  #refresh: string | undefined;
  #renewal: Promise<boolean> | undefined;

  constructor(private readonly options: SasaranOptions) {
    const { baseUrl, language = 'id', refreshToken } = options;
    this.#refresh = refreshToken;
    this.api = createClient<paths, Media>({
      baseUrl,
      headers: { 'Accept-Language': language },
      fetch: (request) => this.#send(request),
    });
  }

  /**
   * Signs in, with a code of the authenticator app where the account has one; throws ProblemError when that is refused. From then
   * on the session renews itself.
   */
  async signIn(username: string, password: string, totp?: string): Promise<void> {
    this.#keep(await ok(this.api.POST('/api/v1/auth/login', { body: { username, password, totp } })));
  }

  /** Ends the session, here and at the service. */
  async signOut(): Promise<void> {
    await ok(this.api.POST('/api/v1/auth/logout'));
    this.#forget();
  }

  async #send(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (WITHOUT_TOKEN.test(pathname)) return this.#fetch(request);
    if (request.method === 'POST' && !AUTH.test(pathname) && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    }
    if (this.#refresh !== undefined && Date.now() > this.#expiresAt - RENEW_BEFORE_MS) await this.#renew();
    const [again, used] = [request.clone(), this.#access];
    const response = await this.#fetch(this.#signed(request));
    if (response.status !== 401 || !(await this.#hasAnother(used))) return response;
    return this.#fetch(this.#signed(again));
  }

  /** Whether there is another token than the one that was refused: one that came meanwhile, or a new one. */
  async #hasAnother(used: string | undefined): Promise<boolean> {
    if (this.#access !== used) return this.#access !== undefined;
    return this.#refresh !== undefined && this.#renew();
  }

  #fetch(request: Request): Promise<Response> {
    return (this.options.fetch ?? fetch)(request);
  }

  #signed(request: Request): Request {
    if (this.#access !== undefined) request.headers.set('Authorization', `Bearer ${this.#access}`);
    return request;
  }

  /** One at a time: a refresh token works once. */
  #renew(): Promise<boolean> {
    this.#renewal ??= this.#exchange().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #exchange(): Promise<boolean> {
    const body = { refreshToken: this.#refresh ?? '' };
    const { data, response } = await this.api.POST('/api/v1/auth/refresh', { body });
    if (data) this.#keep(data);
    else if (response.status < 500 && response.status !== 429) this.#forget();
    return data !== undefined;
  }

  #keep({ accessToken, refreshToken, expiresIn }: TokenResponse): void {
    this.#access = accessToken;
    this.#refresh = refreshToken;
    this.#expiresAt = Date.now() + expiresIn * 1_000;
    this.options.keep?.(refreshToken);
  }

  #forget(): void {
    this.#access = this.#refresh = undefined;
    this.options.keep?.(null);
  }
}

/** What a call answered; throws ProblemError for everything that is not a success. */
export async function ok<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw new ProblemError(response.status, isProblem(error) ? error : undefined);
}

/** Every item of a list, page by page: `for await (const unit of items((cursor) => ok(api.GET(…))))`. */
export async function* items<T>(
  read: (cursor: string | undefined) => Promise<{ data: T[]; page: PageInfo }>,
): AsyncGenerator<T> {
  for (let cursor: string | undefined; ;) {
    const { data, page } = await read(cursor);
    yield* data;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

/** The value of If-Match for a version that was read. */
export function ifMatch({ version }: { readonly version: number }): string {
  return `"${version}"`;
}

function isProblem(error: unknown): error is ProblemDocument {
  return typeof error === 'object' && error !== null && 'code' in error && 'traceId' in error;
}

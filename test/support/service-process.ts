import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

/** A busy machine may take its time; who waits longer waits in vain. */
const START_MS = 90_000;
const HOOKS = ['--import', pathToFileURL('test/support/typescript-hooks.mjs').href];

/** How a process ended. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What is sent beside method and path. */
export interface CallOptions {
  readonly token?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
  readonly withinMs?: number;
}

/** What came back; `body` is the parsed JSON, or the text of anything else. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;

  readonly body: any;
}

/** The real service in a process of its own, on an environment that is all its own too. */
export class ServiceProcess {
  readonly ended: Promise<End>;
  private readonly output: string[] = [];
  private readonly watchers = new Set<() => void>();
  private gone = false;

  private constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'close').then(([code, signal]) => {
      this.gone = true;
      this.look();
      return { code, signal };
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output.push(text);
        this.look();
      });
    }
  }

  /** Runs `main`, `cli/demo` … of dist when it is that of the sources, otherwise of the sources; or a child of a test. */
  static async run(name: string, args: readonly string[], env: Record<string, string>): Promise<ServiceProcess> {
    const usual = {
      ...{ NODE_ENV: 'test', PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'info', PATH: process.env.PATH ?? '' },
      // A test that loads a service asks from one account as often as it can.
      ...{ RATE_LIMIT_READ: '100000', RATE_LIMIT_WRITE: '100000', OVERLOAD_DELAY_MS: '0' },
    };
    return new ServiceProcess(
      spawn(process.execPath, [...(await program(name)), ...args], { env: { ...usual, ...env } }),
    );
  }

  /** Starts the service and waits until it is ready. */
  static async start(env: Record<string, string>): Promise<ServiceProcess> {
    const service = await ServiceProcess.run('main', [], env);
    try {
      await service.says(/"address":"([^"]+)".*The service is ready/);
    } catch (error) {
      // Nobody else knows it, and a process that goes on would keep the tests from ending.
      await service.remove();
      throw error;
    }
    return service;
  }

  /** Everything it has written so far. */
  get text(): string {
    return this.output.join('');
  }

  /** `http://127.0.0.1:40123`, as its log tells it, or a demo with `--json`. */
  get address(): string {
    return /"(?:address|url)":"(http[^"]+)"/.exec(this.text)?.[1] ?? '';
  }

  /** Waits until it has written this; fails when it ends before, or takes longer than a start may take. */
  async says(pattern: RegExp, withinMs = START_MS): Promise<RegExpExecArray> {
    const late = AbortSignal.timeout(withinMs);
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        this.watchers.delete(look);
        late.removeEventListener('abort', tooLate);
        act();
      };
      const fail = (why: string): void => settle(() => reject(new Error(`${why} ${String(pattern)}:\n${this.text}`)));
      const tooLate = (): void => fail('The service did not say in time');
      const look = (): void => {
        const found = pattern.exec(this.text);
        if (found) settle(() => resolve(found));
        else if (this.gone) fail('The service ended without saying');
      };
      late.addEventListener('abort', tooLate);
      this.watchers.add(look);
      look();
    });
  }

  /** Sends one request; fails when it is not answered within the time, or not at all. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Answered> {
    const { token, body, headers = {}, withinMs = 30_000 } = options;
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(withinMs),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** Makes the first administrator with the secret that stands on the console, signs in and gives the access token. */
  async firstAdmin(): Promise<string> {
    const [, username, secret] = await this.says(/"username": "([^"]+)", "secret": "([^"]+)"/);
    const password = 'uji-coba-kinerja-2026';
    const activated = await this.call('POST', '/api/v1/auth/activation', { body: { username, secret, password } });
    const signedIn = await this.call('POST', '/api/v1/auth/login', { body: { username, password } });
    if (activated.status !== 204 || signedIn.status !== 200) throw new Error(`Nobody can sign in:\n${this.text}`);
    return signedIn.body.accessToken as string;
  }

  /** Sends a signal. */
  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Kills it at once and waits until it is gone; for the end of a test, whatever has become of it. */
  async remove(): Promise<void> {
    this.kill('SIGKILL');
    await this.ended;
  }

  private look(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

async function program(name: string): Promise<readonly string[]> {
  if (name.startsWith('test/')) return [...HOOKS, `${name}.ts`];
  const { href } = pathToFileURL('scripts/lib/checkout.mjs');
  const checkout = (await import(href)) as { distState: () => string };
  return checkout.distState() === 'fresh' ? [`dist/${name}.js`] : [...HOOKS, `src/${name}.ts`];
}

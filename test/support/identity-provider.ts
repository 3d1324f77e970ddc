import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

const REDIRECT_URI = 'https://portal.example.go.id/kembali';
const LIFE_SECONDS = 600;

/** As much of a request at the provider as its claims need: when the person signed in for the code. */
interface ProviderContext {
  readonly oidc: { readonly entities: { readonly AuthorizationCode?: { readonly authTime: number } } };
}

/** What a sign-in at the provider gives. */
export interface ProviderTokens {
  readonly access_token: string;
  readonly id_token: string;
}

/** A real OpenID Connect provider on loopback whose people sign in with their number, and whose keys a test may use. */
export class IdentityProvider {
  /** Paths that were asked for, to see how often keys are fetched. */
  readonly asked: string[] = [];
  /** Answers in place of the provider, for answers that no good one gives. */
  instead?: RequestListener;
  key!: JWK;
  private listener!: (request: IncomingMessage, response: ServerResponse) => void;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const provider = new IdentityProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      provider.asked.push(request.url ?? '');
      (provider.instead ?? provider.listener)(request, response);
    });
    await provider.rotateKey();
    return provider;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(() => closed()));
  }

  /** From now on tokens are signed with a new key, and the former one is not published any more. */
  async rotateKey(): Promise<void> {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const kid = randomBytes(6).toString('hex');
    this.key = { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' };
    this.listener = new Provider(this.issuer, configuration(this.key)).callback();
  }

  /** A token with these claims, signed with the provider's key unless the test brings another one. */
  async sign(claims: JWTPayload, header: object = {}, key: JWK = this.key): Promise<string> {
    const protectedHeader = { alg: 'RS256', typ: 'at+jwt', kid: this.key.kid, ...header };
    return new SignJWT(claims).setProtectedHeader(protectedHeader).sign(await importJWK(key, protectedHeader.alg));
  }

  /** Signs in as a browser and a client do it: code flow with PKCE, login page, consent, exchange of the code. */
  async signIn(number: string, { client = 'portal', resource = 'urn:sasaran' } = {}): Promise<ProviderTokens> {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      ...{ client_id: client, redirect_uri: REDIRECT_URI, response_type: 'code', scope: 'openid', resource },
      ...{ code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' },
    });
    const code = await this.codeOf(`${this.issuer}/auth?${query.toString()}`, number);
    const exchange = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier };
    const body = new URLSearchParams({ ...exchange, client_id: client, client_secret: 'rahasia', resource });
    const answer = await fetch(`${this.issuer}/token`, { method: 'POST', body });
    if (answer.status !== 200) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as ProviderTokens;
  }

  private async codeOf(start: string, login: string): Promise<string> {
    const cookies = new Map<string, string>();
    let address = start;
    let form: URLSearchParams | undefined;
    for (let steps = 0; steps < 12; steps += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const request = form ? { method: 'POST', body: form } : {};
      const answer = await fetch(address, { ...request, headers: { cookie }, redirect: 'manual' });
      for (const set of answer.headers.getSetCookie()) cookies.set(...pairOf(set));
      const location = answer.headers.get('location');
      if (location?.startsWith(REDIRECT_URI)) return new URL(location).searchParams.get('code') ?? location;
      const page = await answer.text();
      form = undefined;
      if (location) address = new URL(location, address).href;
      else
        form = new URLSearchParams({
          prompt: /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '',
          login,
          password: 'x',
        });
    }
    throw new Error('The provider gave no code.');
  }
}

function pairOf(cookie: string): [string, string] {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  return [name, value];
}

function configuration(key: JWK): object {
  const client = {
    client_secret: 'rahasia',
    redirect_uris: [REDIRECT_URI],
    token_endpoint_auth_method: 'client_secret_post',
  };
  const getResourceServerInfo = (_: unknown, resource: string): object => ({
    ...{ scope: '', audience: resource.replace('urn:', ''), accessTokenFormat: 'jwt', accessTokenTTL: LIFE_SECONDS },
    jwt: { sign: { alg: 'RS256' } },
  });
  return {
    clients: ['portal', 'lain'].map((id) => ({ ...client, client_id: id })),
    jwks: { keys: [key] },
    cookies: { keys: ['uji'] },
    features: { devInteractions: { enabled: true }, resourceIndicators: { enabled: true, getResourceServerInfo } },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, nip: sub }) }),
    extraTokenClaims: ({ oidc }: ProviderContext, { accountId }: { accountId: string }) => ({
      nip: accountId,
      auth_time: oidc.entities.AuthorizationCode?.authTime,
    }),
  };
}

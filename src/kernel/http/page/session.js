import { LANGUAGE, ROOT, words } from './words.js';

const KEPT_AS = 'sasaran.refreshToken';
const RENEW_BEFORE_MS = 60_000;
const TRY_AGAIN_MS = 10_000;

/**
 * The session of the person at the page. The access token lives in memory, the refresh token in sessionStorage, so that it
 * survives a reload and ends with the tab. It renews itself before it expires.
 */
export class Session {
  #access = null;
  #expiresAt = 0;
  #timer;
  #renewal = null;
  #changed;

  /** `changed` hears who is signed in, as `GET /auth/me` says it, or null, and, where there is something to say, a sentence. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Goes on with the session of this tab, if there is one. */
  async resume() {
    if (sessionStorage.getItem(KEPT_AS) !== null && (await this.#renew())) await this.#tell();
    else this.#changed(null, '');
  }

  /** Gives the refusal (`{ code, detail }`), or null. */
  async signIn({ username, password, totp }) {
    const answer = await post('auth/login', { username, password, totp });
    if (!answer.ok) return refusalOf(answer);
    this.#keep(answer.body);
    await this.#tell();
    return null;
  }

  /** Gives the password once more, so that sensitive operations are open for a while; the refusal, or null. */
  async prove({ password, totp }) {
    const answer = await post('auth/reauthentication', { password, totp }, await this.token());
    return answer.ok ? null : refusalOf(answer);
  }

  /** Asks the service again who this is, after something that may have changed it. */
  async lookAgain() {
    if ((await this.token()) !== null) await this.#tell();
  }

  async signOut() {
    const access = await this.token();
    if (access) await post('auth/logout', undefined, access);
    this.#forget('');
  }

  /** An access token that is good for the next request, or null. */
  async token() {
    if (this.#access !== null && Date.now() < this.#expiresAt - RENEW_BEFORE_MS / 2) return this.#access;
    if (sessionStorage.getItem(KEPT_AS) !== null) await this.#renew();
    return this.#access;
  }

  /** One at a time: a refresh token works once. */
  #renew() {
    this.#renewal ??= this.#exchange().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  async #exchange() {
    const answer = await post('auth/refresh', { refreshToken: sessionStorage.getItem(KEPT_AS) });
    if (answer.ok) this.#keep(answer.body);
    else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) this.#forget(words.ended);
    else this.#renewIn(TRY_AGAIN_MS);
    return answer.ok;
  }

  #keep({ accessToken, refreshToken, expiresIn }) {
    this.#access = accessToken;
    this.#expiresAt = Date.now() + expiresIn * 1_000;
    sessionStorage.setItem(KEPT_AS, refreshToken);
    this.#renewIn(Math.max(expiresIn * 1_000 - RENEW_BEFORE_MS, TRY_AGAIN_MS));
  }

  #forget(sentence) {
    clearTimeout(this.#timer);
    this.#access = null;
    sessionStorage.removeItem(KEPT_AS);
    this.#changed(null, sentence);
  }

  #renewIn(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#renew(), ms);
  }

  async #tell() {
    const { ok, status, body } = await send('auth/me', { headers: { Authorization: `Bearer ${this.#access}` } });
    if (status === 401) this.#forget(words.ended);
    if (!ok) return;
    this.#changed(body, '');
  }
}

function refusalOf({ body }) {
  return { code: body?.code, detail: body?.detail ?? words.away };
}

function post(path, body, access) {
  const headers = {
    ...(body ? { 'Content-Type': 'application/json' } : {}),
    ...(access ? { Authorization: `Bearer ${access}` } : {}),
  };
  return send(path, { method: 'POST', headers, body: body && JSON.stringify(body) });
}

/** What the service answers; status 0 when it does not. */
async function send(path, { headers, ...options }) {
  try {
    const response = await fetch(new URL(`api/v1/${path}`, ROOT), {
      ...options,
      headers: { ...headers, 'Accept-Language': LANGUAGE },
    });
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: text === '' ? null : JSON.parse(text) };
  } catch {
    return { ok: false, status: 0, body: null };
  }
}

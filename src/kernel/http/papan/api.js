import { LANGUAGE, ROOT } from '../page/words.js';
import { words } from './words.js';

/** Why something was not done, in words. */
class Refusal extends Error {
  constructor(problem) {
    super([problem?.detail ?? words.away, ...(problem?.errors ?? []).map(({ detail }) => detail)].join(' '));
  }
}

/** The API in the name of whoever is signed in. */
export class Api {
  #session;

  constructor(session) {
    this.#session = session;
  }

  /** Reads something as JSON. Throws Refusal. */
  async get(path, query = {}) {
    return (await this.#call(withQuery(path, query))).json();
  }

  /** Reads something as text of a type. Throws Refusal. */
  async text(path, query) {
    return (await this.#call(withQuery(path, query), { accept: '*/*' })).text();
  }

  /** Reads a file: what it is called and what is in it. Throws Refusal. */
  async file(path) {
    const answer = await this.#call(path, { accept: '*/*' });
    const [, name = 'dokumen.pdf'] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
    return { name, contents: await answer.blob() };
  }

  /** Does something, once for a key however often it is sent; where the operation takes one. Throws Refusal. */
  async post(path, body, key) {
    const headers = {
      ...(key ? { 'Idempotency-Key': key } : {}),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    };
    await this.#call(path, { method: 'POST', headers, body: body && JSON.stringify(body) });
  }

  async #call(path, { accept = 'application/json', headers, ...options } = {}) {
    const token = await this.#session.token();
    const url = new URL(`api/v1/${path}`, ROOT);
    const all = { Accept: accept, 'Accept-Language': LANGUAGE, Authorization: `Bearer ${token}`, ...headers };
    let answer;
    try {
      answer = await fetch(url, { ...options, headers: all });
    } catch {
      throw new Refusal(null);
    }
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => null);
    // The session says itself that it has ended.
    if (answer.status === 401) await this.#session.lookAgain();
    throw new Refusal(problem);
  }
}

function withQuery(path, query) {
  const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const more = new URLSearchParams(known).toString();
  return more ? `${path}${path.includes('?') ? '&' : '?'}${more}` : path;
}

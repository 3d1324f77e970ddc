import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../figures.mjs';

const PATH = '/api/v1/employees';

/**
 * Changes that clients want, each with a key of its own, and what they were told of them. A change that was not answered is
 * asked for again with the same key, as a client would.
 */
export class Wishes {
  constructor(token) {
    Object.assign(this, { token, all: [], durations: [], statuses: new Map() });
  }

  /** Clients that send one change after the other until `isOver()` or the service does not answer. */
  async load(server, clients, isOver) {
    const client = async () => {
      while (!isOver()) if (!(await this.send(server, this.next()))) return;
    };
    await Promise.all(Array.from({ length: clients }, client));
  }

  next() {
    const number = this.all.length;
    const wish = { key: `wish-${number}`, name: `Pegawai ${String(number).padStart(6, '0')}`, id: null };
    this.all.push(wish);
    return wish;
  }

  /** True when it was answered in any way. */
  async send(server, wish) {
    const from = performance.now();
    const headers = { ...json(this.token), 'idempotency-key': wish.key };
    const body = JSON.stringify({ kind: 'NON_ASN', name: wish.name });
    const answer = await server.fetch({ method: 'POST', path: PATH, headers, body }).catch(() => null);
    if (!answer) return false;
    this.durations.push(performance.now() - from);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status !== 201) return true;
    if (wish.id !== null && wish.id !== answer.body.id) throw new Error(`${wish.key} was answered with two ids.`);
    wish.id = answer.body.id;
    return true;
  }

  /** Asks again for everything that was never acknowledged. */
  async sendOpenAgain(server) {
    for (const wish of this.all) {
      for (let tries = 0; wish.id === null && tries < 20; tries += 1) await this.send(server, wish);
    }
  }

  /** Holds what the service shows against what it had acknowledged. */
  async compare(server) {
    const shown = new Map();
    for (let cursor = ''; cursor !== null;) {
      const path = `${PATH}?limit=200&q=pegawai${cursor && `&cursor=${cursor}`}`;
      const { body } = await server.fetch({ path, headers: json(this.token) });
      for (const { id, name } of body.data) shown.set(id, name);
      cursor = body.page.nextCursor;
    }
    const acknowledged = this.all.filter(({ id }) => id !== null);
    const lost = acknowledged.filter(({ id, name }) => shown.get(id) !== name).length;
    const doubled = shown.size - new Set(shown.values()).size;
    return { asked: this.all.length, acknowledged: acknowledged.length, lost, doubled };
  }

  p99() {
    return percentile(
      this.durations.toSorted((a, b) => a - b),
      99,
    );
  }
}

/** Headers of a call with JSON. */
export const json = (token) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

const PASSWORD = 'hujan turun pelan di kebun';

/** Makes the first administrator with the secret that the service has written to its log, and signs in. */
export async function firstAdmin(server) {
  const [, username, secret] = await said(server, /"username": "([^"]+)", "secret": "([^"]+)"/);
  await post(server, '/api/v1/auth/activation', { username, secret, password: PASSWORD });
  return signInAs(server, username);
}

/** An access token of somebody with the password of the benchmarks; it lives for 15 minutes. */
export async function signInAs(server, username) {
  const { status, body } = await post(server, '/api/v1/auth/login', { username, password: PASSWORD });
  if (status !== 200) throw new Error(`Nobody can sign in: ${JSON.stringify(body)}\n${server.tail()}`);
  return body.accessToken;
}

function post(server, path, body) {
  const headers = { 'content-type': 'application/json' };
  return server.fetch({ method: 'POST', path, headers, body: JSON.stringify(body) });
}

/** What the service writes to its log just after it is ready. */
async function said(server, pattern) {
  for (let tries = 0; tries < 250; tries += 1) {
    const found = pattern.exec(server.tail(20_000));
    if (found) return found;
    await pause(20);
  }
  throw new Error(`The service did not say ${pattern}:\n${server.tail()}`);
}

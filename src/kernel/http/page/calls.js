import { newKey } from './keys.js';
import { LANGUAGE, ROOT, words } from './words.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** Headers that the page fills in where an operation takes them. */
const FILLED = ['Idempotency-Key', 'If-Match'];

/** What the page adds to requests of Swagger UI: the token, a new key for each click, the version that was read last. */
export class Calls {
  /** ETags by the id or the address of what they are the version of. */
  #versions = new Map();
  #operations;
  #session;

  /** Makes the headers that the page fills in optional in the document. */
  constructor(openApi, session) {
    this.#session = session;
    const base = new URL(openApi.servers?.[0]?.url ?? '/', ROOT).pathname.replace(/\/$/, '');
    this.#operations = Object.entries(openApi.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => ({
        method: method.toUpperCase(),
        pattern: new RegExp(`^${base}${path.replace(/\{\w+\}/g, '[^/]+')}$`),
        isList: (item[method].parameters ?? []).some(({ name }) => name === 'limit'),
        headers: (item[method].parameters ?? []).filter(isFilled).map(leaveEmpty),
      })),
    );
  }

  /** Forgets what was read, because somebody else may be signed in now. */
  forget() {
    this.#versions.clear();
  }

  /** Completes a request of Swagger UI before it is sent. */
  async complete(request) {
    const { pathname } = new URL(request.url, ROOT);
    const takes =
      this.#operations.find((one) => one.method === request.method && one.pattern.test(pathname))?.headers ?? [];
    const token = await this.#session.token();
    if (token) request.headers.Authorization = `Bearer ${token}`;
    request.headers['Accept-Language'] = LANGUAGE;
    if (takes.includes('Idempotency-Key')) request.headers['Idempotency-Key'] ||= newKey();
    if (takes.includes('If-Match') && !request.headers['If-Match']) {
      const version = this.#versionOf(pathname) ?? (await this.#lookUp(pathname, request.headers));
      if (version) request.headers['If-Match'] = version;
    }
    return request;
  }

  /**
   * The version of what nobody has shown here yet: of itself, of its line in the list that it stands in, or of what it is a part of,
   * whichever is nearest on the way up.
   */
  async #lookUp(pathname, { Authorization, 'Accept-Language': language }) {
    for (let path = pathname; path.includes('/'); path = path.slice(0, path.lastIndexOf('/'))) {
      const read = this.#operations.find(({ method, pattern }) => method === 'GET' && pattern.test(path));
      if (!read) continue;
      const url = new URL(read.isList ? `${path}?limit=200` : path, ROOT);
      const answer = await fetch(url, { headers: { Authorization, 'Accept-Language': language } });
      if (answer.ok) this.#learn(path, await answer.json(), answer.headers.get('etag'));
      const version = this.#versionOf(pathname);
      if (version) return version;
    }
    return undefined;
  }

  /** Remembers the versions that an answer tells. */
  remember(response) {
    if (response.ok && response.headers && typeof response.text === 'string' && isJson(response.headers)) {
      this.#learn(new URL(response.url, ROOT).pathname, JSON.parse(response.text || 'null'), response.headers.etag);
    }
    return response;
  }

  /** What has no id, a policy, is known by its address. */
  #learn(pathname, value, etag) {
    if (etag) this.#versions.set(pathname, etag);
    this.#read(value, etag);
  }

  /** Parts without a version of their own have that of the whole, e.g. the results of a plan. */
  #read(value, etag) {
    if (Array.isArray(value)) for (const item of value) this.#read(item, etag);
    else if (typeof value === 'object' && value !== null) {
      const { id, version } = value;
      const own = typeof version === 'number' && !etag?.startsWith(`"${version}-`) ? `"${version}"` : etag;
      if (typeof id === 'string' && own) this.#versions.set(id, own);
      for (const part of Object.values(value)) this.#read(part, own);
    }
  }

  #versionOf(pathname) {
    const names = [pathname, ...pathname.split('/').reverse()];
    return names.map((name) => this.#versions.get(name)).find((etag) => etag !== undefined);
  }
}

function isFilled({ in: place, name }) {
  return place === 'header' && FILLED.includes(name);
}

function leaveEmpty(parameter) {
  parameter.required = false;
  parameter.description = `${parameter.description} ${words.filledIn}`;
  delete parameter.schema?.example;
  return parameter.name;
}

function isJson(headers) {
  return String(headers['content-type']).includes('json');
}

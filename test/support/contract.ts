import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isScimAddress, SCIM_ERROR, SCIM_MEDIA, SCIM_PROBLEM } from '../../src/kernel/http/scim-form.js';
import { MEDIA_TYPES } from '../../src/modules/work-plans/evidence/domain/media-types.js';

interface DocumentedResponse {
  readonly content?: Record<string, unknown>;
  readonly headers?: Record<string, unknown>;
}
interface DocumentedOperation {
  readonly operationId: string;
  readonly responses: Record<string, DocumentedResponse>;
}
interface Schema {
  type?: unknown;
  properties?: unknown;
  additionalProperties?: unknown;
  allOf?: unknown;
}
interface OpenApiDocument {
  readonly paths: Record<string, Record<string, DocumentedOperation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

/** The answer of one request, as far as the contract speaks of it. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** Headers that an answer has only now and then: there may be no further page, most answers are no repetition and no file. */
const NOT_ALWAYS = new Set(['Link', 'Idempotency-Replayed', 'Content-Disposition']);
const OF_NO_OPERATION = /"REQUEST\.(PATH_UNKNOWN|URI_TOO_LONG|ADDRESS_MALFORMED)"/;
/** What a refusal says besides its document, by its status. */
const HEADER_OF_REFUSAL: Readonly<Record<number, string>> = {
  ...{ 401: 'www-authenticate', 405: 'allow', 429: 'retry-after', 503: 'retry-after' },
};

/** Holds every answer of the tests against the committed OpenAPI document. */
export class Contract {
  private readonly checks = new Map<string, ValidateFunction>();
  private readonly ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  private readonly patterns: readonly (readonly [RegExp, string])[];

  private constructor(private readonly document: OpenApiDocument) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    this.ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
    for (const schema of Object.values(document.components.schemas)) {
      // Undocumented fields are faults of ours, though the document lets clients ignore them.
      if (schema.type === 'object' && schema.properties && !schema.allOf) schema.additionalProperties ??= false;
    }
    this.ajv.addSchema(document, 'contract');
    this.patterns = Object.keys(document.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((path) => [new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`), path]);
  }

  /** The committed contract; undefined while there is none. */
  static load(file = 'docs/api/openapi.json'): Contract | undefined {
    return existsSync(file) ? new Contract(JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument) : undefined;
  }

  /** Throws when an answer is not what the document says of the operation. */
  check(answered: Answered): void {
    const { method, status } = answered;
    if (status >= 400) checkRefusal(answered);
    // Every address may turn out not to be one, to be too long or unreadable, or to take another method.
    if (status === 405 || OF_NO_OPERATION.test(answered.text)) return;
    // A client resolves `..` in an address before it asks.
    const asked = new URL(answered.path, 'http://localhost').pathname;
    const path = this.patterns.find(([pattern]) => pattern.test(asked))?.[1];
    const name = method === 'HEAD' ? 'get' : method.toLowerCase();
    const operation = path === undefined ? undefined : this.document.paths[path]?.[name];
    if (path === undefined || !operation) {
      throw new Error(`${method} ${answered.path} answered ${status}, but docs/api/openapi.json does not know it.`);
    }
    const response = operation.responses[String(status)];
    if (!response) throw new Error(`${operation.operationId} answered ${status}, which is not documented.`);
    checkHeaders(operation.operationId, response, answered);
    if (method === 'HEAD' || !response.content) return;
    const type = answered.headers['content-type']?.split(';')[0] ?? '';
    if (!(type in response.content)) {
      throw new Error(`${operation.operationId} answered ${status} as ${type}, which is not documented.`);
    }
    if (type.endsWith('json'))
      this.checkBody(`${path}#${name}#${status}#${type}`, [path, name, status, type], answered.text);
  }

  private checkBody(key: string, [path, method, status, type]: readonly (string | number)[], text: string): void {
    const steps = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
    const pointer = steps.map((step) => encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1')));
    const check = this.checks.get(key) ?? this.ajv.compile({ $ref: `contract#/${pointer.join('/')}` });
    this.checks.set(key, check);
    if (!check(JSON.parse(text))) {
      throw new Error(`${method} ${path} ${status}: ${this.ajv.errorsText(check.errors)} in ${text.slice(0, 2_000)}`);
    }
  }
}

/** Every refusal is a whole problem document, also of an address that nothing answers at. */
function checkRefusal({ method, path, status, headers, text }: Answered): void {
  const fail = (what: string): never => {
    throw new Error(`${method} ${path} answered ${status} ${what}: ${text.slice(0, 2_000)}`);
  };
  if (isScimAddress(path)) return checkScimError(fail, { method, path, status, headers, text });
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') {
    // Readiness says what is down, to programs that look at the status alone.
    if (path === '/health/ready' && status === 503) return;
    // OAuth's clients ask for JSON under its own name.
    if (!(path === '/api/v1/auth/token' && headers['content-type'] === 'application/json; charset=utf-8'))
      fail(`as ${headers['content-type']}`);
  }
  const header = HEADER_OF_REFUSAL[status];
  if (header !== undefined && headers[header] === undefined) fail(`without ${header}`);
  if (method === 'HEAD') return;
  const problem = JSON.parse(text) as Record<string, unknown>;
  if (problem.status !== status) fail('with another status in its body');
  for (const name of ['type', 'title', 'detail', 'instance', 'code', 'traceId']) {
    if (typeof problem[name] !== 'string' || problem[name] === '') fail(`without ${name}`);
  }
}

/** A workbook, a document or an archive is no text and has no charset. */
const isFile = (type: string | undefined): boolean =>
  type !== undefined && (type in MEDIA_TYPES || type === 'application/zip');

/** Below /scim every refusal is an error of SCIM, with what a problem document says besides. */
function checkScimError(fail: (what: string) => never, { method, status, headers, text }: Answered): void {
  if (headers['content-type'] !== `${SCIM_MEDIA}; charset=utf-8`) fail(`as ${headers['content-type']}`);
  const header = HEADER_OF_REFUSAL[status];
  if (header !== undefined && headers[header] === undefined) fail(`without ${header}`);
  if (method === 'HEAD') return;
  const error = JSON.parse(text) as Record<string, unknown> & Record<typeof SCIM_PROBLEM, Record<string, unknown>>;
  if (error.status !== String(status)) fail('with another status in its body');
  const { detail, schemas } = error;
  const { code, traceId } = error[SCIM_PROBLEM];
  if (![detail, code, traceId].every((one) => typeof one === 'string' && one !== '')) fail('without a word');
  if (JSON.stringify(schemas) !== JSON.stringify([SCIM_ERROR, SCIM_PROBLEM])) fail('without its schemas');
}

/** The headers that the document names, the charset of every text, and nothing where there is no content. */
function checkHeaders(name: string, response: DocumentedResponse, { method, status, headers, text }: Answered): void {
  const named = Object.keys(response.headers ?? {}).filter((header) => !NOT_ALWAYS.has(header));
  const missing = named.filter((header) => headers[header.toLowerCase()] === undefined);
  if (missing.length > 0) throw new Error(`${name} answered ${status} without ${missing.join(', ')}.`);
  const type = headers['content-type'];
  if (!response.content) {
    if (text !== '' || (type !== undefined && status !== 302))
      throw new Error(`${name} answered ${status} with content.`);
  } else if (!type?.endsWith('; charset=utf-8') && !isFile(type))
    throw new Error(`${name} answered ${status} as ${type}.`);
  if (method === 'HEAD' && text !== '') throw new Error(`${name} answered HEAD with content.`);
  const isUnnamed = status === 201 && !headers.location && !text.includes('"id"');
  if (isUnnamed) throw new Error(`${name} answered 201 with neither Location nor id.`);
}

import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface DocumentedOperation {
  readonly operationId: string;
  readonly responses: Record<string, { content?: Record<string, unknown> }>;
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
  readonly contentType: string | undefined;
  readonly text: string;
}

/** Holds every answer of the tests against the committed OpenAPI document. */
export class Contract {
  private readonly checks = new Map<string, ValidateFunction>();
  private readonly ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  private readonly patterns: readonly (readonly [RegExp, string])[];

  private constructor(private readonly document: OpenApiDocument) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
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
    // Every address may turn out not to be one, or to take another method.
    if (status === 405 || (status === 404 && answered.text.includes('REQUEST.PATH_UNKNOWN'))) return;
    const path = this.patterns.find(([pattern]) => pattern.test(answered.path))?.[1];
    const name = method === 'HEAD' ? 'get' : method.toLowerCase();
    const operation = path === undefined ? undefined : this.document.paths[path]?.[name];
    if (path === undefined || !operation) {
      throw new Error(`${method} ${answered.path} answered ${status}, but docs/api/openapi.json does not know it.`);
    }
    const response = operation.responses[String(status)];
    if (!response) throw new Error(`${operation.operationId} answered ${status}, which is not documented.`);
    if (method === 'HEAD' || answered.text === '') return;
    const type = answered.contentType?.split(';')[0] ?? '';
    if (!response.content || !(type in response.content)) {
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

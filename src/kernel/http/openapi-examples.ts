import type { Operation } from './openapi-responses.js';

/**
 * What a reader could send as it stands: of a field as `PositionRequest.unitId`, of a part of an address as `employees/{id}` or,
 * of one operation, `reportProgress/{id}`, of what an operation must be asked with as `?from` or `listFindings?kind`.
 */
export type Examples = Readonly<Record<string, unknown>>;

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly example?: unknown;
  /** Not of the usual request. */
  readonly 'x-in-some-cases'?: boolean;
}
type Parameter = NonNullable<Operation['parameters']>[number];

/** The operation of a parameter. */
interface Called {
  readonly path: string;
  readonly operationId?: string;
}

/** Fields that only fit what is there already, so that an invented value is refused; left out where they may be. */
const SPECIAL = ['uuid', 'date'];

/** Swagger UI sends the example of a parameter unless the reader clears it; a list of examples is only shown. */
export function withoutPrefill(parameter: Parameter, of: Called, examples: Examples, listsExamples: boolean): void {
  const { schema, in: place } = parameter;
  const known = knownOf(parameter, of, examples);
  if (schema && known !== undefined) schema.example = known;
  if (known !== undefined || schema?.example === undefined) return;
  if (place !== 'header' || !parameter.required) {
    if (listsExamples) schema.examples = [schema.example];
    delete schema.example;
  }
}

function knownOf({ name, in: place, required }: Parameter, { path, operationId }: Called, examples: Examples): unknown {
  if (place === 'path') return examples[`${operationId}/{${name}}`] ?? examples[`${nounBefore(path, name)}/{${name}}`];
  return place === 'query' && required ? (examples[`${operationId}?${name}`] ?? examples[`?${name}`]) : undefined;
}

/** `work-plans` for `id` of `/api/v1/work-plans/{id}/results`. */
function nounBefore(path: string, name: string): string {
  return path.split(`/{${name}}`, 1)[0]?.split('/').at(-1) ?? '';
}

/** Gives a JSON body an example that can be sent as it stands. */
export function fillRequests(operation: Operation, schemas: Record<string, unknown>, examples: Examples): void {
  const { content } = (operation.requestBody ?? {}) as {
    content?: Record<string, { schema?: Schema; example?: unknown; examples?: unknown }>;
  };
  for (const [type, media] of Object.entries(content ?? {})) {
    if (!type.endsWith('json') || !media.schema || media.example || media.examples) continue;
    media.example = sample(media.schema, { schemas: schemas as Record<string, Schema>, examples });
  }
}

interface Known {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly examples: Examples;
}

function sample(schema: Schema, known: Known): unknown {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (reference) return sampleObject(reference.split('/').at(-1) ?? '', known);
  if (schema.example !== undefined) return schema.example;
  if (schema.items) return [sample(schema.items, known)];
  return schema.enum?.[0] ?? bare(schema);
}

function sampleObject(name: string, known: Known): unknown {
  const { properties = {}, required = [] } = known.schemas[name] ?? {};
  const isUsual = ({ format = '', 'x-in-some-cases': isRare = false }: Schema): boolean =>
    !isRare && !SPECIAL.includes(format);
  const isSent = ([field, schema]: [string, Schema]): boolean =>
    required.includes(field) || known.examples[`${name}.${field}`] !== undefined || isUsual(schema);
  const sent = Object.entries(properties).filter(isSent);
  return Object.fromEntries(
    sent.map(([field, schema]) => [field, known.examples[`${name}.${field}`] ?? sample(schema, known)]),
  );
}

function bare({ type, minimum }: Schema): unknown {
  const [first] = [type ?? 'string'].flat();
  if (first === 'boolean') return false;
  return first === 'integer' || first === 'number' ? (minimum ?? 1) : '';
}

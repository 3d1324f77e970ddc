import { readFileSync } from 'node:fs';
import { type Permission, PERMISSIONS } from '../../src/kernel/auth/permissions.js';

/** A JSON Schema of the API document, as far as the tests look at it; references are resolved. */
export interface Schema {
  readonly $ref?: string;
  /** What is said beside a reference keeps it apart from the reference. */
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** One parameter of an operation. */
export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** What an operation answers with one status. */
export interface DocumentedAnswer {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** One operation as the committed document describes it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  /** The media type of its body with the schema; undefined when it takes none. */
  readonly body?: { readonly media: string; readonly schema: Schema };
  readonly answers: Readonly<Record<string, DocumentedAnswer>>;
  readonly isOpen: boolean;
  /** Only machines have the permission that it asks for. */
  readonly isForMachines: boolean;
  /** Only superiors have it, and of those below them. */
  readonly isForSuperiors: boolean;
  readonly isPage: boolean;
  readonly isIdempotent: boolean;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
  readonly 'x-permission': string;
  readonly 'x-page'?: boolean;
  readonly 'x-idempotent'?: boolean;
}

/** The committed API document. */
export function apiDocument(): { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> } {
  return JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as ReturnType<typeof apiDocument>;
}

/** Every operation of the committed API document. */
export function documentedOperations(): Operation[] {
  const document = apiDocument();
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, described]) => operationOf(document, path, method, described)),
  );
}

function operationOf(document: object, path: string, method: string, described: Described): Operation {
  const [media, body] = Object.entries(described.requestBody?.content ?? {})[0] ?? [];
  const parameters = described.parameters ?? [];
  return {
    ...{ path, method: method.toUpperCase(), operationId: described.operationId, answers: described.responses },
    parameters: parameters.map((one) => ({ ...one, schema: resolved(document, one.schema) })),
    ...(media !== undefined && body ? { body: { media, schema: resolved(document, body.schema) } } : {}),
    isOpen: described['x-permission'] === 'public',
    isForMachines: rolesOf(described['x-permission']) === 'SERVICE',
    isForSuperiors: isOfThoseBelow(described['x-permission']),
    isPage: described['x-page'] === true,
    isIdempotent: described['x-idempotent'] === true,
  };
}

/** The schema with every reference in it replaced by what it names; schemas of requests do not contain themselves. */
function resolved(document: object, schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    const steps = schema.$ref.split('/').slice(1);
    const named = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document);
    return resolved(document, named as Schema);
  }
  const { allOf: [only] = [], items, properties } = schema;
  if (only) return resolved(document, only);
  const parts = Object.entries(properties ?? {}).map(([name, part]) => [name, resolved(document, part)]);
  return {
    ...schema,
    ...(items ? { items: resolved(document, items) } : {}),
    ...(properties ? { properties: Object.fromEntries(parts) as Record<string, Schema> } : {}),
  };
}

/** Whether a permission reaches those below an employee, and nobody else. */
function isOfThoseBelow(permission: string): boolean {
  const relations: readonly string[] = PERMISSIONS[permission as Permission]?.reach.EMPLOYEE ?? [];
  const isBelow = relations[0] === 'SUBORDINATES' && relations.every((one) => one !== 'OWN');
  return rolesOf(permission) === 'EMPLOYEE' && isBelow;
}

function rolesOf(permission: string): string {
  return Object.keys(PERMISSIONS[permission as Permission]?.reach ?? {}).join();
}

import type { Operation, Schema } from './operations.js';

/** A body that a schema allows: every property with its example. */
export function sampleOf(schema: Schema): unknown {
  if (schema.properties) {
    return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, sampleOf(part)]));
  }
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.enum) return schema.enum[0];
  if (isType(schema, 'array')) return [sampleOf(schema.items ?? {})];
  if (isType(schema, 'boolean')) return true;
  if (isType(schema, 'integer')) return schema.minimum ?? 1;
  if (isType(schema, 'string') && schema.maxLength !== undefined && !schema.pattern)
    return 'a'.repeat(schema.minLength ?? 1);
  throw new Error(`A schema has no example: ${JSON.stringify(schema)}`);
}

/** The parameters without which an operation answers 400. */
export function neededQuery({ parameters }: Operation): Record<string, string> {
  const needed = parameters.filter((one) => one.in === 'query' && one.required);
  return Object.fromEntries(needed.map(({ name, schema }) => [name, String(sampleOf(schema))]));
}

/** A value that a schema forbids, and the JSON Pointer to it. */
export interface Wrong {
  readonly pointer: string;
  readonly value: unknown;
}

/** For every property of a schema, also of the objects in its lists, values of other types and outside its limits. */
export function wrongsOf(schema: Schema, pointer = ''): Wrong[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const at = `${pointer}/${name}`;
    const own = forbidden(part).map((value) => ({ pointer: at, value }));
    return [...own, ...wrongsOf(part, at), ...(part.items ? wrongsOf(part.items, `${at}/0`) : [])];
  });
}

function forbidden(schema: Schema): unknown[] {
  const nothing = isType(schema, 'null') ? [] : [null];
  if (isType(schema, 'array')) return [...nothing, 'a', 1, {}, ...wrongLengths(schema)];
  if (isType(schema, 'boolean')) return [...nothing, 'true', 1, 0, []];
  if (isType(schema, 'object')) return [...nothing, 'a', 1, true, []];
  if (isType(schema, 'integer')) return [...nothing, '5', 1.5, true, [], ...outside(schema)];
  return [...nothing, 5, true, {}, [], ...wrongTexts(schema)];
}

function wrongLengths({ items = {}, minItems = 0, maxItems }: Schema): unknown[] {
  const tooMany = maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, () => sampleOf(items))];
  return [...(minItems > 0 ? [[]] : []), ...tooMany, [null]];
}

function outside({ minimum, maximum }: Schema): number[] {
  return [...(minimum === undefined ? [] : [minimum - 1]), ...(maximum === undefined ? [] : [maximum + 1])];
}

function wrongTexts({ enum: values, format, pattern, minLength = 0, maxLength }: Schema): string[] {
  if (values)
    return ['', `${values[0]} `, (values[0] ?? '').toLowerCase(), 'LAIN'].filter((one) => !values.includes(one));
  if (format === 'date') return ['', '2026-02-30', '2026-13-01', '2026-2-3', '03-02-2026', '2026-02-03T00:00:00Z'];
  if (format === 'date-time') return ['', '2026-02-30T00:00:00Z', '2026-02-03', '2026-02-03T00:00:00+07:00'];
  if (format === 'uuid') return ['', '1', '01990A6E-7B1C-7C3E-9D52-0F6A4B8E2D11', "' OR '1'='1"];
  return [
    ...(minLength > 0 ? [''] : []),
    ...(maxLength === undefined ? [] : ['a'.repeat(maxLength + 1)]),
    ...(pattern === undefined ? [] : ['!']),
  ];
}

/** A copy of a body with another value at a pointer; undefined takes the property out. */
export function changed(body: unknown, pointer: string, value: unknown): unknown {
  const [step, ...rest] = pointer.split('/').slice(1);
  if (step === undefined) return value;
  const copy = (Array.isArray(body) ? [...(body as unknown[])] : { ...(body as object) }) as Record<string, unknown>;
  copy[step] = changed(copy[step], rest.map((one) => `/${one}`).join(''), value);
  return copy;
}

/** True when values of a schema may have this type. */
export function isType({ type }: Schema, name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}

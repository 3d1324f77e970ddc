import type { Language } from '../i18n/language.js';
import { wordOf } from './code-words.js';
import headings from './headings.json' with { type: 'json' };

/** How the values of a column are shown. */
export type ColumnKind = 'text' | 'number' | 'decimal' | 'flag' | 'day' | 'instant' | 'list' | 'object';

/** One column of an exported list: where its value is in an item of the list, its heading, and what it holds. */
export interface Column {
  readonly path: readonly string[];
  readonly label: string;
  readonly kind: ColumnKind;
  /** Of a column of codes: what a code means in the language of the headings. */
  readonly words?: (code: string) => string;
}

/** As much of a schema of the API document as columns need. */
export interface ItemSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: ItemSchema;
  readonly properties?: Readonly<Record<string, ItemSchema>>;
  readonly additionalProperties?: unknown;
  readonly allOf?: readonly ItemSchema[];
  readonly anyOf?: readonly ItemSchema[];
  readonly oneOf?: readonly ItemSchema[];
}
type Schemas = Readonly<Record<string, ItemSchema>>;

/** Objects within objects that have columns of their own; what lies deeper is one cell. */
const DEEPEST = 2;

const TITLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = headings;

/**
 * The columns of a list, from the schema of its items in the API document: one for each value, those of an object within
 * the item with the heading of that object before their own; ids and versions, which only programs read, come last. A heading that
 * would stand twice has the name of its field behind it. Rule EX-2.
 */
export function columnsOf(name: string, schemas: Schemas, language: Language): readonly Column[] {
  const said: Said = { heading: (field) => headingOf(field, language), word: (code) => wordOf(code, language) };
  const all = columnsBelow(schemas[name] ?? {}, schemas, [], said);
  const columns = [...all.filter((column) => !isForPrograms(column)), ...all.filter(isForPrograms)];
  const times = new Map<string, number>();
  for (const { label } of columns) times.set(label, (times.get(label) ?? 0) + 1);
  return columns.map((column) =>
    times.get(column.label) === 1 ? column : { ...column, label: `${column.label} (${column.path.join('.')})` },
  );
}

/** How headings and codes are said in a language. */
interface Said {
  readonly heading: (field: string) => string;
  readonly word: (code: string) => string;
}

function columnsBelow(item: ItemSchema, schemas: Schemas, path: readonly string[], said: Said): readonly Column[] {
  return Object.entries(item.properties ?? {}).flatMap(([name, property]) => {
    const schema = meant(property, schemas);
    const at = [...path, name];
    if (schema.properties && at.length <= DEEPEST) return columnsBelow(schema, schemas, at, said);
    const column = { path: at, label: at.map(said.heading).join(' – '), kind: kindOf(name, schema, schemas) };
    const isOfCodes = schema.enum ?? (schema.items && meant(schema.items, schemas).enum);
    return [isOfCodes ? { ...column, words: said.word } : column];
  });
}

/** What a reference stands for; "this or null" is this. */
function meant(schema: ItemSchema, schemas: Schemas): ItemSchema {
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const referred = schema.$ref ?? parts.find(({ $ref }) => $ref !== undefined)?.$ref;
  return referred === undefined ? schema : (schemas[referred.split('/').at(-1) ?? ''] ?? {});
}

/** The house names days `…On` and instants `…At`, whether a schema says so or not. */
function kindOf(name: string, schema: ItemSchema, schemas: Schemas): ColumnKind {
  const types = [schema.type ?? []].flat();
  if (types.includes('array')) return meant(schema.items ?? {}, schemas).properties ? 'object' : 'list';
  if (types.includes('integer') || types.includes('number')) return 'number';
  if (types.includes('boolean')) return 'flag';
  if (types.includes('object') || schema.properties || !types.includes('string')) return 'object';
  if (schema.format === 'decimal') return 'decimal';
  if (schema.format === 'date-time' || /At$/.test(name)) return 'instant';
  if (schema.format === 'date' || /(On|^day|^valid(From|Until))$/.test(name)) return 'day';
  return 'text';
}

/** A short title: of `headings.json`, otherwise the name of the field in words. */
export function headingOf(field: string, language: Language): string {
  const words = field.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
  return TITLES[language][field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function isForPrograms({ path }: Column): boolean {
  return /^(id|version)$|Ids?$/.test(path.at(-1) ?? '');
}

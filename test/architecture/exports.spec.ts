import headings from '../../src/kernel/exports/headings.json' with { type: 'json' };
import words from '../../src/kernel/exports/words.json' with { type: 'json' };
import { columnsOf, type ItemSchema } from '../../src/kernel/exports/columns.js';
import { FILE_TYPES } from '../../src/kernel/exports/file-format.js';
import { apiDocument } from '../support/operations.js';

/** Operations that answer with many things and yet are no list to be exported, with the reason. */
const NO_FILE: Readonly<Record<string, string>> = {};

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema: ItemSchema }>>;
}
interface Described {
  readonly operationId: string;
  readonly 'x-page'?: boolean;
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: Readonly<Record<string, Answer>>;
}

const document = apiDocument() as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, ItemSchema>> };
};
const { schemas } = document.components;
const reads = Object.values(document.paths).flatMap(({ get }) => (get ? [get] : []));
const lists = reads.filter((one) => isList(one.responses['200']) || one['x-page']);

function isList(answer: Answer | undefined): boolean {
  const schema = resolved(answer?.content?.['application/json']?.schema);
  return schema?.type === 'array' || resolved(schema?.properties?.['data'])?.type === 'array';
}

/** The codes that columns of an item may hold, those of objects within it, too. */
function codesOf(item: ItemSchema, depth: number): string[] {
  return Object.values(item.properties ?? {}).flatMap((property) => {
    const parts = [...(property.allOf ?? []), ...(property.anyOf ?? []), ...(property.oneOf ?? [])];
    const schema = resolved(parts.find(({ $ref }) => $ref !== undefined) ?? property) ?? {};
    if (schema.properties && depth <= 2) return codesOf(schema, depth + 1);
    const codes = schema.enum ?? resolved(schema.items)?.enum ?? [];
    return codes.filter((code) => typeof code === 'string');
  });
}

function resolved(schema: ItemSchema | undefined): ItemSchema | undefined {
  return schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? ''];
}

function itemOf({ responses }: Described): string {
  const page = responses['200']?.content?.['application/json']?.schema;
  return page?.properties?.['data']?.items?.$ref?.split('/').at(-1) ?? '';
}

describe('Every list of the API document (R23)', () => {
  it('is there', () => {
    expect(lists.length).toBeGreaterThan(35);
  });

  it('is had as CSV and as XLSX, by the header and by the address, or has a reason', () => {
    const lacking = lists.filter(({ responses, parameters = [] }) => {
      const types = Object.keys(responses['200']?.content ?? {});
      const isAsked = parameters.some(({ name }) => name === 'format');
      return !isAsked || !Object.values(FILE_TYPES).every((type) => types.includes(type));
    });
    expect(lacking.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(NO_FILE).sort());
  });

  it.each(lists.map((one) => [one.operationId, itemOf(one)]))('%s has headings for the values of %s', (_, item) => {
    for (const language of ['id', 'en'] as const) {
      const labels = columnsOf(item, schemas, language).map(({ label }) => label);
      expect(labels.length).toBeGreaterThan(0);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('has an Indonesian title for each field of a column, and none for others', () => {
    const fields = lists.flatMap((one) => columnsOf(itemOf(one), schemas, 'id').flatMap(({ path }) => path));
    expect(Object.keys(headings.id).sort()).toEqual([...new Set(fields)].sort());
    expect(Object.keys(headings.en).filter((field) => !fields.includes(field))).toEqual([]);
  });

  it('has Indonesian words for each code of a column, and none for others', () => {
    const codes = lists.flatMap((one) => codesOf(schemas[itemOf(one)] ?? {}, 1));
    const written = [...new Set(codes)].filter((code) => /^[A-Z][A-Z0-9_]*$/.test(code));
    expect(Object.keys(words.id).sort()).toEqual(written.sort());
    expect(Object.keys(words.en).filter((code) => !written.includes(code))).toEqual([]);
  });

  it('says which values are days, instants and numbers by the names of the house', () => {
    const kinds = new Map(
      lists.flatMap((one) =>
        columnsOf(itemOf(one), schemas, 'id').map(({ path, kind }) => [path.at(-1) ?? '', kind] as const),
      ),
    );
    expect([kinds.get('validFrom'), kinds.get('createdAt'), kinds.get('nip'), kinds.get('version')]).toEqual([
      ...['day', 'instant', 'text', 'number'],
    ]);
    expect(kinds.get('value')).toBe('decimal');
  });
});

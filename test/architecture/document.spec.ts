import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isScimAddress, SCIM_MEDIA } from '../../src/kernel/http/scim-form.js';
import ts from 'typescript';
import { apiDocument, documentedOperations } from '../support/operations.js';
import { findIn, placeOf, sourcesBelow } from '../support/sources.js';

const document = apiDocument() as unknown as Record<string, unknown> & { openapi: string };
const operations = documentedOperations();

/** Every value of the document under a key, with where it stands. */
function valuesOf(key: string, at: unknown = document, place = ''): [string, unknown][] {
  if (typeof at !== 'object' || at === null) return [];
  return Object.entries(at).flatMap(([name, value]: [string, unknown]) => [
    ...(name === key ? [[`${place}/${name}`, value] as [string, unknown]] : []),
    ...valuesOf(key, value, `${place}/${name}`),
  ]);
}

describe('The API document (R1)', () => {
  it('is OpenAPI 3.1 with a title and a version', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Sasaran', version: '1' } });
  });

  it('has no reference that leads nowhere', () => {
    const references = valuesOf('$ref').filter(([, value]) => typeof value === 'string') as [string, string][];
    const lost = references.filter(([, reference]) => {
      const steps = reference.split('/').slice(1);
      const named = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
      return !reference.startsWith('#/') || named === undefined;
    });
    expect(references.length).toBeGreaterThan(500);
    expect(lost).toEqual([]);
  });

  it('has schemas that are JSON Schema', () => {
    const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    ajv.addSchema(document, 'document');
    const { schemas } = document.components as { schemas: Record<string, object> };
    for (const [name, schema] of Object.entries(schemas)) {
      expect([name, ajv.validateSchema(schema)]).toEqual([name, true]);
      expect(ajv.compile({ $ref: `document#/components/schemas/${name}` })).toBeInstanceOf(Function);
    }
  });

  // Two classes of one name share one schema, and the document says of both what only one of them takes.
  it('is made of requests and answers of which no two classes share a name', () => {
    const files = sourcesBelow('src').filter(({ path }) => /\.(request|response)\.ts$/.test(path));
    const classes = files.flatMap((source) =>
      findIn(source, (node) =>
        ts.isClassDeclaration(node) && node.name ? { name: node.name.text, place: placeOf(source, node) } : undefined,
      ),
    );
    expect(classes.length).toBeGreaterThan(100);
    const shared = classes.filter(({ name, place }) => classes.some((two) => two.name === name && two.place !== place));
    expect(shared).toEqual([]);
  });

  it('gives every operation a name of its own and describes each part of its address', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, operationId, parameters } of operations) {
      const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([operationId, ...inPath.sort()]).toEqual([operationId, ...wanted.sort()]);
    }
  });

  it('names for every operation what any request can be answered with (R3)', () => {
    for (const { method, path, operationId, isOpen, answers, body } of operations) {
      const [invalid, media] = isScimAddress(path) ? ['400', SCIM_MEDIA] : ['422', 'application/problem+json'];
      const always = ['400', '414', '431', '500', '503'];
      const guarded = isOpen ? [] : ['401', '403'];
      const changing = method === 'GET' ? [] : ['413', '415', invalid];
      expect([operationId, ...Object.keys(answers)]).toEqual(
        expect.arrayContaining([operationId, ...always, ...guarded, ...changing]),
      );
      if (body) expect(answers['400']?.content).toHaveProperty(media);
    }
  });
});

import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type ApiTexts, textsOf, translate } from '../../src/kernel/http/openapi-texts.js';
import { written } from '../support/written.js';

const FILE = 'src/kernel/i18n/api-texts.json';
/** Texts that are the same in both languages. */
const SAME_IN_BOTH = ['Golongan.'];

type Committed = Record<string, { description: string; responses: Record<string, unknown> }>;

/** The committed document without what the code says in both languages itself: permissions, problems and their examples. */
function committed(): OpenAPIObject {
  const document = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as OpenAPIObject;
  delete document.components?.examples;
  for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item as Committed))) {
    operation.description = operation.description.replace(/\n\n.*$/, '');
    const successes = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
    operation.responses = Object.fromEntries(successes);
  }
  return document;
}

const wanted = textsOf(committed());
const kept = JSON.parse(readFileSync(FILE, 'utf8')) as ApiTexts;

/** The catalogue as it must be: what is translated stays; what is new, or says something else now, is empty. */
function completed(): ApiTexts {
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
  const operations = Object.entries(wanted.operations).map(([name, { en }]) => {
    const known = kept.operations[name];
    return [name, { en, id: known?.en === en ? known.id : '' }] as const;
  });
  const texts = Object.keys(wanted.texts).map((en) => [en, kept.texts[en] ?? ''] as const);
  return { operations: Object.fromEntries(operations.sort(byName)), texts: Object.fromEntries(texts.sort(byName)) };
}

/** Everything that has to be said, as pairs of English and Indonesian. */
function pairs(): (readonly [string, string])[] {
  const { operations, texts } = completed();
  return [...Object.values(operations).map(({ en, id }) => [en, id] as const), ...Object.entries(texts)];
}

describe('The Indonesian of the API document', () => {
  it('has an entry for each English text and none too many (UPDATE_DOCS=1 adds empty ones and removes)', async () => {
    const { kept: file, current } = await written(FILE, `${JSON.stringify(completed(), null, 2)}\n`);
    expect(file).toBe(current);
  });

  it('is written for every operation, group, parameter and field', () => {
    expect(pairs().flatMap(([en, id]) => (id.trim() === '' ? [en] : []))).toEqual([]);
  });

  it('is no copy of the English', () => {
    const copied = pairs().flatMap(([en, id]) => (en === id ? [en] : []));
    expect(copied.sort()).toEqual(SAME_IN_BOTH);
  });

  it('names the same codes and addresses as the English', () => {
    const namesIn = (text: string): string =>
      [...text.matchAll(/`[^`]+`|\b(?:[A-Z]+_[A-Z_]+|UP|ERROR|WARNING|DEAD|QUEUED|PLT|GET \/\S+)\b/g)].sort().join();
    expect(pairs().filter(([en, id]) => namesIn(en) !== namesIn(id))).toEqual([]);
  });

  it('stands in the document in the place of the English, and nothing else changes', () => {
    const document = committed();
    translate(document);
    expect(document.paths['/api/v1/work-plans/{id}/submission']?.post).toMatchObject({
      tags: ['SKP'],
      summary: 'Menandatangani versi SKP Anda ini dan mengajukannya kepada pejabat penilai Anda.',
    });
    const textless = (one: OpenAPIObject): unknown =>
      JSON.parse(
        JSON.stringify(one, (key, value: unknown) => (['description', 'summary', 'tags'].includes(key) ? '' : value)),
      );
    expect(textless(document)).toEqual(textless(committed()));
  });
});

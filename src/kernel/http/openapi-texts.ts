import type { OpenAPIObject } from '@nestjs/swagger';
import CATALOGUE from '../i18n/api-texts.json' with { type: 'json' };

/** The Indonesian of the document: operations by their name, with the English it was made from; all other texts by their English. */
export interface ApiTexts {
  readonly operations: Readonly<Record<string, { readonly en: string; readonly id: string }>>;
  readonly texts: Readonly<Record<string, string>>;
}

interface Described {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
}
type Say = (text: string) => string;

/** Keys of a schema below which there is content, not description. */
const CONTENT = ['example', 'examples', 'enum', 'const', 'default'];

/** Puts Indonesian in the place of every text; one without a translation stays, and a test names it. */
export function translate(document: OpenAPIObject): void {
  const { operations, texts } = CATALOGUE as ApiTexts;
  retell(
    document,
    (operationId, summary) => operations[operationId]?.id || summary,
    (text) => texts[text] || text,
  );
}

/** All that wants a translation in an English document, in the form of the catalogue and as yet without Indonesian. */
export function textsOf(document: OpenAPIObject): ApiTexts {
  const operations: Record<string, { en: string; id: string }> = {};
  const texts: Record<string, string> = {};
  const tellOperation = (operationId: string, en: string): string => {
    operations[operationId] = { en, id: '' };
    return en;
  };
  retell(structuredClone(document), tellOperation, (text) => {
    texts[text] = '';
    return text;
  });
  return { operations, texts };
}

/** Says every text of the document again: summaries of operations one way, all others the other. */
function retell(document: OpenAPIObject, sayOperation: (operationId: string, summary: string) => string, say: Say) {
  for (const tag of document.tags ?? []) Object.assign(tag, { name: say(tag.name) });
  for (const part of [document.info, document.tags, document.components]) retellBelow(part, say, '');
  for (const item of Object.values({ ...document.paths, ...document.webhooks })) {
    for (const operation of Object.values(item as Record<string, Described>)) {
      const { operationId = '', summary = '', description, tags, ...rest } = operation;
      const told = sayOperation(operationId, summary);
      operation.summary = told;
      if (description !== undefined) operation.description = description === summary ? told : say(description);
      if (tags) operation.tags = tags.map(say);
      retellBelow(rest, say, '');
    }
  }
}

function retellBelow(node: unknown, say: Say, name: string): void {
  if (typeof node !== 'object' || node === null) return;
  // Below `properties` a name is that of a field, whatever it is.
  const ofFields = name === 'properties';
  for (const [key, value] of Object.entries(node)) {
    if (ofFields || !CONTENT.includes(key)) {
      if (key === 'description' && typeof value === 'string')
        Object.assign(node, { description: value === '' ? value : say(value) });
      else retellBelow(value, say, ofFields ? '' : key);
    }
  }
}

import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { ItemSchema } from '../../src/kernel/exports/columns.js';
import { translate } from '../../src/kernel/http/openapi-texts.js';
import type { Language } from '../../src/kernel/i18n/language.js';

/**
 * What answers are made of, as the committed API document says it in a language. The compiler of the tests leaves out what
 * the build takes from types and comments, so that here the running service does not know it.
 */
export function committedSchemas(language: Language): Readonly<Record<string, ItemSchema>> {
  const document = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as OpenAPIObject;
  if (language === 'id') translate(document);
  return document.components?.schemas ?? {};
}

import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { ItemSchema } from '../exports/columns.js';
import type { Language } from '../i18n/language.js';
import type { DocumentForm } from './openapi.js';
import type { Examples } from './openapi-examples.js';

/** The OpenAPI documents of the running service, each built when somebody first asks. */
@Injectable()
export class OpenApi {
  /** How to build one; set when the application is put together. */
  build?: (form: DocumentForm) => OpenAPIObject;
  /** What the demo fills in beforehand, asked anew for each reader; there is none anywhere else. Set before the service listens. */
  examples?: () => Promise<Examples>;
  private readonly built = new Map<string, string>();
  private readonly described = new Map<Language, Readonly<Record<string, ItemSchema>>>();

  /** What answers are made of, by the names of their classes, in the words of a language. */
  schemas(language: Language): Readonly<Record<string, ItemSchema>> {
    const known = this.described.get(language);
    if (known) return known;
    const schemas = (this.build?.({ language }).components?.schemas ?? {}) as Record<string, ItemSchema>;
    this.described.set(language, schemas);
    return schemas;
  }

  /** The document as JSON. */
  async text(language: Language, version: '3.1.0' | '3.0.3'): Promise<string> {
    const form = { language, version };
    if (this.examples) return JSON.stringify(this.build?.({ ...form, examples: await this.examples() }));
    const key = `${language} ${version}`;
    const text = this.built.get(key) ?? JSON.stringify(this.build?.(form));
    this.built.set(key, text);
    return text;
  }
}

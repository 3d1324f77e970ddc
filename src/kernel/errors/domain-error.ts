import type { Bilingual } from '../i18n/language.js';

/** Every kind of refusal and the HTTP status that stands for it. */
export const STATUS_OF_KIND = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  'method-not-allowed': 405,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'uri-too-long': 414,
  'unsupported-media': 415,
  invalid: 422,
  'precondition-required': 428,
  'too-many': 429,
  'headers-too-large': 431,
  failed: 500,
  unavailable: 503,
} as const;
export type ErrorKind = keyof typeof STATUS_OF_KIND;

/** Values that an error may show to the caller: never secrets, never another person's data. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One wrong place in the caller's input: `pointer` into the body (RFC 6901), `parameter` in path or query, or `header`. */
export interface InputFault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly header?: string;
  readonly code: string;
  readonly text: Bilingual;
  readonly facts?: Facts;
}

/** What is said about one kind of problem: a stable code, its kind, a short title, a sentence with the way out. */
export interface ProblemDefinition {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly title: Bilingual;
  readonly detail: Bilingual;
}

/** A refusal that the caller can understand. The problem filter turns it into `application/problem+json`. */
export class DomainError extends Error {
  constructor(
    readonly definition: ProblemDefinition,
    readonly facts: Facts = {},
    readonly faults: readonly InputFault[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(definition.code);
    this.name = 'DomainError';
  }

  get code(): string {
    return this.definition.code;
  }

  get status(): number {
    return STATUS_OF_KIND[this.definition.kind];
  }
}

const registry = new Map<string, ProblemDefinition>();

/** Every problem that the loaded code can answer with, for the documentation and its test. */
export function allProblems(): readonly ProblemDefinition[] {
  return [...registry.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** Looks a problem up by its code, for the page that explains it. */
export function problemByCode(code: string): ProblemDefinition | undefined {
  return registry.get(code);
}

type Said = readonly [title: string, detail: string];
type Entry = readonly [kind: ErrorKind, id: Said, en: Said];

/** Makes a `DomainError` of one kind; carries its definition, so that routes can document it. */
export interface ProblemFactory {
  (facts?: Facts, faults?: readonly InputFault[], retryAfterSeconds?: number): DomainError;
  readonly definition: ProblemDefinition;
}

/**
 * Declares the problems of one area: `{ WRONG_STATE: ['conflict', [title, detail] in Indonesian, the same in English] }`
 * becomes factories whose codes read `AREA.WRONG_STATE`. Throws when a code is defined already.
 */
export function defineProblems<K extends string>(area: string, entries: Record<K, Entry>): Record<K, ProblemFactory> {
  const factories = {} as Record<K, ProblemFactory>;
  for (const [name, [kind, id, en]] of Object.entries<Entry>(entries)) {
    const code = `${area}.${name}`;
    const definition = { code, kind, title: { id: id[0], en: en[0] }, detail: { id: id[1], en: en[1] } };
    if (registry.has(code)) throw new Error(`The problem ${code} is defined twice.`);
    registry.set(code, definition);
    const make = (...details: Parameters<ProblemFactory>): DomainError => new DomainError(definition, ...details);
    factories[name as K] = Object.assign(make, { definition });
  }
  return factories;
}

import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import type { InputFault } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import { Remembered } from '../remembered.js';
import { type FaultPlace, inputFault } from './input-faults.js';
import type { Finding } from './validators.js';

type RequestClass = new () => object;
type Checked = { readonly instance: object; readonly faults: readonly InputFault[] };
/** Most faults that an answer lists. */
const SHOWN = 100;
const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true };

/**
 * Checks bodies and queries against their request class and makes instances of it. Unknown names are refused, and nothing is
 * converted but what the class itself asks for. It validates synchronously: no rule here waits for anything. `@Requires` and
 * `@Open` put it on the bodies and queries of a route; as a global pipe it would also run on ids and callers, and cost each read.
 */
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    const requestClass = metatype as RequestClass;
    // What is declared as an object of any names, as SCIM has them, is checked by who takes it.
    if (metatype === Object) return type === 'body' ? anyObject(value) : value;
    return type === 'body' ? bodyOf(value, requestClass) : queryOf(value as Record<string, unknown>, requestClass);
  }
}

function anyObject(value: unknown): object {
  if (value === undefined) throw requestProblems.EMPTY_BODY();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw requestProblems.INVALID({}, [inputFault({ pointer: '' }, 'NOT_OBJECT')]);
  }
  return value;
}

function bodyOf(value: unknown, type: RequestClass): object {
  const { instance, faults } = checked(anyObject(value), type, (path) => ({ pointer: path }));
  if (faults.length > 0) throw requestProblems.INVALID({ count: faults.length }, faults.slice(0, SHOWN));
  return instance;
}

/** Queries that a request class remembers, and the longest one, in characters: both bound what callers can fill. */
const KNOWN_QUERIES = 500;
const LONGEST_KNOWN = 1_000;
const knownQueries = new Map<RequestClass, Remembered<object>>();

/**
 * A list is asked for with few different queries, and checking one costs a tenth of the whole read: right ones are kept, and
 * those that come again and again stay however many come once.
 */
function queryOf(value: Record<string, unknown>, type: RequestClass): object {
  let known = knownQueries.get(type);
  if (!known) knownQueries.set(type, (known = new Remembered<object>(KNOWN_QUERIES)));
  const text = JSON.stringify(value);
  const kept = known.get(text);
  if (kept) return kept;
  const query = Object.freeze(checkedQuery(value, type));
  return text.length > LONGEST_KNOWN ? query : known.keep(text, query);
}

function checkedQuery(value: Record<string, unknown>, type: RequestClass): object {
  const repeated = Object.keys(value).filter((name) => typeof value[name] !== 'string');
  const once = repeated.map((parameter) => inputFault({ parameter }, 'REPEATED'));
  if (once.length > 0) throw requestProblems.PARAMETER({}, once);
  const { instance, faults } = checked(value, type, (path) => ({ parameter: path.slice(1) }));
  if (faults.length > 0) throw requestProblems.PARAMETER({}, faults);
  return instance;
}

function checked(value: object, type: RequestClass, place: (path: string) => FaultPlace): Checked {
  const instance = plainToInstance(type, value);
  const faults = droppedNames(value, instance, '').map((path) => inputFault(place(path), 'UNKNOWN'));
  const visit = (error: ValidationError, parent: string): void => {
    const path = `${parent}/${pointerStep(error.property)}`;
    const found = findingOf(error);
    if (found) {
      const at = found.at === undefined ? path : `${path}/${found.at}`;
      faults.push(inputFault(place(at), found.code, found.facts));
    }
    if (!found || found.code === 'UNKNOWN') error.children?.forEach((child) => visit(child, path));
  };
  validateSync(instance, OPTIONS).forEach((error) => visit(error, ''));
  return { instance, faults };
}

/** One step of a JSON Pointer (RFC 6901). */
export function pointerStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** class-transformer leaves out names like `toString` without a word; they are as unknown as any other. */
function droppedNames(value: object, instance: unknown, path: string): string[] {
  if (typeof instance !== 'object' || instance === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const at = `${path}/${pointerStep(name)}`;
    if (!Object.hasOwn(instance, name)) return [at];
    const made = (instance as Record<string, unknown>)[name];
    return typeof part === 'object' && part !== null ? droppedNames(part, made, at) : [];
  });
}

/** The finding of our own rule, INVALID for a constraint of class-validator's; null where only children are wrong. */
function findingOf({ constraints, value }: ValidationError): Finding | null {
  if (!constraints) return null;
  if ('whitelistValidation' in constraints) return { code: 'UNKNOWN' };
  if (value === undefined) return { code: 'REQUIRED' };
  if (value === null) return { code: 'NOT_NULL' };
  return constraints.rule === undefined ? { code: 'INVALID' } : (JSON.parse(constraints.rule) as Finding);
}

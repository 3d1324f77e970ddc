import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import { parse } from 'secure-json-parse';
import { requestProblems } from '../errors/problems.js';
import { inputFault } from './input-faults.js';
import { acceptedMedia } from './problem.js';

const DEPTH_LIMIT = 20;
/** More values than any operation takes; checking millions of them would hold up everybody else. */
const VALUES_LIMIT = 20_000;
const JSON_TYPE = /^application\/(merge-patch\+)?json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/;
const SCIM_TYPE = /^application\/(scim\+)?json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * Reads a JSON body. Text that could not be kept or shown again is refused here, so that no handler meets it: invalid UTF-8,
 * NUL, lone surrogates. So is nesting that would exhaust the stack, and keys that reach for prototypes.
 */
export function readJson(request: FastifyRequest, body: Buffer): unknown {
  requireJson(request);
  if (body.length === 0) {
    if (request.routeOptions.config.sasaran?.takesBody) throw requestProblems.EMPTY_BODY();
    return undefined;
  }
  if (!isUtf8(body)) throw requestProblems.BAD_TEXT();
  const { deepest, values } = sizeOf(body);
  if (deepest > DEPTH_LIMIT) throw requestProblems.TOO_DEEP({ limit: DEPTH_LIMIT });
  if (values > VALUES_LIMIT) {
    throw requestProblems.INVALID({}, [inputFault({ pointer: '' }, 'TOO_MANY', { max: VALUES_LIMIT })]);
  }
  const text = body.toString();
  const value = parsed(text);
  // Only an escape can bring such characters in, so other bodies need no second look.
  if (/\\u(0000|d[89a-f])/i.test(text)) JSON.stringify(value, requireWellFormed);
  return value;
}

function requireJson({ headers, method, routeOptions }: FastifyRequest): void {
  const rules = routeOptions.config.sasaran;
  const type = headers['content-type']?.toLowerCase() ?? '';
  const isMergePatch = type.startsWith('application/merge-patch');
  const fits = (rules?.speaksScim ? SCIM_TYPE : JSON_TYPE).test(type) && (!isMergePatch || method === 'PATCH');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (fits && encoding === 'identity' && !rules?.takesForm) return;
  throw requestProblems.UNSUPPORTED_MEDIA({ accepted: acceptedMedia(method, rules) });
}

function parsed(text: string): unknown {
  try {
    return parse(text, { protoAction: 'error', constructorAction: 'error' }) as unknown;
  } catch {
    throw requestProblems.MALFORMED();
  }
}

/** How deep brackets nest outside strings and how many values there are about, found without recursion. */
function sizeOf(json: Buffer): { deepest: number; values: number } {
  let depth = 0;
  let deepest = 0;
  let values = 1;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfString(json, at);
    else if (byte === COMMA) values += 1;
    else if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, (depth += 1));
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return { deepest, values };
}

function endOfString(json: Buffer, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === BACKSLASH) at += 1;
    else if (json[at] === QUOTE) return at;
  }
  return json.length;
}

/** A replacer, which visits every key and text, only to refuse those that could not be kept. */
function requireWellFormed(key: string, value: unknown): unknown {
  for (const text of [key, value]) {
    if (typeof text === 'string' && (!text.isWellFormed() || text.includes('\u0000'))) throw requestProblems.BAD_TEXT();
  }
  return value;
}

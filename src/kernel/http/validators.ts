import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Expose, Transform, Type } from 'class-transformer';
import { isEmail, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { Decimal } from 'decimal.js';
import type { Facts } from '../errors/domain-error.js';
import { isCivilDate } from '../values/civil-date.js';
import type { FaultCode } from './input-faults.js';

/** What a check found; `at` is the index of the wrong item of a list. */
export interface Finding {
  readonly code: FaultCode;
  readonly facts?: Facts;
  readonly at?: number;
}
type Check = (value: unknown) => Finding | null;
const found = (code: FaultCode, facts?: Facts): Finding => ({ code, facts });
type Read = (given: { value: unknown }) => unknown;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A UUIDv7 for examples. */
export const EXAMPLE_ID = '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11';

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** True for a UUID of any version in lower case. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** The id of an object: a UUID in lower case. */
export function IsId(): PropertyDecorator {
  return rule(must(isId, 'NOT_ID'), { type: 'string', format: 'uuid', example: EXAMPLE_ID });
}

/** A real calendar day, `YYYY-MM-DD`. */
export function IsDay(): PropertyDecorator {
  return rule(must(isCivilDate, 'NOT_DAY'), { type: 'string', format: 'date', example: '2026-01-31' });
}

/** An instant in UTC, `2026-01-31T02:15:00.000Z`; milliseconds may be left out. */
export function IsInstant(): PropertyDecorator {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;
  const isInstant = (value: unknown): boolean =>
    typeof value === 'string' &&
    form.test(value) &&
    isCivilDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value));
  return rule(must(isInstant, 'NOT_INSTANT'), { type: 'string', format: 'date-time', pattern: form.source });
}

/** Text without control characters whose length, after trimming, lies between the two; lengths count characters. */
export function IsPlainText(min: number, max: number): PropertyDecorator {
  return plain(min, max, () => null, {});
}

/** An e-mail address. */
export function IsEmailAddress(): PropertyDecorator {
  return plain(3, 254, must(isEmail, 'NOT_EMAIL'), { format: 'email' });
}

/** Plain text of one form, which its fault describes. */
export function IsFormed(min: number, max: number, form: RegExp, code: FaultCode): PropertyDecorator {
  const isFormed = (value: unknown): boolean => form.test(value as string);
  return plain(min, max, must(isFormed, code, { min, max }), { pattern: form.source });
}

/** Text taken exactly as it is sent: a password, a secret, a token. Lengths count characters. */
export function IsSecretText(min: number, max: number): PropertyDecorator {
  return rule(textOf(min, max), { type: 'string', minLength: min, maxLength: max });
}

/** An exact decimal number as text, with at most `scale` digits behind the point. */
export function IsDecimalText({ scale, min, max }: { scale: number; min?: string; max?: string }): PropertyDecorator {
  // At most 15 digits before scaling, so that the scaled integer stays exact.
  const whole = `^-?\\d{1,${15 - scale}}`;
  const digits = new RegExp(scale === 0 ? `${whole}$` : `${whole}(\\.\\d{1,${scale}})?$`);
  const check: Check = (value) => {
    if (typeof value !== 'string' || !digits.test(value)) return found('NOT_DECIMAL', { scale });
    const number = new Decimal(value);
    if (min !== undefined && number.lt(min)) return found('TOO_SMALL', { min });
    return max !== undefined && number.gt(max) ? found('TOO_LARGE', { max }) : null;
  };
  return rule(check, { type: 'string', format: 'decimal', pattern: digits.source });
}

/** A whole number in a JSON body; `"5"` is refused. */
export function IsWhole(min: number, max: number): PropertyDecorator {
  return rule(whole(min, max), { type: 'integer', minimum: min, maximum: max });
}

/** True or false in a JSON body. */
export function IsFlag(): PropertyDecorator {
  return rule(must(isFlag, 'NOT_FLAG'), { type: 'boolean' });
}

/** One of a fixed list of texts. */
export function IsOneOf(values: readonly string[]): PropertyDecorator {
  const known = new Set<unknown>(values);
  const check = must((value) => known.has(value), 'NOT_ALLOWED', { allowed: values.join(', ') });
  return rule(check, { enum: [...values] });
}

/** A list without repetitions, each out of a fixed list of texts. */
export function IsSetOf(values: readonly string[], min: number, max: number): PropertyDecorator {
  const known = new Set<unknown>(values);
  const check: Check = (value) => {
    if (!Array.isArray(value)) return found('NOT_LIST');
    if (value.length < min) return found('TOO_FEW', { min });
    if (value.length > max) return found('TOO_MANY', { max });
    const at = value.findIndex((item) => !known.has(item));
    if (at >= 0) return { ...found('NOT_ALLOWED', { allowed: values.join(', ') }), at };
    const again = value.findIndex((item, index) => value.indexOf(item) < index);
    return again < 0 ? null : { ...found('DUPLICATE'), at: again };
  };
  const items = { type: 'string', enum: [...values] };
  const api: ApiPropertyOptions = { type: 'array', items, minItems: min, maxItems: max, uniqueItems: true };
  return rule(check, api);
}

/** A list of ids without repetitions. */
export function IsIdList(min: number, max: number): PropertyDecorator {
  const check: Check = (value) => {
    if (!Array.isArray(value)) return found('NOT_LIST');
    if (value.length < min) return found('TOO_FEW', { min });
    if (value.length > max) return found('TOO_MANY', { max });
    const at = value.findIndex((item) => !isId(item));
    if (at >= 0) return { ...found('NOT_ID'), at };
    const again = value.findIndex((item, index) => value.indexOf(item) < index);
    return again < 0 ? null : { ...found('DUPLICATE'), at: again };
  };
  const items = { type: 'string', format: 'uuid', example: EXAMPLE_ID };
  return rule(check, { type: 'array', items, minItems: min, maxItems: max, uniqueItems: true, example: [EXAMPLE_ID] });
}

/** A list of plain texts, each of a length between the two. */
export function IsTextList(
  min: number,
  max: number,
  [shortest, longest]: readonly [number, number],
): PropertyDecorator {
  const text = textOf(shortest, longest);
  const check: Check = (value) => {
    if (!Array.isArray(value)) return found('NOT_LIST');
    if (value.length < min) return found('TOO_FEW', { min });
    if (value.length > max) return found('TOO_MANY', { max });
    const faults = value.map((item: unknown) =>
      typeof item === 'string' && CONTROL.test(item) ? found('CONTROL_CHARACTER') : text(item),
    );
    const at = faults.findIndex((fault) => fault !== null);
    return faults[at] ? { ...faults[at], at } : null;
  };
  const trim: Read = ({ value }) =>
    Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'string' ? item.trim() : item)) : value;
  const items = { type: 'string', minLength: shortest, maxLength: longest };
  return applyDecorators(Transform(trim), rule(check, { type: 'array', items, minItems: min, maxItems: max }));
}

/** A list of nested objects of the request. */
export function IsListOf(type: () => new () => object, min: number, max: number): PropertyDecorator {
  const check: Check = (value) => {
    if (!Array.isArray(value)) return found('NOT_LIST');
    if (value.length < min) return found('TOO_FEW', { min });
    if (value.length > max) return found('TOO_MANY', { max });
    const at = value.findIndex((item) => typeof item !== 'object' || item === null || Array.isArray(item));
    return at < 0 ? null : { ...found('NOT_OBJECT'), at };
  };
  // Swagger knows a deferred class by the name `type` of the function.
  const api: ApiPropertyOptions = { type: () => type(), isArray: true, minItems: min, maxItems: max };
  return applyDecorators(ValidateNested(), Type(type), rule(check, api));
}

/** A nested object of the request. */
export function IsPart(type: () => new () => object): PropertyDecorator {
  const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  return applyDecorators(ValidateNested(), Type(type), rule(must(isObject, 'NOT_OBJECT'), { type: () => type() }));
}

/** An object of texts, numbers, truth values and nulls; which names it may have depends on the rest of the request. */
export function IsFacts(): PropertyDecorator {
  const isFact = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  const isFacts = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isFact);
  // OpenAPI 3.0 has no way to say "or null" in a place that Swagger does not turn into 3.1 by itself.
  return rule(must(isFacts, 'NOT_OBJECT'), { type: 'object', additionalProperties: true });
}

/** A whole number of the query, with a default. */
export function QueryInt(min: number, max: number, fallback: number): PropertyDecorator {
  const read: Read = ({ value = fallback }) =>
    typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  const api = { type: 'integer', minimum: min, maximum: max, default: fallback, required: false } as const;
  return applyDecorators(Expose(), Transform(read), rule(whole(min, max), api));
}

/** `true` or `false` in the query; false when absent. */
export function QueryFlag(): PropertyDecorator {
  const read: Read = ({ value = 'false' }) => (value === 'false' ? false : value === 'true' ? true : value);
  const api = { type: 'boolean', default: false, required: false } as const;
  return applyDecorators(Expose(), Transform(read), rule(must(isFlag, 'NOT_FLAG'), api));
}

/** May be left out, but is never null. Write it above the rule of the value. */
export function Optional(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value: unknown) => value !== undefined),
    ApiProperty({ required: false }),
  );
}

/** Not of the usual request, because it takes another field's place or fits some cases only: examples leave it out. */
export function InSomeCases(): PropertyDecorator {
  return ApiProperty({ required: false, 'x-in-some-cases': true } as ApiPropertyOptions);
}

/** May be left out, and null clears the value. Write it above the rule of the value. */
export function Clearable(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value: unknown) => value !== undefined && value !== null),
    ApiProperty({ required: false, nullable: true }),
  );
}

/** One check as one constraint, with its finding as the message and its shape in the API document. */
function rule(check: Check, api: ApiPropertyOptions): PropertyDecorator {
  const validate = (value: unknown): boolean => check(value) === null;
  const defaultMessage = (args?: { value: unknown }): string => JSON.stringify(check(args?.value));
  return applyDecorators(ApiProperty(api), ValidateBy({ name: 'rule', validator: { validate, defaultMessage } }));
}

/** Plain text with a rule of its own for what is plain text of the right length. */
function plain(min: number, max: number, own: Check, api: ApiPropertyOptions): PropertyDecorator {
  const text = textOf(min, max);
  const trim: Read = ({ value }) => (typeof value === 'string' ? value.trim() : value);
  const check: Check = (value) =>
    typeof value === 'string' && CONTROL.test(value) ? found('CONTROL_CHARACTER') : (text(value) ?? own(value));
  const shape = { type: 'string', minLength: min, maxLength: max, ...api } as ApiPropertyOptions;
  return applyDecorators(Transform(trim), rule(check, shape));
}

function must(isRight: (value: unknown) => boolean, code: FaultCode, facts?: Facts): Check {
  return (value) => (isRight(value) ? null : found(code, facts));
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function textOf(min: number, max: number): Check {
  return (value) => {
    if (typeof value !== 'string') return found('NOT_TEXT');
    // UTF-16 units are at least as many as characters, so characters are counted only where it matters.
    const length = value.length > max || min > 1 ? [...value].length : value.length;
    if (length > max) return found('TOO_LONG', { max });
    return length < min ? found('TOO_SHORT', { min }) : null;
  };
}

function whole(min: number, max: number): Check {
  return (value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return found('NOT_INTEGER');
    if (value < min) return found('TOO_SMALL', { min });
    return value > max ? found('TOO_LARGE', { max }) : null;
  };
}

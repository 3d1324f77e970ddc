import { isEmail } from 'class-validator';
import { matches } from '../filter/filter-match.js';
import { ASN, ENTERPRISE, isObject, normalPath, valueOf } from '../names.js';
import { refusal } from '../scim.problems.js';
import { digitsOf } from '../user-rows.js';
import type { PatchStep } from './operations.js';

/** What an identity system may say of a user; the number only when it makes one. */
export interface UserFacts {
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly email: string | null;
  /** NIP or NI PPPK. */
  readonly number: string | null;
}

const NUMBERS = [`${ENTERPRISE}:employeeNumber`, `${ASN}:nipBaru`].map(normalPath);
const EXTENSIONS = [ENTERPRISE, ASN].map(normalPath);
const PREFERRED = { type: 'work', primary: true } as const;

/** What a body says of a new user. What the service does not keep is ignored. Throws SCIM.VALUE, SCIM.NUMBERS_DIFFER. */
export function newUser(body: Readonly<Record<string, unknown>>): UserFacts {
  const userName = nameOf(valueOf(body, 'userName'));
  const active = valueOf(body, 'active');
  const numbers = NUMBERS.flatMap((path) => numberIn(body, path) ?? []);
  if (new Set(numbers).size > 1) throw refusal('NUMBERS_DIFFER');
  const digits = digitsOf(userName);
  return {
    ...{ userName, externalId: externalIdOf(valueOf(body, 'externalId')), email: emailOf(valueOf(body, 'emails')) },
    active: active === undefined || active === null ? true : flagOf(active),
    number: numbers[0] ?? (/^\d{18}$/.test(digits) ? digits : null),
  };
}

/**
 * A user after a PUT: what can be written and is left out has no value any more, but `active`, which always has one.
 * Throws SCIM.VALUE, SCIM.NUMBERS_DIFFER, SCIM.MUTABILITY.
 */
export function replacedUser(before: UserFacts, body: Readonly<Record<string, unknown>>): UserFacts {
  const wanted = newUser(body);
  const isSaid = NUMBERS.some((path) => numberIn(body, path) !== undefined);
  if (isSaid && wanted.number !== before.number) throw refusal('MUTABILITY', { attribute: 'employeeNumber' });
  const active = valueOf(body, 'active');
  return { ...wanted, number: before.number, active: active == null ? before.active : wanted.active };
}

/**
 * A user after the steps of a PATCH. Attributes that are only shown, or that the service does not keep, are left as they are.
 * Throws SCIM.VALUE, SCIM.MUTABILITY, SCIM.NO_TARGET.
 */
export function patchedUser(before: UserFacts, steps: readonly PatchStep[]): UserFacts {
  return steps.reduce(afterStep, before);
}

function afterStep(user: UserFacts, step: PatchStep): UserFacts {
  const { attribute, op, value } = step;
  const isRemoved = op === 'remove';
  if (EXTENSIONS.includes(attribute)) return extended(user, step);
  switch (attribute) {
    case 'username':
      return { ...user, userName: nameOf(isRemoved ? undefined : value) };
    case 'externalid':
      return { ...user, externalId: isRemoved ? null : externalIdOf(value) };
    case 'active':
      return { ...user, active: flagOf(isRemoved ? undefined : value) };
    case 'emails':
      return { ...user, email: emailAfter(user.email, step) };
    default:
      if (NUMBERS.includes(attribute)) requireSameNumber(user, isRemoved ? null : value);
      return user;
  }
}

/** An extension as a whole: only its number means anything. */
function extended(user: UserFacts, { attribute, op, value }: PatchStep): UserFacts {
  const path = NUMBERS.find((one) => one.startsWith(attribute));
  const said = isObject(value) && path ? valueOf(value, path.slice(attribute.length + 1)) : undefined;
  if (op !== 'remove' && said !== undefined) requireSameNumber(user, said);
  return user;
}

function requireSameNumber({ number }: UserFacts, value: unknown): void {
  const isSame = typeof value === 'string' && digitsOf(value) === number;
  if (!isSame) throw refusal('MUTABILITY', { attribute: 'employeeNumber' });
}

/** There is one address. A path with a filter points at it, or makes it where there is none and the filter would fit it. */
function emailAfter(email: string | null, { op, filter, part, value }: PatchStep): string | null {
  if (filter !== undefined) {
    const wanted = email ?? (typeof value === 'string' ? value : valueIn(value));
    const isMeant = matches(filter, { value: wanted, ...PREFERRED });
    if (!isMeant && op === 'replace') throw refusal('NO_TARGET');
    if (!isMeant) return email;
  }
  if (part !== undefined && part !== 'value') return email;
  if (op === 'remove') return filter === undefined && isOtherAddress(email, value) ? email : null;
  // An address at home is none that the service keeps; what is added beside the one there is does not replace it.
  if (op === 'add' && email !== null && part === undefined && filter === undefined && !isForUs(value)) return email;
  if (part === 'value' || typeof value === 'string') return addressOf(value);
  // What comes in place of one item may be its other parts alone.
  if (filter !== undefined && isObject(value)) {
    const address = valueOf(value, 'value');
    return address === undefined ? email : addressOf(address);
  }
  return emailOf(value);
}

/** True when a removal names values, and ours is not among them. */
function isOtherAddress(email: string | null, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  const named = [value].flat().map((one: unknown) => lowerText(isObject(one) ? valueOf(one, 'value') : one));
  return !named.some((one) => one === undefined || one === email?.toLowerCase());
}

/** True for an address as a text, and for addresses one of which is the primary one or that of work. */
function isForUs(value: unknown): boolean {
  const items = [value].flat();
  return items.every((one) => !isObject(one)) || items.some((one) => isObject(one) && (isPrimary(one) || isWork(one)));
}

const isPrimary = (one: Record<string, unknown>): boolean =>
  ['true', true].includes(lowerText(valueOf(one, 'primary')) as string | boolean);
const isWork = (one: Record<string, unknown>): boolean => lowerText(valueOf(one, 'type')) === 'work';

const valueIn = (value: unknown): unknown => (isObject(value) ? valueOf(value, 'value') : undefined);

/** Of several addresses the primary one, then that of work, then the first. */
function emailOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return addressOf(value);
  const items = [value].flat().filter((one) => one !== null);
  if (!items.every(isObject)) throw refusal('VALUE', { attribute: 'emails' });
  const chosen = items.find(isPrimary) ?? items.find(isWork) ?? items[0];
  return chosen === undefined ? null : addressOf(valueOf(chosen, 'value'));
}

const lowerText = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

function addressOf(value: unknown): string | null {
  if (value === null || value === '') return null;
  const text = typeof value === 'string' ? value.trim() : '';
  if (text.length > 254 || !isEmail(text)) throw refusal('VALUE', { attribute: 'emails.value' });
  return text;
}

function nameOf(value: unknown): string {
  const text = plainText(value, 'userName');
  if (text === null) throw refusal('VALUE', { attribute: 'userName' });
  return text;
}

function externalIdOf(value: unknown): string | null {
  return value === undefined || value === null ? null : plainText(value, 'externalId');
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

function plainText(value: unknown, attribute: string): string | null {
  if (typeof value !== 'string' || [...value].length > 254 || CONTROL.test(value))
    throw refusal('VALUE', { attribute });
  return value.trim() === '' ? null : value.trim();
}

/** `true`, or `"True"` as Entra ID sends it. */
function flagOf(value: unknown): boolean {
  const given = lowerText(value);
  if (given === true || given === 'true') return true;
  if (given === false || given === 'false') return false;
  throw refusal('VALUE', { attribute: 'active' });
}

/** A number that the body says under the path; undefined when it says none. */
function numberIn(body: Readonly<Record<string, unknown>>, path: string): string | undefined {
  const urn = EXTENSIONS.find((one) => path.startsWith(one)) ?? '';
  const [extension, name] = [valueOf(body, urn), path.slice(urn.length + 1)];
  const value = isObject(extension) ? valueOf(extension, name) : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw refusal('VALUE', { attribute: name });
  return digitsOf(value);
}

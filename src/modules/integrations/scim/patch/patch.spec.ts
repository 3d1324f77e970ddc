import { DomainError } from '../../../../kernel/errors/domain-error.js';
import { PATCH_OP } from '../names.js';
import { groupChange, replacedGroup } from './member-changes.js';
import { patchSteps } from './operations.js';
import { newUser, patchedUser, replacedUser, type UserFacts } from './user-changes.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ASN = 'urn:sasaran:params:scim:schemas:extension:asn:1.0:User';
const NIP = '199003152015042004';
const BEFORE: UserFacts = { userName: 'a', externalId: 'e', active: true, email: 'a@uji.go.id', number: NIP };
const steps = (...Operations: unknown[]) => patchSteps({ schemas: [PATCH_OP], Operations });
const after = (...operations: object[]): UserFacts => patchedUser(BEFORE, steps(...operations));

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

describe('A user after a PATCH', () => {
  it.each<[string, object, Partial<UserFacts>]>([
    ['a flag', { op: 'replace', path: 'active', value: false }, { active: false }],
    ['a flag as Entra ID sends it', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
    ['a flag without a path', { op: 'REPLACE', value: { active: false } }, { active: false }],
    [
      'a name with its schema',
      { op: 'add', path: 'urn:ietf:params:scim:schemas:core:2.0:User:userName', value: 'b' },
      { userName: 'b' },
    ],
    ['names in any case', { OP: 'add', PATH: 'ExternalID', VALUE: 'f' }, { externalId: 'f' }],
    ['an id that goes', { op: 'remove', path: 'externalId' }, { externalId: null }],
    [
      'an address by its kind',
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'b@uji.go.id' },
      { email: 'b@uji.go.id' },
    ],
    [
      'an address that is the primary one',
      { op: 'replace', path: 'emails[primary eq true].value', value: 'b@uji.go.id' },
      { email: 'b@uji.go.id' },
    ],
    [
      'an address by itself',
      { op: 'replace', path: 'emails[value eq "A@uji.go.id"]', value: { value: 'b@uji.go.id' } },
      { email: 'b@uji.go.id' },
    ],
    ['the kind of an address', { op: 'replace', path: 'emails[type eq "work"].primary', value: 'True' }, {}],
    ['an address of home', { op: 'add', path: 'emails[type eq "home"].value', value: 'b@uji.go.id' }, {}],
    [
      'several addresses',
      {
        op: 'replace',
        path: 'emails',
        value: [
          { value: 'x@uji.go.id', type: 'home' },
          { value: 'b@uji.go.id', primary: 'True' },
        ],
      },
      { email: 'b@uji.go.id' },
    ],
    [
      'addresses of home and work',
      {
        op: 'add',
        path: 'emails',
        value: [
          { value: 'x@uji.go.id', type: 'home' },
          { value: 'b@uji.go.id', type: 'Work' },
        ],
      },
      { email: 'b@uji.go.id' },
    ],
    [
      'an address by a name that is a path',
      { op: 'replace', value: { 'emails[type eq "work"].value': 'b@uji.go.id' } },
      { email: 'b@uji.go.id' },
    ],
    ['no address', { op: 'remove', path: 'emails' }, { email: null }],
    ['no address of work', { op: 'remove', path: 'emails[type eq "work"]' }, { email: null }],
    ['no address of home', { op: 'remove', path: 'emails[type eq "home"]' }, {}],
    ['no other address', { op: 'remove', path: 'emails', value: [{ type: 'home', value: 'rumah@uji.id' }] }, {}],
    ['not this address', { op: 'remove', path: 'emails', value: [{ value: 'A@uji.go.id' }] }, { email: null }],
    ['one more address, of home', { op: 'add', path: 'emails', value: [{ type: 'home', value: 'rumah@uji.id' }] }, {}],
    [
      'one more address, of work',
      { op: 'add', path: 'emails', value: [{ type: 'work', value: 'b@uji.go.id' }] },
      { email: 'b@uji.go.id' },
    ],
    [
      'one more address, the primary one',
      { op: 'add', value: { emails: [{ primary: true, value: 'b@uji.go.id' }] } },
      { email: 'b@uji.go.id' },
    ],
    ['the same number', { op: 'add', path: `${ENTERPRISE}:employeeNumber`, value: '19900315 201504 2 004' }, {}],
    [
      'an extension with the same number',
      { op: 'add', value: { [ENTERPRISE]: { employeeNumber: NIP, department: 'x' } } },
      {},
    ],
    [
      'what is only shown',
      {
        op: 'replace',
        value: { displayName: 'x', 'name.givenName': 'y', title: 'z', [`${ENTERPRISE}:department`]: 'd' },
      },
      {},
    ],
    ['what nobody keeps', { op: 'add', path: 'phoneNumbers[type eq "work"].value', value: '0811' }, {}],
  ])('has %s', (_, operation, changes) => {
    expect(after(operation)).toEqual({ ...BEFORE, ...changes });
  });

  it('has an address that was not there before, if the path would fit it', () => {
    const none = { ...BEFORE, email: null };
    const add = steps({ op: 'Replace', path: 'emails[type eq "work"].value', value: 'b@uji.go.id' });
    expect(patchedUser(none, add).email).toBe('b@uji.go.id');
  });

  it('is what the last step says', () => {
    expect(after({ op: 'remove', path: 'externalId' }, { op: 'add', path: 'externalId', value: 'z' }).externalId).toBe(
      'z',
    );
  });

  it.each<[object, string]>([
    [{ op: 'replace', path: 'active', value: 'x' }, 'VALUE'],
    [{ op: 'remove', path: 'active' }, 'VALUE'],
    [{ op: 'remove', path: 'userName' }, 'VALUE'],
    [{ op: 'replace', path: 'userName', value: ' ' }, 'VALUE'],
    [{ op: 'replace', path: 'userName', value: 'a\u0007' }, 'VALUE'],
    [{ op: 'replace', path: 'externalId', value: 5 }, 'VALUE'],
    [{ op: 'replace', path: 'emails', value: [5] }, 'VALUE'],
    [{ op: 'replace', path: 'emails', value: 'a@b@c' }, 'VALUE'],
    [{ op: 'replace', path: 'emails[type eq "home"].value', value: 'b@uji.go.id' }, 'NO_TARGET'],
    [{ op: 'replace', path: `${ENTERPRISE}:employeeNumber`, value: '1' }, 'MUTABILITY'],
    [{ op: 'remove', path: `${ASN}:nipBaru` }, 'MUTABILITY'],
    [{ op: 'add', value: { [ASN]: { NIPBARU: '1' } } }, 'MUTABILITY'],
    [{ op: 'remove' }, 'PATH'],
    [{ op: 'replace', path: 'a b', value: 1 }, 'PATH'],
    [{ op: 'replace', path: 'emails[type eq "work"', value: 1 }, 'PATH'],
    [{ op: 'replace', path: 5, value: 1 }, 'PATH'],
    [{ op: 'replace', path: 'emails[].value', value: 1 }, 'FILTER_UNREADABLE'],
    [{ op: 'replace', value: 'x' }, 'PATCH_UNREADABLE'],
    [{ op: 'replace', path: 'active' }, 'PATCH_UNREADABLE'],
    [{ op: 'copy', path: 'active', value: true }, 'PATCH_UNREADABLE'],
  ])('is refused: %j', (operation, code) => {
    expect(codeOf(() => after(operation))).toBe(`SCIM.${code}`);
  });

  it('needs the schema and a list of operations', () => {
    const one = { op: 'replace', path: 'active', value: true };
    for (const body of [
      { Operations: [one] },
      { schemas: [PATCH_OP] },
      { schemas: [PATCH_OP], Operations: [] },
      { schemas: 'x', Operations: [one] },
    ]) {
      expect(codeOf(() => patchSteps(body))).toBe('SCIM.PATCH_UNREADABLE');
    }
    expect(patchSteps({ SCHEMAS: [PATCH_OP.toUpperCase()], operations: [one] })).toHaveLength(1);
  });
});

describe('A user as it is made or replaced', () => {
  it.each<[object, Partial<UserFacts>]>([
    [
      { userName: 'a@uji.go.id' },
      { userName: 'a@uji.go.id', active: true, number: null, email: null, externalId: null },
    ],
    [{ userName: NIP }, { number: NIP }],
    [{ userName: '19900315 201504 2 004' }, { number: NIP }],
    [{ userName: 'x', [ENTERPRISE]: { employeeNumber: NIP } }, { number: NIP }],
    [{ userName: 'x', [ASN.toLowerCase()]: { NipBaru: NIP } }, { number: NIP }],
    [{ userName: 'x', active: 'false' }, { active: false }],
    [{ userName: 'x', emails: [{ value: 'a@uji.go.id' }] }, { email: 'a@uji.go.id' }],
    [{ userName: 'x', externalId: ' ' }, { externalId: null }],
  ])('from %j', (body, expected) => {
    expect(newUser(body as Record<string, unknown>)).toMatchObject(expected);
  });

  it('keeps its number and whether it is active, and loses what is left out', () => {
    expect(replacedUser({ ...BEFORE, active: false }, { userName: 'b' })).toEqual({
      ...{ userName: 'b', externalId: null, active: false, email: null, number: NIP },
    });
    const other = { userName: 'b', [ENTERPRISE]: { employeeNumber: '1' } };
    expect(codeOf(() => replacedUser(BEFORE, other))).toBe('SCIM.MUTABILITY');
    const two = { userName: 'b', [ENTERPRISE]: { employeeNumber: NIP }, [ASN]: { nipBaru: '1' } };
    expect(codeOf(() => newUser(two))).toBe('SCIM.NUMBERS_DIFFER');
    expect(codeOf(() => newUser({ [ENTERPRISE]: { employeeNumber: NIP } }))).toBe('SCIM.VALUE');
    expect(codeOf(() => newUser({ userName: 'b', [ENTERPRISE]: { employeeNumber: 5 } }))).toBe('SCIM.VALUE');
  });
});

describe('A group after a PATCH', () => {
  it.each<[string, object, object]>([
    [
      'one more',
      { op: 'Add', path: 'members', value: [{ value: 'a' }, { value: 'a', display: 'x' }] },
      { kind: 'add', ids: ['a'] },
    ],
    ['one more, alone', { op: 'add', path: 'members', value: { value: 'a' } }, { kind: 'add', ids: ['a'] }],
    ['one less by a path', { op: 'remove', path: 'members[value eq "a"]' }, { kind: 'remove', ids: ['a'] }],
    [
      'several less by a path',
      { op: 'remove', path: 'members[value eq "a" or value eq "b"]' },
      { kind: 'remove', ids: ['a', 'b'] },
    ],
    [
      'one less by a value',
      { op: 'Remove', path: 'members', value: [{ $ref: null, value: 'a' }] },
      { kind: 'remove', ids: ['a'] },
    ],
    ['none', { op: 'remove', path: 'members' }, { kind: 'remove-all' }],
    ['these alone', { op: 'replace', path: 'members', value: [{ value: 'b' }] }, { kind: 'set', ids: ['b'] }],
    [
      'these alone, without a path',
      { op: 'replace', value: { members: [{ value: 'b' }] } },
      { kind: 'set', ids: ['b'] },
    ],
  ])('has %s', (_, operation, change) => {
    expect(groupChange(steps(operation))).toEqual({ members: [change] });
  });

  it('keeps its name and takes an id', () => {
    const rename = { op: 'replace', value: { id: 'x', displayName: 'Lain', externalId: 'g' } };
    expect(groupChange(steps(rename))).toEqual({ members: [], externalId: 'g' });
    expect(groupChange(steps({ op: 'remove', path: 'externalId' }))).toEqual({ members: [], externalId: null });
    expect(replacedGroup({ displayName: 'x', members: [{ value: 'a' }] })).toEqual({
      ...{ members: [{ kind: 'set', ids: ['a'] }], externalId: null },
    });
  });

  it.each<[object, string]>([
    [{ op: 'add', path: 'members', value: [{ display: 'x' }] }, 'VALUE'],
    [{ op: 'add', path: 'members', value: 5 }, 'VALUE'],
    [{ op: 'remove', path: 'members[display eq "x"]' }, 'PATH'],
    [{ op: 'remove', path: 'members[value sw "x"]' }, 'PATH'],
    [{ op: 'replace', path: 'members[value eq "x"]', value: { value: 'y' } }, 'PATH'],
    [{ op: 'replace', path: 'externalId', value: {} }, 'VALUE'],
  ])('is refused: %j', (operation, code) => {
    expect(codeOf(() => groupChange(steps(operation)))).toBe(`SCIM.${code}`);
  });
});

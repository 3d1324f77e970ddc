import { ASN, ENTERPRISE, GROUP, USER } from './names.js';

type Type = 'string' | 'boolean' | 'complex' | 'reference';
type Mutability = 'readOnly' | 'readWrite' | 'immutable';

/** An attribute as RFC 7643, section 7, describes one. */
export interface SchemaAttribute {
  readonly name: string;
  readonly type: Type;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: Mutability;
  readonly returned: 'default';
  readonly uniqueness: 'none' | 'server';
  readonly referenceTypes?: readonly string[];
  readonly canonicalValues?: readonly string[];
  readonly subAttributes?: readonly SchemaAttribute[];
}

/** A schema without where it stands. */
export interface SchemaDefinition {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly SchemaAttribute[];
}

function attribute(name: string, description: string, more: Partial<SchemaAttribute> = {}): SchemaAttribute {
  return {
    ...{ name, type: 'string', multiValued: false, description, required: false, caseExact: false },
    ...{ mutability: 'readOnly', returned: 'default', uniqueness: 'none', ...more },
  };
}

const complex = (subAttributes: readonly SchemaAttribute[], more: Partial<SchemaAttribute> = {}) =>
  ({ type: 'complex', subAttributes, ...more }) as const;
const WRITABLE = { mutability: 'readWrite' } as const;
const EXTERNAL_ID = attribute('externalId', 'The id that the identity system has; each identity system sees its own.', {
  ...WRITABLE,
  caseExact: true,
});
const NUMBER = { mutability: 'immutable' } as const;

/** What a user is: an account with its person. What the roster says of the person is shown and never taken. */
const USER_SCHEMA: SchemaDefinition = {
  id: USER,
  name: 'User',
  description: 'An account with its person.',
  attributes: [
    attribute('userName', 'The name in the identity system; the username here, which is the NIP, until it gives one.', {
      ...WRITABLE,
      required: true,
      uniqueness: 'server',
    }),
    EXTERNAL_ID,
    attribute('active', 'False disables the account at once and ends its sessions.', { ...WRITABLE, type: 'boolean' }),
    attribute(
      'emails',
      'The one e-mail address of the account, a second name to sign in with.',
      complex(
        [
          attribute('value', 'The address.', { ...WRITABLE, uniqueness: 'server' }),
          attribute('type', 'Always work.', { canonicalValues: ['work'] }),
          attribute('primary', 'Always true.', { type: 'boolean' }),
        ],
        { multiValued: true, ...WRITABLE },
      ),
    ),
    attribute('displayName', 'Name of the person without titles, from the roster.'),
    attribute(
      'name',
      'Name of the person with its titles, from the roster.',
      complex([
        attribute('formatted', 'As documents print it.'),
        attribute('honorificPrefix', 'Titles before the name.'),
        attribute('honorificSuffix', 'Titles behind the name.'),
      ]),
    ),
    attribute('title', 'Title of the definitive post of today.'),
    attribute(
      'groups',
      'The roles of today.',
      complex(
        [
          attribute('value', 'The role.'),
          attribute('display', 'The role.'),
          attribute('$ref', 'Where the group stands.', { type: 'reference', referenceTypes: ['Group'] }),
          attribute('type', 'Always direct.', { canonicalValues: ['direct'] }),
        ],
        { multiValued: true },
      ),
    ),
  ],
};

const ENTERPRISE_SCHEMA: SchemaDefinition = {
  id: ENTERPRISE,
  name: 'EnterpriseUser',
  description: 'Number, unit and superior.',
  attributes: [
    attribute('employeeNumber', 'NIP or NI PPPK: names the person when a user is made, and stays.', NUMBER),
    attribute('organization', 'Name of the government.'),
    attribute('department', 'Name of the unit of the definitive post of today.'),
    attribute(
      'manager',
      'Who appraises the person today, if that is a user.',
      complex([
        attribute('value', 'Id of that user.'),
        attribute('$ref', 'Where that user stands.', { type: 'reference', referenceTypes: ['User'] }),
        attribute('displayName', 'Name of that user.'),
      ]),
    ),
  ],
};

const ASN_SCHEMA: SchemaDefinition = {
  id: ASN,
  name: 'CivilServant',
  description: 'What only a civil servant (ASN) has. The roster alone says it.',
  attributes: [
    attribute('nipBaru', 'NIP or NI PPPK, the same as employeeNumber.', NUMBER),
    attribute('jenisPegawai', 'Kind of person.', {
      canonicalValues: ['PNS', 'CPNS', 'PPPK', 'PPPK_PARUH_WAKTU', 'NON_ASN'],
    }),
    attribute('golonganId', 'Code of the golongan (SIASN).'),
    attribute('golonganNama', 'Golongan as documents print it.'),
    attribute('unorId', 'Id of the unit of today.', { caseExact: true }),
    attribute('jabatanId', 'Id of the post of today.', { caseExact: true }),
    attribute('jabatanNama', 'Title of the post of today.'),
  ],
};

const GROUP_SCHEMA: SchemaDefinition = {
  id: GROUP,
  name: 'Group',
  description: 'A role of the application; its members are the users who have it today.',
  attributes: [
    attribute('displayName', 'The role.', { required: true }),
    EXTERNAL_ID,
    attribute(
      'members',
      'The users who have the role today.',
      complex(
        [
          attribute('value', 'Id of the user.', { mutability: 'immutable' }),
          attribute('display', 'Name of the user.'),
          attribute('$ref', 'Where the user stands.', { type: 'reference', referenceTypes: ['User'] }),
          attribute('type', 'Always User.', { canonicalValues: ['User'] }),
        ],
        { multiValued: true, ...WRITABLE },
      ),
    ),
  ],
};

/** All schemas, in the order in which they are listed. */
export const SCHEMAS: readonly SchemaDefinition[] = [USER_SCHEMA, ENTERPRISE_SCHEMA, ASN_SCHEMA, GROUP_SCHEMA];

import { columnsOf, headingOf, type ItemSchema } from './columns.js';

const text = (description: string, more: ItemSchema = {}): ItemSchema => ({ type: 'string', description, ...more });
const SCHEMAS: Record<string, ItemSchema> = {
  Unit: { type: 'object', properties: { id: text('The unit.'), name: text('Name; as in the decree.') } },
  Grant: { type: 'object', properties: { role: text('The role.') } },
  Person: {
    type: 'object',
    properties: {
      id: text('Id, a UUIDv7.'),
      nip: { type: ['string', 'null'], description: 'NIP; null where there is none.' },
      bornOn: text('Day of birth.'),
      validFrom: text('First day.'),
      createdAt: text('When it was recorded.'),
      score: text('Score.', { format: 'decimal' }),
      age: { type: ['integer', 'null'], description: 'Age.' },
      isHead: { type: 'boolean', description: 'True for a head.' },
      roles: { type: 'array', items: { type: 'string' }, description: 'Roles.' },
      grants: { type: 'array', items: { $ref: '#/components/schemas/Grant' }, description: 'Grants.' },
      facts: { type: ['object', 'null'], additionalProperties: true, description: 'Facts.' },
      unit: { description: 'Unit of the post.', allOf: [{ $ref: '#/components/schemas/Unit' }] },
      former: { description: 'Former unit.', anyOf: [{ $ref: '#/components/schemas/Unit' }, { type: 'null' }] },
      note: text('Id, a UUIDv7.'),
      status: text('Where it stands.', { enum: ['SUBMITTED'] }),
      states: { type: 'array', items: { type: 'string', enum: ['SUBMITTED'] } },
    },
  },
};

describe('columnsOf (rule EX-2)', () => {
  const columns = columnsOf('Person', SCHEMAS, 'en');

  it('has a column for each value, those of an object within it in its place, ids last', () => {
    expect(columns.map(({ path, kind }) => `${path.join('.')} ${kind}`)).toEqual([
      ...['nip text', 'bornOn day', 'validFrom day', 'createdAt instant', 'score decimal', 'age number'],
      ...['isHead flag', 'roles list', 'grants object', 'facts object', 'unit.name text', 'former.name text'],
      ...['note text', 'status text', 'states list', 'id text', 'unit.id text', 'former.id text'],
    ]);
  });

  it('knows which columns hold codes, and their words', () => {
    const words = columnsOf('Person', SCHEMAS, 'id').flatMap(({ path, words: say }) =>
      say ? [[path[0], say('SUBMITTED')]] : [],
    );
    expect(words).toEqual([
      ['status', 'Diajukan'],
      ['states', 'Diajukan'],
    ]);
  });

  it('has short headings, with that of an object before those within it', () => {
    const labels = Object.fromEntries(columns.map(({ path, label }) => [path.join('.'), label]));
    expect(labels).toMatchObject({
      nip: 'NIP',
      bornOn: 'Born on',
      'unit.name': 'Unit – Name',
      'former.id': 'Former – Id',
    });
  });

  it('tells equal headings apart by their fields', () => {
    const twice: ItemSchema = { type: 'object', properties: { role: text('A.'), roles: text('B.') } };
    expect(columnsOf('Twice', { Twice: twice }, 'id').map(({ label }) => label)).toEqual([
      'Peran (role)',
      'Peran (roles)',
    ]);
  });

  it.each([
    ['nip', 'NIP/NI PPPK', 'NIP'],
    ['contractEndsOn', 'Akhir perjanjian kerja', 'Contract ends on'],
    ['nobodyKnows2', 'Nobody knows2', 'Nobody knows2'],
  ])('%s is %s in Indonesian and %s in English', (field, id, en) => {
    expect([headingOf(field, 'id'), headingOf(field, 'en')]).toEqual([id, en]);
  });

  it('ends with a schema that holds itself', () => {
    const node: ItemSchema = { type: 'object', properties: { id: text('Id.'), parent: { $ref: '#/Node' } } };
    expect(columnsOf('Node', { Node: node }, 'en').map(({ path }) => path.join('.'))).toEqual([
      ...['parent.parent.parent', 'id', 'parent.id', 'parent.parent.id'],
    ]);
  });
});

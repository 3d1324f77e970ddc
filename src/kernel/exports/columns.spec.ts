import { columnsOf, type ItemSchema } from './columns.js';

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
    },
  },
};

describe('columnsOf (rule EX-2)', () => {
  const columns = columnsOf('Person', SCHEMAS);

  it('has a column for each value, those of an object within it behind its heading', () => {
    expect(columns.map(({ path, kind }) => `${path.join('.')} ${kind}`)).toEqual([
      ...['id text', 'nip text', 'bornOn day', 'validFrom day', 'createdAt instant', 'score decimal', 'age number'],
      ...['isHead flag', 'roles list', 'grants object', 'facts object', 'unit.id text', 'unit.name text'],
      ...['former.id text', 'former.name text', 'note text'],
    ]);
  });

  it('takes the headings from what the document says first, and tells equal ones apart', () => {
    const labels = Object.fromEntries(columns.map(({ path, label }) => [path.join('.'), label]));
    expect(labels).toMatchObject({
      nip: 'NIP',
      'unit.name': 'Unit of the post – Name',
      'former.id': 'Former unit – The unit',
      id: 'Id, a UUIDv7 (id)',
      note: 'Id, a UUIDv7 (note)',
    });
  });

  it('ends with a schema that holds itself', () => {
    const node: ItemSchema = { type: 'object', properties: { id: text('Id.'), parent: { $ref: '#/Node' } } };
    expect(columnsOf('Node', { Node: node }).map(({ path }) => path.join('.'))).toEqual([
      ...['id', 'parent.id', 'parent.parent.id', 'parent.parent.parent'],
    ]);
  });
});

import { DomainError } from '../../../kernel/errors/domain-error.js';
import { listRequest } from './list-request.js';
import { projected } from './projection.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('What a client asks of a list', () => {
  it.each<[object, object]>([
    [{}, { startIndex: 1, count: 100, isDescending: false }],
    [
      { startIndex: '3', count: '7' },
      { startIndex: 3, count: 7 },
    ],
    [
      { startIndex: 0, count: -5 },
      { startIndex: 1, count: 0 },
    ],
    [{ count: '100000' }, { count: 200 }],
    [
      { STARTINDEX: '2', SortBy: 'userName', sortOrder: 'Descending' },
      { startIndex: 2, sortBy: 'userName', isDescending: true },
    ],
    [
      { cursor: '', count: 1 },
      { cursor: '', count: 1 },
    ],
    [{ attributes: 'a, b,' }, { attributes: ['a', 'b'] }],
    [{ attributes: ['a'], nothing: 'x', aadOptscim062020: '' }, { attributes: ['a'] }],
    [{ filter: '' }, { startIndex: 1 }],
  ])('%j', (given, expected) => {
    expect(listRequest(given as Record<string, unknown>)).toMatchObject(expected);
  });

  it.each<[object, string]>([
    [{ count: 'x' }, 'COUNT'],
    [{ count: '1.5' }, 'COUNT'],
    [{ count: ['1', '2'] }, 'COUNT'],
    [{ startIndex: 'x' }, 'VALUE'],
    [{ filter: ['id pr', 'id pr'] }, 'VALUE'],
    [{ sortBy: 'a\u0000' }, 'VALUE'],
    [{ attributes: [1] }, 'VALUE'],
    [{ cursor: '', startIndex: '1' }, 'PAGING'],
    [{ cursor: '', sortBy: 'id' }, 'PAGING'],
    [{ cursor: '', count: '0' }, 'COUNT'],
    [{ cursor: '', count: '201' }, 'COUNT'],
  ])('%j is refused', (given, code) => {
    let found: unknown;
    try {
      listRequest(given as Record<string, unknown>);
    } catch (error) {
      found = error;
    }
    expect((found as DomainError).code).toBe(`SCIM.${code}`);
  });
});

describe('A resource with the attributes that are wanted', () => {
  const user = {
    ...{ schemas: ['s'], id: '1', userName: 'a', name: { formatted: 'A', honorificPrefix: 'Dr.' } },
    emails: [{ value: 'a@b', type: 'work' }],
    [ENTERPRISE]: { employeeNumber: '1', manager: { value: 'm', displayName: 'M' } },
  };
  const always = { schemas: ['s'], id: '1' };

  it.each<[object, object]>([
    [{}, user],
    [{ attributes: ['USERNAME'] }, { ...always, userName: 'a' }],
    [{ attributes: ['name.formatted'] }, { ...always, name: { formatted: 'A' } }],
    [{ attributes: ['emails.value'] }, { ...always, emails: [{ value: 'a@b' }] }],
    [{ attributes: [ENTERPRISE] }, { ...always, [ENTERPRISE]: user[ENTERPRISE] }],
    [{ attributes: [`${ENTERPRISE}:manager.value`] }, { ...always, [ENTERPRISE]: { manager: { value: 'm' } } }],
    [{ attributes: ['urn:ietf:params:scim:schemas:core:2.0:User:userName'] }, { ...always, userName: 'a' }],
    [{ attributes: ['nothing'] }, always],
    [
      { excludedAttributes: ['name', 'emails.type', 'id', `${ENTERPRISE}:manager`] },
      { ...always, userName: 'a', emails: [{ value: 'a@b' }], [ENTERPRISE]: { employeeNumber: '1' } },
    ],
  ])('%j', (wanted, expected) => {
    expect(projected(user, wanted)).toEqual(expected);
  });
});

import { FILE_TYPES, fileFormatOf } from './file-format.js';

describe('fileFormatOf', () => {
  it.each<[Record<string, unknown>, string | undefined, string | null]>([
    [{}, undefined, null],
    [{}, 'application/json', null],
    [{}, '*/*', null],
    [{}, 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', null],
    [{}, 'text/csv', 'csv'],
    [{}, 'TEXT/CSV', 'csv'],
    [{}, 'text/*', 'csv'],
    [{}, 'text/csv;q=0.5, application/json', null],
    [{}, 'text/csv, */*;q=0.1', 'csv'],
    [{}, 'text/csv;q=0', null],
    [{}, FILE_TYPES.xlsx, 'xlsx'],
    [{}, `text/csv;q=0.9, ${FILE_TYPES.xlsx}`, 'xlsx'],
    [{ format: 'csv' }, undefined, 'csv'],
    [{ format: 'xlsx' }, 'text/csv', 'xlsx'],
    [{ format: 'json' }, 'text/csv', null],
    [{ format: 'pdf' }, 'text/csv', null],
    [{ format: ['csv', 'csv'] }, undefined, null],
  ])('%j with Accept %j is %j', (query, accept, format) => {
    expect(fileFormatOf({ query, headers: { accept } })).toBe(format);
  });
});

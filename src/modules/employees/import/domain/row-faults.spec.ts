import { isWarning, ROW_FAULTS, type RowFaultCode, statusOf } from './row-faults.js';

const fault = (code: RowFaultCode): Parameters<typeof isWarning>[0] => ({ column: '', code, value: '' });

describe('Every fault of a row', () => {
  it.each(Object.entries(ROW_FAULTS))('%s is told in both languages, with the same facts', (_code, { id, en }) => {
    const factsOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([fact]) => fact).sort();
    expect(id).toMatch(/^[A-Z].{8,}\.$/);
    expect(en).toMatch(/^[A-Z].{8,}\.$/);
    expect(factsOf(id)).toEqual(factsOf(en));
  });
});

describe('statusOf', () => {
  it('is that of the worst fault', () => {
    expect(statusOf([])).toBe('OK');
    expect(statusOf([fault('SEX_DIFFERS')])).toBe('WARNING');
    expect(statusOf([fault('SEX_DIFFERS'), fault('REQUIRED')])).toBe('ERROR');
  });
});

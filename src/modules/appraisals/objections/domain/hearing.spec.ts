import { sidesToHear } from './hearing.js';

describe('who still has to be heard (rule OB-5)', () => {
  it.each([
    [[], '2026-04-20', ['EMPLOYEE', 'APPRAISER']],
    [['EMPLOYEE'], '2026-04-20', ['APPRAISER']],
    [['APPRAISER'], '2026-04-20', ['EMPLOYEE']],
    [['APPRAISER', 'EMPLOYEE', 'APPRAISER'], '2026-04-20', []],
    [['EMPLOYEE'], '2026-04-21', []],
    [[], '2026-04-21', []],
  ] as const)('heard %j, on %s', (heard, today, expected) => {
    expect(sidesToHear(heard, '2026-04-20', today)).toEqual(expected);
  });
});

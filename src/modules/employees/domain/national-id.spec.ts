import { differencesOf, maskNationalId, type NationalId, parseNationalId } from './national-id.js';

describe('parseNationalId (rule EM-40)', () => {
  it.each([
    ['a man', '3374010207870001', { registeredIn: '337401', birth: '87-07-02', sex: 'MALE' }],
    ['a woman, with 40 added to the day', '3374016207870001', { birth: '87-07-22', sex: 'FEMALE' }],
    ['born on the 31st', '3374017112900012', { birth: '90-12-31', sex: 'FEMALE' }],
    ['born on 29 February of a leap year', '3374012902880003', { birth: '88-02-29', sex: 'MALE' }],
    ['born on 29 February 2000', '3374012902000003', { birth: '00-02-29' }],
  ])('reads %s', (_name, digits, expected) => {
    expect(parseNationalId(digits)).toMatchObject({ digits, ...expected });
  });

  it.each([
    ['15 digits', '337401620787000', 'NIK_NOT_16_DIGITS'],
    ['a letter', '337401620787000A', 'NIK_NOT_16_DIGITS'],
    ['a point', '3374016207.70001', 'NIK_NOT_16_DIGITS'],
    ['the month 13', '3374010213870001', 'NIK_BIRTH_DATE'],
    ['the day 40, which is none of a woman', '3374014007870001', 'NIK_BIRTH_DATE'],
    ['the day 72', '3374017207870001', 'NIK_BIRTH_DATE'],
    ['29 February 1987', '3374012902870001', 'NIK_BIRTH_DATE'],
    ['the sequence 0000', '3374010207870000', 'NIK_SEQUENCE'],
  ])('refuses %s', (_name, digits, fault) => {
    expect(parseNationalId(digits)).toBe(fault);
  });
});

describe('differencesOf (rule EM-40)', () => {
  const woman = parseNationalId('3374016207870001') as NationalId;

  it.each([
    ['1987-07-22', 'FEMALE', []],
    [null, null, []],
    ['1987-07-23', 'FEMALE', ['NIK_BIRTH_DATE_DIFFERS']],
    ['1987-07-22', 'MALE', ['NIK_SEX_DIFFERS']],
    ['1986-07-22', 'MALE', ['NIK_BIRTH_DATE_DIFFERS', 'NIK_SEX_DIFFERS']],
  ])('born on %s, %s: %j', (birthDate, sex, expected) => {
    expect(differencesOf(woman, { birthDate, sex })).toEqual(expected);
  });
});

describe('maskNationalId', () => {
  it.each([
    ['3374016207870001', '3374••••••••0001'],
    ['33740162', '••••••••'],
    ['', ''],
  ])('%s is shown as %s', (digits, shown) => expect(maskNationalId(digits)).toBe(shown));
});

import { type AgeBounds, type CivilServantNumber, type NumberFault } from './civil-servant-number.js';
import { parseCivilServantNumber } from './civil-servant-number.js';

const read = (digits: string, ages: AgeBounds = { youngest: 17, oldest: 70 }): CivilServantNumber | NumberFault =>
  parseCivilServantNumber(digits, '2026-03-02', ages);

describe('parseCivilServantNumber (rules EM-1, EM-2)', () => {
  it.each([
    [
      'a PNS',
      '198707222019031005',
      { kind: 'PNS', birthDate: '1987-07-22', sex: 'MALE', serviceFrom: '2019-03', sequence: 5 },
    ],
    [
      'a PPPK',
      '200012312024211001',
      { kind: 'PPPK', birthDate: '2000-12-31', sex: 'MALE', serviceFrom: '2024', sequence: 1 },
    ],
    ['a woman', '199003152015042002', { kind: 'PNS', sex: 'FEMALE', serviceFrom: '2015-04' }],
    ['somebody who is 70 until tomorrow', '195503031980031001', { birthDate: '1955-03-03' }],
    ['born on 29 February', '198802292010011001', { birthDate: '1988-02-29' }],
    ['in service from the month after the 17th birthday', '199001152007021001', { serviceFrom: '2007-02' }],
  ])('reads %s', (_name, digits, expected) => {
    expect(read(digits)).toMatchObject(expected);
  });

  it.each([
    ['17 digits', '19870722201903100', 'NOT_18_DIGITS'],
    ['a letter', '19870722201903100A', 'NOT_18_DIGITS'],
    ['spaces', '19870722 201903 1 005', 'NOT_18_DIGITS'],
    ['29 February of a common year', '198702292010011001', 'BIRTH_DATE'],
    ['somebody who turned 71 yesterday', '195503011980031001', 'AGE'],
    ['somebody who is 16', '200903032026031001', 'AGE'],
    ['month 13', '198707222019131005', 'SERVICE_MONTH'],
    ['month 00', '198707222019001005', 'SERVICE_MONTH'],
    ['code 20', '198707222019201005', 'SERVICE_MONTH'],
    ['code 30', '198707222019301005', 'SERVICE_MONTH'],
    ['service in the month of the 17th birthday', '199001152007011001', 'TOO_YOUNG'],
    ['sex digit 3', '198707222019033005', 'SEX_DIGIT'],
    ['sequence 000', '198707222019031000', 'SEQUENCE'],
  ])('refuses %s', (_name, digits, fault) => {
    expect(read(digits)).toBe(fault);
  });

  it.each([
    ['somebody who is 18', '200803022026031001', { youngest: 18, oldest: 65 }, 'TOO_YOUNG'],
    ['somebody who is 18, in service since this month', '200802012026031001', { youngest: 18, oldest: 65 }, null],
    ['somebody who turns 18 tomorrow', '200803032026031001', { youngest: 18, oldest: 65 }, 'AGE'],
    ['somebody who is 65 until tomorrow', '196003031980031001', { youngest: 18, oldest: 65 }, null],
    ['somebody who turned 66 today', '196003021980031001', { youngest: 18, oldest: 65 }, 'AGE'],
    ['the same with a higher bound', '196003021980031001', { youngest: 18, oldest: 66 }, null],
    ['service from 18 on only', '199001152007021001', { youngest: 18, oldest: 65 }, 'TOO_YOUNG'],
  ])('goes by the bounds of the installation: %s', (_name, digits, ages, fault) => {
    const number = read(digits, ages);
    expect(typeof number === 'string' ? number : null).toBe(fault);
  });
});

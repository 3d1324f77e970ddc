import { outcomeOf } from './distribution.js';

describe('outcomeOf (rule LB-5)', () => {
  it.each([
    ['nobody has a plan', [], 'NO_PLAN'],
    ['the only plan took it', ['ADDED'], 'ADDED'],
    ['one of two took it', ['NOT_EDITABLE', 'ADDED'], 'ADDED'],
    ['one has it and the other is signed', ['NOT_EDITABLE', 'ALREADY'], 'ALREADY'],
    ['one is full and the other of another form', ['OTHER_FORM', 'FULL'], 'FULL'],
    ['one is of another form and the other signed', ['NOT_EDITABLE', 'OTHER_FORM'], 'OTHER_FORM'],
    ['all are signed', ['NOT_EDITABLE', 'NOT_EDITABLE'], 'NOT_EDITABLE'],
  ] as const)('where %s', (_, plans, expected) => {
    expect(outcomeOf(plans)).toBe(expected);
  });
});

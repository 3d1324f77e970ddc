import { describe, expect, it } from '@jest/globals';
import { stateOf } from './document-state.js';

const subject = (version: number | null, isVoid = false) => ({ version, isVoid });

describe('stateOf (rule DC-6)', () => {
  it.each([
    { name: 'genuine while it is the latest', replaced: false, of: subject(4), state: 'GENUINE' },
    { name: 'genuine where documents follow no signature', replaced: false, of: subject(null), state: 'GENUINE' },
    { name: 'genuine although nothing is known of its subject any more', replaced: false, of: null, state: 'GENUINE' },
    { name: 'replaced by a newer document', replaced: true, of: subject(4), state: 'REPLACED' },
    { name: 'replaced once something newer was signed', replaced: false, of: subject(5), state: 'REPLACED' },
    { name: 'annulled with its subject', replaced: false, of: subject(4, true), state: 'ANNULLED' },
    { name: 'annulled, whether it was replaced or not', replaced: true, of: subject(5, true), state: 'ANNULLED' },
  ])('is $name', ({ replaced, of, state }) =>
    expect(stateOf({ subjectVersion: 4, isReplaced: replaced }, of)).toBe(state),
  );
});

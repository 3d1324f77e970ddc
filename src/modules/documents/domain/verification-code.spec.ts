import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentNumber } from './document-kinds.js';
import { CODE_LENGTH, codeOf, shownCode, typedCode } from './verification-code.js';

describe('verification codes (rule DC-5)', () => {
  it.each([
    ['7Q4K-9XWM-2TRB-VH3N', '7Q4K9XWM2TRBVH3N'],
    ['7q4k9xwm2trbvh3n', '7Q4K9XWM2TRBVH3N'],
    [' 7Q4K 9XWM 2TRB VH3N ', '7Q4K9XWM2TRBVH3N'],
    ['OIL0-0000-0000-0000', '0110000000000000'],
    ['7Q4K-9XWM-2TRB-VH3', null],
    ['7Q4K-9XWM-2TRB-VH3NX', null],
    ['7Q4K-9XWM-2TRB-VH3U', null],
    ['', null],
  ])('takes %j as %j', (typed, code) => expect(typedCode(typed)).toBe(code));

  it('takes every code as it is shown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH }), (random) => {
        const code = codeOf(random);
        expect(typedCode(shownCode(code))).toBe(code);
      }),
    );
  });
});

describe('documentNumber (rule DC-5)', () => {
  it.each([
    ['SKP', 1, 'SKP/2026/000001'],
    ['KEPUTUSAN_KEBERATAN', 1234567, 'KKB/2026/1234567'],
  ] as const)('counts %s number %d as %s', (kind, sequence, number) =>
    expect(documentNumber(kind, '2026', sequence)).toBe(number),
  );
});

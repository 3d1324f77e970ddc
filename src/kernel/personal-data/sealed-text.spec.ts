import { SealedTexts } from './sealed-text.js';

const SECRET = 'rahasia uji coba yang cukup panjang';
const texts = new SealedTexts(SECRET, 'test');

describe('SealedTexts', () => {
  it('opens what it sealed, and seals the same text differently each time', () => {
    const sealed = texts.seal('siti', 'JBSWY3DPEHPK3PXP');
    expect(texts.open('siti', sealed)).toBe('JBSWY3DPEHPK3PXP');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('JBSWY3DP');
    expect(texts.seal('siti', 'JBSWY3DPEHPK3PXP')).not.toBe(sealed);
  });

  it.each<[string, (sealed: string) => string | null]>([
    ['of another owner', (sealed) => texts.open('budi', sealed)],
    ['under another secret', (sealed) => new SealedTexts(`${SECRET}!`, 'test').open('siti', sealed)],
    ['for another purpose', (sealed) => new SealedTexts(SECRET, 'other').open('siti', sealed)],
    ['with a changed byte', (sealed) => texts.open('siti', (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1))],
    ['cut short', (sealed) => texts.open('siti', sealed.slice(0, -4))],
    ['that is nothing', () => texts.open('siti', '')],
  ])('does not open one %s', (_, open) => expect(open(texts.seal('siti', 'JBSWY3DPEHPK3PXP'))).toBeNull());
});

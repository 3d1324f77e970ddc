import { COMMON_PASSWORDS } from './common-passwords.js';
import { type CharacterKind, passwordWeakness } from './password-policy.js';

const POLICY = { minLength: 12, kinds: [], contextWords: [] };
const NAMES = ['198707222010011005', 'siti.nur@garut.go.id', 'ed@garut.go.id', null];

describe('passwordWeakness (R36)', () => {
  it.each([
    ['hujan turun pelan di kebun', null],
    ['tbqzkxwmvjgh', null],
    ['837465019283', null],
    ['Pa5-xQ!mmtz9', null],
    ['雨雨風風雲雲山山川川田町', null],
    ['🐘🌋🚲🎻🧭🪁🧵🪔🪘🦜🐚🌾', null],
    [' ruang di tepi ', null],
    ['x9'.repeat(3) + 'kabut dan embun '.repeat(7), null],
    ['jakarta 8302 9174 2205', null],
    ['elevenchars', 'TOO_SHORT'],
    ['🐘🌋🚲🎻🧭🪁🧵🪔🪘🦜🐚', 'TOO_SHORT'],
    ['kabut dan '.repeat(13), 'TOO_LONG'],
    ['Password1234', 'COMMON'],
    ['P@ssw0rd2026', 'COMMON'],
    ['indonesia2026!', 'COMMON'],
    ['***BismillaH***', 'COMMON'],
    ['passwordpassword', 'COMMON'],
    ['aaaaaaaaaaaa', 'COMMON'],
    ['123123123123', 'COMMON'],
    ['abcdefghijkl', 'COMMON'],
    ['0987654321098', 'COMMON'],
    ['qwertyuiop12', 'COMMON'],
    ['ｐａｓｓｗｏｒｄ1234', 'COMMON'],
    ['x198707222010011005', 'CONTAINS_NAME'],
    ['Siti.Nur-musim-hujan', 'CONTAINS_NAME'],
    ['Sasaran-kabut-embun', 'CONTAINS_NAME'],
    ['merdeka itu tedun', null],
  ])('%s: %s', (password, weakness) => expect(passwordWeakness(password, POLICY, NAMES)).toBe(weakness));

  it.each<[string, CharacterKind[], string | null]>([
    ['hujan turun pelan di kebun', [], null],
    ['hujan turun pelan di kebun', ['lower', 'sign'], null],
    ['hujan turun pelan di kebun', ['upper', 'lower'], 'LACKS_UPPER'],
    ['HUJAN TURUN PELAN', ['upper', 'lower'], 'LACKS_LOWER'],
    ['Hujan Turun Pelan', ['upper', 'lower', 'digit'], 'LACKS_DIGIT'],
    ['Hujan7Turun7Pelan', ['upper', 'lower', 'digit', 'sign'], 'LACKS_SIGN'],
    ['Hujan-7-Turun', ['upper', 'lower', 'digit', 'sign'], null],
    ['Ölberg ٣ kabut pagi', ['upper', 'lower', 'digit', 'sign'], null],
    ['Password-1234', ['upper', 'lower', 'digit', 'sign'], 'COMMON'],
    ['Kabut-7', ['upper', 'lower', 'digit', 'sign'], 'TOO_SHORT'],
  ])('%s, when %j are demanded: %s', (password, kinds, weakness) =>
    expect(passwordWeakness(password, { ...POLICY, kinds }, NAMES)).toBe(weakness),
  );

  it.each([
    ['kabut di Garut pagi', 'CONTAINS_WORD'],
    ['kabut-DINKES-embun', 'CONTAINS_WORD'],
    ['kabut di gunung pagi', null],
  ])('%s, when the words of the installation are Garut and dinkes: %s', (password, weakness) =>
    expect(passwordWeakness(password, { ...POLICY, contextWords: ['Garut', 'dinkes'] }, NAMES)).toBe(weakness),
  );

  it.each([
    [8, 'kabut7!x', null],
    [8, 'kabut7!', 'TOO_SHORT'],
    [64, 'kabut dan embun '.repeat(4), null],
    [64, 'kabut dan embun '.repeat(4).slice(1), 'TOO_SHORT'],
  ])('a least length of %i: %s is %s', (minLength, password, weakness) =>
    expect(passwordWeakness(password, { ...POLICY, minLength }, NAMES)).toBe(weakness),
  );

  it('knows a few hundred common passwords, all in the form it compares', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(400);
    expect([...COMMON_PASSWORDS].filter((word) => word !== word.normalize('NFKC').toLowerCase())).toEqual([]);
  });
});

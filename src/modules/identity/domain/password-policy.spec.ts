import { COMMON_PASSWORDS } from './common-passwords.js';
import { passwordWeakness } from './password-policy.js';

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
  ])('%s: %s', (password, weakness) => expect(passwordWeakness(password, 12, NAMES)).toBe(weakness));

  it('knows a few hundred common passwords, all in the form it compares', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(400);
    expect([...COMMON_PASSWORDS].filter((word) => word !== word.normalize('NFKC').toLowerCase())).toEqual([]);
  });
});

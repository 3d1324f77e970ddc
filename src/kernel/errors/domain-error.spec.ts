import { defineProblems, problemByCode } from './domain-error.js';

describe('defineProblems', () => {
  it('refuses a code that is defined already, whose text would otherwise depend on the order of imports', () => {
    defineProblems('ROOM', { LOCKED: ['conflict', ['Terkunci', 'Buka dulu.'], ['Locked', 'Open it first.']] });
    const again = (): unknown =>
      defineProblems('ROOM', { LOCKED: ['failed', ['Macet', 'Panggil tukang.'], ['Stuck', 'Call somebody.']] });
    expect(again).toThrow('The problem ROOM.LOCKED is defined twice.');
    expect(problemByCode('ROOM.LOCKED')?.kind).toBe('conflict');
  });
});

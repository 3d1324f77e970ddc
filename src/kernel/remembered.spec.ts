import { Remembered } from './remembered.js';

describe('Remembered', () => {
  const filled = (): Remembered<string> => {
    const remembered = new Remembered<string>(3);
    for (const key of ['a', 'b', 'c']) remembered.keep(key, key.toUpperCase());
    return remembered;
  };
  const known = (remembered: Remembered<string>): string[] =>
    ['a', 'b', 'c', 'd', 'e'].filter((key) => remembered.get(key) !== undefined);

  it('gives what was kept, and nothing else', () => {
    const remembered = filled();
    expect([remembered.get('a'), remembered.get('x')]).toEqual(['A', undefined]);
    expect(remembered.keep('d', 'D')).toBe('D');
  });

  it('forgets first what nobody asked for longest', () => {
    const remembered = filled();
    remembered.get('a');
    remembered.keep('d', 'D');
    expect(known(remembered)).toEqual(['a', 'c', 'd']);
    remembered.keep('e', 'E');
    expect(known(remembered)).toEqual(['c', 'd', 'e']);
  });

  it('forgets nothing for what it knows already', () => {
    const remembered = filled();
    remembered.keep('b', 'new');
    expect([known(remembered), remembered.get('b')]).toEqual([['a', 'b', 'c'], 'new']);
  });

  it('never keeps more than it may', () => {
    const remembered = new Remembered<string>(10);
    for (let key = 0; key < 1_000; key += 1) remembered.keep(String(key), 'value');
    const left = Array.from({ length: 1_000 }, (_, key) => String(key)).filter((key) => remembered.get(key));
    expect(left).toEqual(Array.from({ length: 10 }, (_, index) => String(990 + index)));
  });
});

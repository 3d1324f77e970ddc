import { tellsOfFew } from './few-ratees.js';

describe('tellsOfFew (rule FA-14)', () => {
  it.each([
    { name: 'all may be read: nothing new is told', ratees: 6, read: 6, unread: 0, expected: false },
    { name: 'one of three may not be read', ratees: 3, read: 2, unread: 1, expected: true },
    {
      name: 'one of twenty may not be read: what the others lack is his',
      ratees: 20,
      read: 19,
      unread: 1,
      expected: true,
    },
    { name: 'four of twenty', ratees: 20, read: 16, unread: 4, expected: true },
    { name: 'five of twenty are the minimum', ratees: 20, read: 15, unread: 5, expected: false },
    { name: 'none of four', ratees: 4, read: 0, unread: 4, expected: true },
    { name: 'none of five', ratees: 5, read: 0, unread: 5, expected: false },
    { name: 'two more were published since, of whom one may be read', ratees: 9, read: 5, unread: 6, expected: true },
  ])('$name', ({ expected, ...people }) => {
    expect(tellsOfFew(people, 5)).toBe(expected);
  });
});

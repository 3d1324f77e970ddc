import { describe, expect, it } from '@jest/globals';
import {
  askedSeconds,
  isHopeless,
  maskedAnswer,
  outcomeOfStatus,
  restSeconds,
  RETRY_AFTER_SECONDS,
  retryAfterSeconds,
} from './delivery-rules.js';

const NOW = new Date('2026-03-02T01:00:00Z');

describe('retryAfterSeconds', () => {
  it.each([
    [1, 5],
    [2, 5 * 60],
    [3, 30 * 60],
    [4, 2 * 3_600],
    [5, 5 * 3_600],
    [6, 7 * 3_600],
    [7, 9 * 3_600],
    [8, null],
    [9, null],
  ])('after attempt %i waits %s seconds', (attempts, seconds) => {
    expect(retryAfterSeconds(attempts, 0)).toBe(seconds);
  });

  it('spreads what failed together over a tenth more', () => {
    expect(retryAfterSeconds(2, 0.5)).toBe(315);
    expect(retryAfterSeconds(2, 1)).toBe(330);
  });

  it('tries for about a day', () => {
    const hours = RETRY_AFTER_SECONDS.reduce((sum, seconds) => sum + seconds, 0) / 3_600;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(25);
  });
});

describe('restSeconds', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 10],
    [4, 20],
    [5, 40],
    [8, 320],
    [9, 600],
    [500, 600],
  ])('after %i failures in a row leaves a receiver alone for %i seconds', (failures, seconds) => {
    expect(restSeconds(failures)).toBe(seconds);
  });
});

describe('askedSeconds', () => {
  it.each([
    ['120', 120],
    ['0', 0],
    ['999999999', 86_400],
    ['Mon, 02 Mar 2026 01:10:00 GMT', 600],
    ['Mon, 02 Mar 2026 00:10:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    ['1e3', 0],
    [undefined, 0],
  ])('of Retry-After: %s is %i', (header, seconds) => {
    expect(askedSeconds(header, NOW)).toBe(seconds);
  });
});

describe('isHopeless', () => {
  it.each([
    ['2026-02-25T01:00:00.001Z', false],
    ['2026-02-25T01:00:00.000Z', true],
    ['2026-01-01T00:00:00.000Z', true],
  ])('for a receiver that has taken nothing since %s is %s', (since, hopeless) => {
    expect(isHopeless(new Date(since), NOW)).toBe(hopeless);
  });
});

describe('outcomeOfStatus', () => {
  it.each([
    [200, 'DELIVERED'],
    [204, 'DELIVERED'],
    [299, 'DELIVERED'],
    [300, 'REDIRECT_REFUSED'],
    [302, 'REDIRECT_REFUSED'],
    [308, 'REDIRECT_REFUSED'],
    [400, 'STATUS_REFUSED'],
    [410, 'STATUS_REFUSED'],
    [500, 'STATUS_REFUSED'],
  ])('of %i is %s', (status, outcome) => {
    expect(outcomeOfStatus(status)).toBe(outcome);
  });
});

describe('maskedAnswer', () => {
  it.each([
    ['ok', 'ok'],
    ['', ''],
    ['{"ok":true,"n":12345}', '{"ok":true,"n":12345}'],
    ['NIP 199003152015042004 unknown', 'NIP [number] unknown'],
    ['NIP 19900315 201504 2 004 unknown', 'NIP [number] unknown'],
    ['telp 0812-3456-7890', 'telp [number]'],
    ['to siti.aminah@example.go.id!', 'to [e-mail]'],
    ['token eyJhbGciOiJFUzI1NiJ9abcdefgh', 'token [hidden]'],
    ['a\r\nb\u001b[31mc\u0000d', 'a b [31mc d'],
    ['x '.repeat(300), 'x '.repeat(100)],
  ])('shows %j as %j', (text, shown) => {
    expect(maskedAnswer(text)).toBe(shown);
  });
});

import {
  isMessageRefused,
  isRefusedForGood,
  isServerAway,
  RETRY_SECONDS,
  restSeconds,
  retrySeconds,
} from './delivery-rules.js';

describe('retrySeconds (rule NT-4)', () => {
  it.each([
    [1, 60],
    [2, 300],
    [7, 86_400],
    [8, null],
  ])('after attempt %i waits %s', (attempts, expected) => {
    expect(retrySeconds(attempts)).toBe(expected);
  });

  it('gives up after 41 hours', () => {
    expect(Math.floor(RETRY_SECONDS.reduce((sum, one) => sum + one, 0) / 3_600)).toBe(41);
  });
});

describe('restSeconds (rule NT-4)', () => {
  it.each([
    [1, 30],
    [2, 60],
    [5, 480],
    [6, 600],
    [60, 600],
  ])('after %i failures in a row rests %i', (failures, expected) => {
    expect(restSeconds(failures)).toBe(expected);
  });
});

describe('what a failure means (rule NT-4)', () => {
  it.each([
    ['no such mailbox', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, true, false],
    ['mailbox full for now', { code: 'EENVELOPE', responseCode: 452, command: 'RCPT TO' }, false, false],
    ['sender not known', { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }, false, true],
    ['no room', { code: 'ECONNECTION', responseCode: 421 }, false, true],
    ['no address at all', { code: 'EENVELOPE' }, false, false],
    ['message not wanted', { code: 'EMESSAGE', responseCode: 554 }, true, false],
    ['wrong password', { code: 'EAUTH', responseCode: 535 }, false, true],
    ['nobody listens', { code: 'ESOCKET' }, false, true],
    ['no answer in time', { code: 'ETIMEDOUT' }, false, true],
    ['something unknown', {}, false, true],
  ])('%s', (_, fault, forGood, away) => {
    expect([isRefusedForGood(fault), isServerAway(fault)]).toEqual([forGood, away]);
  });
});

describe('what the answer of a gateway means (rule NT-8)', () => {
  it.each([
    ['a body that it cannot read', 400, true],
    ['a receiver that is gone', 410, true],
    ['a number that is none', 422, true],
    ['a wrong signature', 401, false],
    ['a wrong address', 404, false],
    ['too many at once', 429, false],
    ['a redirect', 302, false],
    ['a failure of its own', 503, false],
    ['no answer', null, false],
  ])('%s', (_, status, forGood) => {
    expect(isMessageRefused(status)).toBe(forGood);
  });
});

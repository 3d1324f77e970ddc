import { type Attempts, byName, byNetwork, delaySeconds, type ThrottleRule, waitSeconds } from './throttle-schedule.js';

const NOON = new Date('2026-03-02T12:00:00Z');
const later = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);

function attempts(rule: ThrottleRule, count: number, at = NOON): Attempts | undefined {
  let state: Attempts | undefined;
  for (let i = 0; i < count; i += 1) state = rule(state, at);
  return state;
}

describe('Delay after failures in a row with one name', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 2],
    [6, 4],
    [9, 32],
    [10, 64],
    [13, 512],
    [14, 900],
    [1_000_000, 900],
  ])('after %i: %i s', (failures, seconds) => expect(delaySeconds(failures)).toBe(seconds));
});

describe('A series of attempts', () => {
  it.each([
    ['the fourth wrong name is free', byName, 4, NOON, 0],
    ['the fifth makes one wait', byName, 5, NOON, 2],
    ['a part of a second is a whole one to wait', byName, 5, later(1.5), 1],
    ['the wait ends by itself', byName, 5, later(2), 0],
    ['a network has 49 failures free', byNetwork, 49, NOON, 0],
    ['the 50th closes it until the quarter hour is over', byNetwork, 50, later(60), 840],
    ['then it is open again', byNetwork, 50, later(900), 0],
  ])('%s', (_, rule, count, now, seconds) => expect(waitSeconds(attempts(rule, count), now)).toBe(seconds));

  it('is forgotten a day after the last failure with a name', () => {
    expect(byName(attempts(byName, 9), later(86_399)).failures).toBe(10);
    expect(byName(attempts(byName, 9), later(86_400)).failures).toBe(1);
  });

  it('of a network is forgotten a quarter of an hour after its first failure', () => {
    const state = byNetwork(attempts(byNetwork, 30), later(600));
    expect(state).toMatchObject({ failures: 31, forgetAt: later(900) });
    expect(byNetwork(state, later(900)).failures).toBe(1);
  });
});

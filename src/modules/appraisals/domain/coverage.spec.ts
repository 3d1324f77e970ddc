import { coverageOf } from './coverage.js';

const policy = { minimumCoveragePercent: 50, minimumEvidence: 1 };
const NOTHING = { reports: 0, evidence: 0, feedback: 0 };
const REPORTED = { ...NOTHING, reports: 2 };

describe('coverageOf (rule AP-17)', () => {
  it.each([
    ['no result', [], 0, [0, 0, false]],
    ['half of them reported, with evidence', [REPORTED, NOTHING], 1, [1, 50, true]],
    ['half of them reported, without evidence', [REPORTED, NOTHING], 0, [1, 50, false]],
    ['a third of them', [REPORTED, NOTHING, NOTHING], 1, [1, 33, false]],
    ['all', [REPORTED, REPORTED, REPORTED], 5, [3, 100, true]],
  ] as const)('%s', (_, traces, evidence, [withProgress, progressPercent, isEnough]) => {
    expect(coverageOf(traces, evidence, policy)).toMatchObject({ withProgress, progressPercent, isEnough, evidence });
  });

  it('counts results with evidence and with feedback apart', () => {
    const traces = [
      { reports: 0, evidence: 3, feedback: 0 },
      { reports: 1, evidence: 0, feedback: 1 },
    ];
    expect(coverageOf(traces, 3, policy)).toMatchObject({ results: 2, withEvidence: 1, withFeedback: 1 });
  });

  it('asks for nothing where the minimum is 0', () => {
    expect(coverageOf([NOTHING], 0, { minimumCoveragePercent: 0, minimumEvidence: 0 }).isEnough).toBe(true);
  });
});

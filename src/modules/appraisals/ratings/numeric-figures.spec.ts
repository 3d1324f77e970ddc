import { NUMERIC_DEFAULTS } from '../domain/numeric-inputs.js';
import { numericInputs } from './numeric-figures.js';

describe('what colleagues say under PP 30/2019 (AP-11, AP-21)', () => {
  const aspects = ['ORIENTASI_PELAYANAN', 'KOMITMEN', 'INISIATIF_KERJA', 'KERJA_SAMA'] as const;
  const behaviours = aspects.map((aspect) => ({ aspect, value: '100' }));
  const reviewed = (scores: object) => ({
    ...{ reviewRoundId: '', roundName: '', closedOn: '2026-06-30' },
    figures: {
      ...{ score: null, coveragePercent: 0, subjects: [], items: [] },
      groups: Object.entries(scores).map(([group, score]) => ({ group, respondents: null, score })) as never,
    },
  });
  const peersOf = (peersExpectedScore: number, scores: object | null): number | null => {
    const settings = { ...NUMERIC_DEFAULTS, peersExpectedScore };
    const review = scores && reviewed(scores);
    return numericInputs([], { behaviours }, { isLeader: false, settings, review }).peersHundredths;
  };

  it.each([
    ['peers and subordinates, in points of what is expected', 75, { PEER: 90, SUBORDINATE: 75, SUPERIOR: 10 }, 11_000],
    ['nothing of those whom the unit serves', 75, { PEER: 75, SERVED: 100 }, 10_000],
    ['nothing where only those whom the unit serves are shown', 75, { SERVED: 100 }, null],
    ['those who are too few alone', 75, { OTHERS: 60, SELF: 100 }, 8_000],
    ['nothing where only the superior and the person are shown', 75, { SUPERIOR: 90, SELF: 100 }, null],
    ['nothing where a group has no score', 75, { PEER: null }, null],
    ['nothing where no round was released', 75, null, null],
    ['nothing where colleagues are not asked', 0, { PEER: 90 }, null],
  ])('is %s', (_, expected, scores, hundredths) => {
    expect(peersOf(expected, scores)).toBe(hundredths);
  });
});

describe('leadership under PP 30/2019 (AP-11)', () => {
  const rated = (isLeader: boolean) => {
    const behaviours = [{ aspect: 'KEPEMIMPINAN', value: '95.50' }] as const;
    return numericInputs([], { behaviours: [...behaviours] }, { isLeader, settings: NUMERIC_DEFAULTS, review: null });
  };

  it('is taken of who leads, and refused of anybody else', () => {
    expect(rated(true).behaviours).toEqual({ KEPEMIMPINAN: 9550 });
    expect(() => rated(false)).toThrow(
      expect.objectContaining({ definition: expect.objectContaining({ code: 'APPRAISAL.NOT_A_LEADER' }) }),
    );
  });
});

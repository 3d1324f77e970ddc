import type { RatedPerson } from '../../../src/modules/insights/fairness/domain/rated-year.js';
import { type Citizen, SECTIONS_PER_OFFICE, SPECIFIC } from './citizens.js';
import type { Random } from './random.js';

/** Reliability of a single reviewer; a fifth of his error is leniency towards everybody. */
const [RELIABILITY, MILDNESS_SHARE] = [0.35, 0.2];
/** Seven to ten peers are asked, mostly of the section; a fifth of people lead five others. */
const [FEWEST_PEERS, MOST_PEERS, OF_SECTION, LEADERS, REPORTS] = [7, 10, 0.7, 0.2, 5];
/** Share of those asked who answer, and from how many answers on a group is shown. */
const [RESPONSE, MINIMUM] = [0.8, 3];
const [MIDDLE, POINTS] = [68, 9];

/** What colleagues say of everybody's behaviour, as means of groups from 0 to 100. Reviewers of a section err together. */
export function reviewsOf(citizens: readonly Citizen[], random: Random): RatedPerson['reviews'][] {
  const error = (1 + SPECIFIC) * (1 / RELIABILITY - 1);
  const mildness = citizens.map(() => Math.sqrt(MILDNESS_SHARE * error) * random.normal());
  const officeOf = (appraiser: number) => Math.floor(appraiser / SECTIONS_PER_OFFICE);
  const bySection = Map.groupBy(citizens.keys(), (at) => citizens[at]?.section ?? 0);
  const byOffice = Map.groupBy(citizens.keys(), (at) => officeOf(citizens[at]?.appraiser ?? 0));
  return citizens.map(({ appraiser, section, behaviour }, about) => {
    const answer = (from: number): number =>
      behaviour + (mildness[from] ?? 0) + Math.sqrt((1 - MILDNESS_SHARE) * error) * random.normal();
    const near = (bySection.get(section) ?? []).filter((at) => at !== about);
    const far = (byOffice.get(officeOf(appraiser)) ?? []).filter((at) => citizens[at]?.section !== section);
    const ask = (count: number, share: number) =>
      drawn(count, () => random.pick(random.uniform() < share ? near : far)).filter(() => random.uniform() < RESPONSE);
    const peers = ask(random.whole(FEWEST_PEERS, MOST_PEERS), OF_SECTION).map(answer);
    const reports = random.uniform() < LEADERS ? ask(REPORTS, 0).map(answer) : [];
    return {
      ...(peers.length >= MINIMUM ? { PEERS: pointsOf(peers) } : {}),
      ...(reports.length >= MINIMUM ? { SUBORDINATES: pointsOf(reports) } : {}),
    };
  });
}

/** So many different ones, or as many as can be found. */
function drawn(count: number, draw: () => number | undefined): number[] {
  const found = new Set<number>();
  for (let turn = 0; found.size < count && turn < 10 * count; turn++) {
    const one = draw();
    if (one !== undefined) found.add(one);
  }
  return [...found];
}

function pointsOf(answers: readonly number[]): number {
  const mean = answers.reduce((sum, one) => sum + one, 0) / answers.length;
  return Math.max(0, Math.min(100, Math.round(MIDDLE + POINTS * mean)));
}

import { UNITS_PER_LEVEL } from '../../../src/modules/insights/fairness/domain/severity.js';
import type { RatedPerson, Sheet, Step } from '../../../src/modules/insights/fairness/domain/rated-year.js';
import type { Base, Shares } from './bases.js';
import { type Random, randomOf } from './random.js';
import { type Citizen, SECTIONS_PER_OFFICE, SPECIFIC } from './citizens.js';
import { reviewsOf } from './reviews.js';

/** What a government is made like. */
export interface Plan {
  readonly seed: number;
  readonly base: Base;
  readonly appraisers: number;
  /** Fewest and most ratees of an appraiser. */
  readonly ratees: readonly [number, number];
  /** Leniency of an appraiser in latent levels; positive is lenient. */
  readonly leniency: (at: number, random: Random) => number;
  /** Share of appraisers whose people come from all sections of their office. */
  readonly teamLeaders: number;
  /** What the first of the people of every tenth appraiser is given beyond the rest, in latent levels. */
  readonly favour: number;
}

/** A government whose truth is known. */
export interface Government {
  readonly people: readonly RatedPerson[];
  /** True level of each person: the mean of results and behaviour. */
  readonly truth: ReadonlyMap<string, number>;
  /** Planted leniency of each appraiser, in latent levels. */
  readonly leniency: ReadonlyMap<string, number>;
  readonly teamLeaders: ReadonlySet<string>;
  /** Those who were favoured. */
  readonly favoured: ReadonlySet<string>;
}

/** Variances of true levels between offices and sections. */
const [OFFICE, SECTION] = [0.15, 0.1];
/** Variance of what an appraiser sees in a person that is not there. */
const IMPRESSION = 0.15;
/** Noise of a single rating, and of a rating on the whole. */
const [ITEM_NOISE, OVERALL_NOISE] = [1, 0.2];
/** Correlation of true levels from year to year. */
const STABILITY = 0.7;
/** Share of people whom somebody else rated last year, and of those whom nobody did. */
const [OTHER_APPRAISER, NEW_PEOPLE] = [0.4, 0.1];
const SEEN_DEVIATION = Math.sqrt(1 + SPECIFIC + IMPRESSION);
/** One latent level: 1.349 standard deviations of what appraisers see of a person, results and behaviour together. */
const LEVEL = UNITS_PER_LEVEL * Math.sqrt(1 + SPECIFIC / 2 + IMPRESSION);

/** Makes a government with all that the plan plants. */
export function governmentOf(plan: Plan): Government {
  const random = randomOf(plan.seed);
  const leniency = Array.from({ length: plan.appraisers }, (_, at) => plan.leniency(at, random));
  const leads = leniency.map(() => random.uniform() < plan.teamLeaders);
  const citizens = citizensOf(plan, leads, random);
  const reviews = reviewsOf(citizens, random);
  const favoured = new Set(plan.favour === 0 ? [] : favouredOf(citizens));
  const rate = (appraiser: number, seen: Citizen['before'], favour: number): Sheet =>
    sheetOf(plan.base, seen, ((leniency[appraiser] ?? 0) + favour) * LEVEL, random);
  const people = citizens.map((citizen, at): RatedPerson => {
    const { id, appraiser, section, before } = citizen;
    const earlier = earlierAppraiser(plan, appraiser, random);
    return {
      ...{ employeeId: id, appraiserId: `a${appraiser}`, unitId: `u${section}` },
      ...{ sheet: rate(appraiser, citizen, favoured.has(id) ? plan.favour : 0), reviews: reviews[at] ?? {} },
      lastYear: earlier === null ? null : { appraiserId: `a${earlier}`, sheet: rate(earlier, before, 0) },
    };
  });
  return {
    people,
    truth: new Map(citizens.map(({ id, result, behaviour }) => [id, (result + behaviour) / 2])),
    leniency: new Map(leniency.map((value, at) => [`a${at}`, value])),
    teamLeaders: new Set(leads.flatMap((isLeader, at) => (isLeader ? [`a${at}`] : []))),
    favoured,
  };
}

/** The first of the people of every tenth appraiser. */
function favouredOf(citizens: readonly Citizen[]): string[] {
  const groups = Map.groupBy(citizens, ({ appraiser }) => appraiser);
  return [...groups].flatMap(([appraiser, [first]]) => (appraiser % 10 === 5 && first ? [first.id] : []));
}

function citizensOf({ appraisers, ratees }: Plan, leads: readonly boolean[], random: Random): Citizen[] {
  const citizens: Citizen[] = [];
  const draw = (variance: number) => Math.sqrt(variance) * random.normal();
  let units: number[] = [];
  for (let appraiser = 0; appraiser < appraisers; appraiser++) {
    const place = appraiser % SECTIONS_PER_OFFICE;
    if (place === 0) {
      const office = draw(OFFICE);
      units = Array.from({ length: SECTIONS_PER_OFFICE }, () => office + draw(SECTION));
    }
    for (let left = random.whole(...ratees); left > 0; left--) {
      const at = leads[appraiser] ? random.whole(0, SECTIONS_PER_OFFICE - 1) : place;
      const section = appraiser - place + at;
      const level = (units[at] ?? 0) + draw(1 - OFFICE - SECTION);
      const [result, behaviour] = [level + draw(SPECIFIC), level + draw(SPECIFIC)];
      const change = 1 - STABILITY ** 2;
      const common = draw(change);
      const earlier = (now: number) => STABILITY * now + common + draw(change * SPECIFIC);
      const before = { result: earlier(result), behaviour: earlier(behaviour) };
      citizens.push({ id: `e${citizens.length}`, appraiser, section, result, behaviour, before });
    }
  }
  return citizens;
}

function sheetOf(base: Base, seen: Citizen['before'], leniency: number, random: Random): Sheet {
  const impression = Math.sqrt(IMPRESSION) * random.normal() + leniency;
  const rate = (level: number, noise: number, { cuts: [lower, upper] }: Shares): Step => {
    const z = (level + impression + Math.sqrt(noise) * random.normal()) / Math.sqrt(SEEN_DEVIATION ** 2 + noise);
    return z > upper ? 1 : z < lower ? -1 : 0;
  };
  const items = (count: number, level: number) =>
    Array.from({ length: count }, () => rate(level, ITEM_NOISE, base.item));
  const isMisconduct = random.uniform() < base.misconduct;
  const overall = (level: number, shares: Shares) => [isMisconduct ? -1 : rate(level, OVERALL_NOISE, shares)] as const;
  return {
    RESULT: items(random.whole(3, 6), seen.result),
    VALUE: items(7, seen.behaviour),
    RESULT_OVERALL: overall(seen.result, base.resultOverall),
    BEHAVIOUR_OVERALL: overall(seen.behaviour, base.behaviourOverall),
  };
}

/** Who rated somebody last year: mostly the same one, else mostly one of the same office; null for new people. */
function earlierAppraiser({ appraisers }: Plan, appraiser: number, random: Random): number | null {
  if (random.uniform() < NEW_PEOPLE) return null;
  if (random.uniform() >= OTHER_APPRAISER) return appraiser;
  const office = appraiser - (appraiser % SECTIONS_PER_OFFICE);
  const inOffice = (office + random.whole(0, SECTIONS_PER_OFFICE - 1)) % appraisers;
  return random.uniform() < 0.7 ? inOffice : random.whole(0, appraisers - 1);
}

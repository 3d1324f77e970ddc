import { Random } from '../roster/random.js';
import type { DemoPerson } from './fill.js';
import { levelOf, shareReached } from './demo-progress.js';
import texts from './texts.json' with { type: 'json' };

/** Ratings of both parts with their reasons. */
type Judged = (typeof texts.ratings)['usual'];

/** What an appraiser says of a person: of both parts, of one result and of one core value. */
interface Said {
  readonly ratings: Judged;
  readonly items: Judged;
}

/** Friends whom an appraiser favours though they work less well, and what one sees in a person beside the quality, in standard deviations of it. */
const [FRIENDS, OF_FRIENDS, FOR_FRIENDS, FOR_ALL, IMPRESSION] = [2, -2.4, 5, 2.5, 0.4];
/** From where on of the level that an appraiser sees he speaks of more, or less, than was expected. */
const [BOTH_ABOVE, ABOVE, BELOW] = [1.5, 1.1, -1.6];

/**
 * How well people work, which no rule of the service knows, and what their appraisers make of it. Two who appraise many do not judge like the
 * others: one is lenient to everybody, and one to a few friends. Fairness figures may find them.
 */
export class DemoTruth {
  private readonly random = new Random(4711);
  private readonly qualities = new Map<string, number>();
  private readonly leniencies = new Map<string, number>();
  /** Who is lenient to everybody. */
  readonly lenient: DemoPerson['appraiser'] | undefined;

  /** Those of `spared` judge like the others. */
  constructor(people: readonly DemoPerson[], spared: ReadonlySet<DemoPerson>) {
    const ids = new Set([...spared].map(({ employeeId }) => employeeId));
    const teams = [...Map.groupBy(people, ({ appraiser }) => appraiser.employeeId).values()];
    const [all = [], some = []] = teams
      .filter((team) => team.every((one) => !spared.has(one) && !ids.has(one.appraiser.employeeId)))
      .sort((a, b) => b.length - a.length);
    this.lenient = all[0]?.appraiser;
    for (const { employeeId } of all) this.leniencies.set(employeeId, FOR_ALL);
    for (const { employeeId } of some.slice(0, FRIENDS)) {
      this.qualities.set(employeeId, OF_FRIENDS);
      this.leniencies.set(employeeId, FOR_FRIENDS);
    }
  }

  /** How well somebody works, in standard deviations around the middle. */
  qualityOf(employeeId: string): number {
    const known = this.qualities.get(employeeId);
    if (known !== undefined) return known;
    const quality = this.random.normal();
    this.qualities.set(employeeId, quality);
    return quality;
  }

  /** What the appraiser says of somebody; who is lenient to everybody says the same of everybody. */
  ratingOf({ employeeId, appraiser }: DemoPerson): Said {
    const leniency = this.leniencies.get(employeeId) ?? 0;
    const quality = this.qualityOf(employeeId);
    const ratings = this.said(quality + leniency + IMPRESSION * this.random.normal(), quality);
    const { resultRating, behaviourRating } = ratings;
    const isAbove = behaviourRating === 'DI_ATAS_EKSPEKTASI';
    const behaviourReason = isAbove ? texts.behaviourAbove : texts.items.behaviourReason;
    const items = { ...texts.items, resultRating, behaviourRating, behaviourReason };
    if (appraiser.employeeId === this.lenient?.employeeId) return { ratings, items };
    return { ratings: this.withDetail(ratings), items: this.withDetail(items) };
  }

  /** What the level that the appraiser sees is called; the reason says no more than what is reported shows. */
  private said(seen: number, quality: number): Judged {
    const { bothAbove, behaviourAbove, below, flattered, usual, usualAbove, usualBelow } = texts.ratings;
    const level = levelOf(shareReached(quality));
    if (seen > BOTH_ABOVE) return level === 'above' ? bothAbove : flattered;
    if (seen > ABOVE) return behaviourAbove;
    if (seen < BELOW) return below;
    return { above: usualAbove, middle: usual, below: usualBelow }[level];
  }

  /** Reasons with something of what only this person has done. */
  private withDetail({ resultReason, behaviourReason, ...ratings }: Judged): Judged {
    return {
      ...ratings,
      resultReason: `${this.random.pick(texts.resultDetails)} ${resultReason}`,
      behaviourReason: `${this.random.pick(texts.behaviourDetails)} ${behaviourReason}`,
    };
  }
}

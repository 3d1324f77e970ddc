import { NODES, normalDensity } from './normal.js';
import { RATING_KINDS, type Sheet, type Step } from './rated-year.js';
import { chanceOf, type RatingScale } from './rating-scale.js';

/** Mean, variance and third central moment of a sheet's score, and how its mean moves with the level. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
  readonly slope: number;
}

/** Levels on which everything is tabled. */
const [END, STEP] = [5, 0.25];
const LEVELS: readonly number[] = Array.from({ length: (2 * END) / STEP + 1 }, (_, at) => -END + at * STEP);
const LAST = LEVELS.length - 1;
const PRIOR: readonly number[] = LEVELS.map(normalDensity);

/** Of each kind and each rating, the chance on each level. */
type Chances = readonly (readonly (readonly number[])[])[];
type Counts = readonly [number, number, number];
const STEPS: readonly Step[] = [-1, 0, 1];

/** Moments of a score given each level, and what scores of such sheets are multiplied by. */
interface Shape {
  readonly factor: number;
  readonly mean: readonly number[];
  readonly second: readonly number[];
  readonly third: readonly number[];
}

/**
 * Sheets as numbers. A score is the level that a sheet shows (its mean given all ratings, levels of the government being standard normal),
 * stretched so that it rises by 1 with each unit of the level on average. What a score is given the level is exact, by going through all
 * sheets of a shape (how many ratings of each kind); so no null distribution needs sampling. Formulas: docs/domain/fairness.md.
 */
export class SheetScores {
  private readonly shapes = new Map<string, Shape>();
  private readonly levels = new Map<string, number>();
  private readonly chances = new Map<number, Chances>();
  private readonly tails = new Map<string, readonly number[]>();

  constructor(private readonly scale: RatingScale) {}

  /** The score of a sheet; null for an empty one. */
  scoreOf(sheet: Sheet): number | null {
    if (RATING_KINDS.every((kind) => sheet[kind].length === 0)) return null;
    return this.levelOf(sheet, 0) * this.shapeOf(sheet).factor;
  }

  /** The level that a sheet shows when the appraiser adds `shift` to every level, in units of the level that appraisers see. */
  levelOf(sheet: Sheet, shift: number): number {
    const counts = RATING_KINDS.map((kind) => countsOf(sheet[kind]));
    const key = `${counts.join(';')} ${shift}`;
    const known = this.levels.get(key);
    if (known !== undefined) return known;
    const table = this.chancesAt(shift);
    const chances = LEVELS.map((_, at) =>
      counts.reduce((all, count, kind) => all * together(table[kind] ?? [], count, at), PRIOR[at] ?? 0),
    );
    const level = meanOf(chances);
    this.levels.set(key, level);
    return level;
  }

  /** Moments of a sheet's score when the level that the appraiser sees is normal with this mean and variance. */
  momentsOf(sheet: Sheet, mean: number, variance: number): Moments {
    const shape = this.shapeOf(sheet);
    const deviation = variance > 0 ? variance ** 0.5 : 0;
    let [first, second, third, slope] = [0, 0, 0, 0];
    for (const { z, weight } of NODES) {
      const place = (mean + deviation * z + END) / STEP;
      const at = place <= 0 ? 0 : place >= LAST ? LAST - 1 : place | 0;
      const part = place <= 0 ? 0 : place >= LAST ? 1 : place - at;
      first += weight * between(shape.mean, at, part);
      second += weight * between(shape.second, at, part);
      third += weight * between(shape.third, at, part);
      slope += (weight * ((shape.mean[at + 1] ?? 0) - (shape.mean[at] ?? 0))) / STEP;
    }
    const spread = second - first ** 2;
    return { mean: first, variance: spread, third: third - 3 * first * second + 2 * first ** 3, slope };
  }

  /** The chance of a score as high as this sheet's or higher when the level that the appraiser sees is normal with this mean and variance. */
  chanceOfAtLeast(sheet: Sheet, mean: number, variance: number): number {
    const tail = this.tailOf(sheet);
    return NODES.reduce((sum, { z, weight }) => {
      const place = Math.max(0, Math.min(LAST, (mean + Math.sqrt(variance) * z + END) / STEP));
      const at = Math.min(LAST - 1, Math.floor(place));
      return sum + weight * between(tail, at, place - at);
    }, 0);
  }

  /** The same on each level; sheets with the same counts share it. */
  private tailOf(sheet: Sheet): readonly number[] {
    const counts = RATING_KINDS.map((kind) => countsOf(sheet[kind]));
    const key = counts.join(';');
    let tail = this.tails.get(key);
    if (!tail) {
      const own = this.levelOf(sheet, 0) - 1e-9;
      const high = this.rowsOf(sheet).filter((row) => shownBy(row) >= own);
      this.tails.set(key, (tail = LEVELS.map((_, at) => high.reduce((sum, row) => sum + (row[at] ?? 0), 0))));
    }
    return tail;
  }

  /** Chances of each rating of each kind on all levels, when the appraiser adds `shift`. */
  private chancesAt(shift: number): Chances {
    let table = this.chances.get(shift);
    if (!table) {
      table = RATING_KINDS.map((kind) =>
        STEPS.map((step) => LEVELS.map((level) => chanceOf(this.scale[kind], step, level + shift))),
      );
      this.chances.set(shift, table);
    }
    return table;
  }

  private shapeOf(sheet: Sheet): Shape {
    const key = RATING_KINDS.map((kind) => sheet[kind].length).join(' ');
    let shape = this.shapes.get(key);
    if (!shape) this.shapes.set(key, (shape = this.tableOf(sheet)));
    return shape;
  }

  private tableOf(sheet: Sheet): Shape {
    const [mean, second, third] = [zeros(), zeros(), zeros()];
    for (const row of this.rowsOf(sheet)) {
      const level = shownBy(row);
      row.forEach((chance, at) => {
        mean[at] = (mean[at] ?? 0) + chance * level;
        second[at] = (second[at] ?? 0) + chance * level ** 2;
        third[at] = (third[at] ?? 0) + chance * level ** 3;
      });
    }
    const factor = 1 / Math.max(meanSlope(mean), 0.05);
    const times = (values: readonly number[], power: number) => values.map((value) => value * factor ** power);
    return { factor, mean: times(mean, 1), second: times(second, 2), third: times(third, 3) };
  }

  /** The chance of each sheet of this shape, on each level. */
  private rowsOf(sheet: Sheet): number[][] {
    let rows: number[][] = [LEVELS.map(() => 1)];
    for (const [at, kind] of RATING_KINDS.entries()) {
      const own = this.chancesOf(at, sheet[kind].length);
      rows = rows.flatMap((row) => own.map((one) => row.map((chance, level) => chance * (one[level] ?? 0))));
    }
    return rows;
  }

  /** The chances of all combinations of so many ratings of a kind, on each level. */
  private chancesOf(kind: number, count: number): number[][] {
    const table = this.chancesAt(0)[kind] ?? [];
    const found: number[][] = [];
    for (let below = 0; below <= count; below++)
      for (let above = 0; above <= count - below; above++) {
        const ways = choose(count, below) * choose(count - below, above);
        found.push(LEVELS.map((_, at) => ways * together(table, [below, count - below - above, above], at)));
      }
    return found;
  }
}

/** The level that a sheet with these chances shows. */
const shownBy = (row: readonly number[]): number => meanOf(row.map((chance, at) => chance * (PRIOR[at] ?? 0)));
const zeros = (): number[] => LEVELS.map(() => 0);
const between = (values: readonly number[], at: number, part: number): number =>
  (values[at] ?? 0) * (1 - part) + (values[at + 1] ?? 0) * part;

/** The chance of so many ratings of each step together, on a level. */
function together([low, middle, high]: Chances[number], [below, at, above]: Counts, level: number): number {
  return (low?.[level] ?? 0) ** below * (middle?.[level] ?? 0) ** at * (high?.[level] ?? 0) ** above;
}

function countsOf(steps: readonly Step[]): Counts {
  const counts: [number, number, number] = [0, 0, 0];
  for (const step of steps) counts[(step + 1) as 0 | 1 | 2] += 1;
  return counts;
}

function meanOf(weights: readonly number[]): number {
  let [sum, total] = [0, 0];
  weights.forEach((weight, at) => {
    sum += weight * (LEVELS[at] ?? 0);
    total += weight;
  });
  return total === 0 ? 0 : sum / total;
}

/** How much a function of the level rises with it, on average over a standard normal level. */
function meanSlope(values: readonly number[]): number {
  const total = PRIOR.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, at) => sum + value * (PRIOR[at] ?? 0) * (LEVELS[at] ?? 0), 0) / total;
}

function choose(from: number, count: number): number {
  let ways = 1;
  for (let one = 1; one <= count; one++) ways = (ways * (from - count + one)) / one;
  return ways;
}

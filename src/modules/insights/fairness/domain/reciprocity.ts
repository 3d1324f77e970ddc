import { mean } from 'simple-statistics';

/** One answer of one reviewer about one person, on any scale. */
export interface Answer {
  readonly from: string;
  readonly about: string;
  readonly value: number;
}

/** Two who review each other, each better than others review him and than he reviews others. */
export interface MutualFavour {
  readonly one: string;
  readonly other: string;
  /** By how much, of the two the smaller. */
  readonly excess: number;
}

/**
 * Pairs who favour each other: both answers exceed, by `least` or more, what is expected of who gives it and who gets it (mean of the giver's
 * other answers plus mean of the other answers about the person less the mean of all). Friends may deserve it: a hint, never a finding.
 * Answers are destroyed when a round is closed (RV-7), so the service cannot say it of anybody; see docs/domain/fairness.md. Source: rules.md FA-8.
 */
export function mutualFavours(answers: readonly Answer[], least: number): MutualFavour[] {
  const given = Map.groupBy(answers, ({ from }) => from);
  const got = Map.groupBy(answers, ({ about }) => about);
  const grand = answers.length === 0 ? 0 : mean(answers.map(({ value }) => value));
  const excesses = new Map(
    answers.map((answer) => {
      const others = (all: readonly Answer[] = []) => all.filter((one) => one !== answer).map(({ value }) => value);
      const [giver, receiver] = [others(given.get(answer.from)), others(got.get(answer.about))];
      const expected = (giver.length ? mean(giver) : grand) + (receiver.length ? mean(receiver) : grand) - grand;
      return [`${answer.from} ${answer.about}`, answer.value - expected] as const;
    }),
  );
  return answers.flatMap(({ from, about }) => {
    const [there, back] = [excesses.get(`${from} ${about}`), excesses.get(`${about} ${from}`)];
    if (from >= about || there === undefined || back === undefined) return [];
    const excess = Math.min(there, back);
    return excess >= least ? [{ one: from, other: about, excess }] : [];
  });
}

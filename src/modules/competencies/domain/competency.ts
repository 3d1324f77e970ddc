import { MASTERY_LEVELS, type MasteryLevel } from './mastery.js';

/** Behaviour by which a level is seen, in Indonesian and, where there is one, in English. */
interface BehaviourIndicator {
  readonly text: string;
  readonly textEn: string | null;
}

/** What a level of mastery means in one competency. */
export interface CompetencyLevel {
  readonly level: MasteryLevel;
  readonly description: string;
  readonly descriptionEn: string | null;
  readonly indicators: readonly BehaviourIndicator[];
}

/** What is wrong with a list of levels: the place in it, and the field. */
interface LevelFault {
  readonly at: number;
  readonly field: 'level' | 'indicators';
}

/**
 * Faults of the levels of a competency: they are the five of mastery in their order (the place after the last one where some are missing), and no behaviour stands twice, because an assessor could not tell
 * by it which level it shows. Source: PermenPANRB 38/2017; rules.md CP-1.
 */
export function levelFaults(levels: readonly CompetencyLevel[]): LevelFault[] {
  const seen = new Set<string>();
  const faults = levels.flatMap(({ level, indicators }, at): LevelFault[] => {
    const texts = indicators.map(({ text }) => text.trim().toLowerCase());
    const isTwice = texts.some((text, place) => seen.has(text) || texts.indexOf(text) < place);
    for (const text of texts) seen.add(text);
    return [
      ...(level === MASTERY_LEVELS[at] ? [] : [{ at, field: 'level' as const }]),
      ...(isTwice ? [{ at, field: 'indicators' as const }] : []),
    ];
  });
  const isShort = faults.every(({ field }) => field !== 'level') && levels.length < MASTERY_LEVELS.length;
  return isShort ? [...faults, { at: levels.length, field: 'level' }] : faults;
}

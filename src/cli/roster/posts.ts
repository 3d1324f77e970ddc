import type { Random } from './random.js';
import {
  CALLINGS,
  CLERICAL_POSTS,
  ESELONS,
  FIELDS,
  RUNGS,
  type Calling,
  type Education,
  type EselonId,
} from './tables.js';
import type { PlannedUnit } from './units.js';

/** A post and what it asks of its holder. */
export interface Post {
  /** JENIS JABATAN ID: 1 structural, 2 functional, 4 pelaksana. */
  readonly kindId: '1' | '2' | '4';
  readonly name: string;
  readonly eselonId: EselonId;
  readonly golonganIds: readonly string[];
  readonly education: Education;
  readonly titleBefore?: string;
  readonly titleAfter: string;
  readonly retirementAge: number;
  readonly womenPercent: number;
}

/** The post of a unit's head: structural, or functional where a doctor, nurse or teacher leads. */
export function headPost(unit: PlannedUnit, eselonId: EselonId, random: Random): Post {
  if (unit.workplace !== 'office') {
    return functionalPost(random.weighted(CALLINGS[unit.workplace].filter(({ leads }) => leads)), 'head', random);
  }
  const { golonganIds, retirementAge, mastersPercent } = ESELONS[eselonId];
  const { bachelors, masters } = FIELDS[unit.field];
  const degree = random.pick<string>(bachelors);
  const isMaster = random.chance(mastersPercent);
  const post = {
    kindId: '1',
    name: unit.headPostTitle,
    eselonId,
    golonganIds,
    retirementAge,
    womenPercent: 35,
  } as const;
  if (!isMaster) return { ...post, education: 'S1', titleAfter: degree };
  return { ...post, education: 'S2', titleAfter: `${degree}, ${random.pick<string>(masters)}` };
}

/** A post below the head; a beginner gets one that people start in. */
export function staffPost(unit: PlannedUnit, isBeginner: boolean, random: Random): Post {
  const isFunctional = random.chance(unit.workplace === 'office' ? 35 : 88);
  if (!isFunctional) return clericalPost(unit, random);
  const calling = unit.workplace === 'office' ? officeCalling(unit, random) : random.weighted(CALLINGS[unit.workplace]);
  return functionalPost(calling, isBeginner ? 'beginner' : 'any', random);
}

function officeCalling({ field }: PlannedUnit, random: Random): Calling {
  const { functions, bachelors } = FIELDS[field];
  const titleAfter = random.pick<string>(bachelors);
  return { name: random.pick<string>(functions), education: 'S1', titleAfter, womenPercent: 48, share: 1 };
}

function functionalPost(calling: Calling, level: 'beginner' | 'any' | 'head', random: Random): Post {
  const rungs = RUNGS[calling.education];
  const [first, ...higher] = rungs;
  const rung = level === 'beginner' ? first : random.weighted(level === 'head' ? higher : rungs);
  return { ...calling, ...rung, kindId: '2', name: `${calling.name} ${rung.name}`, eselonId: '99' };
}

function clericalPost({ field }: PlannedUnit, random: Random): Post {
  const post = random.weighted(CLERICAL_POSTS);
  const titleAfter = { SMA: '', D3: 'A.Md.', S1: random.pick<string>(FIELDS[field].bachelors) }[post.education];
  return { ...post, kindId: '4', eselonId: '99', titleAfter, retirementAge: 58, womenPercent: 45 };
}

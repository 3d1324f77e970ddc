import type { Random } from './random.js';
import { type Calling, CALLINGS, CLERICAL_POSTS, type Education, type EselonId, ESELONS, RUNGS } from './tables.js';
import type { PlannedUnit } from './units.js';
import words from './words.json' with { type: 'json' };

/** A post and what it asks of its holder. */
export interface Post {
  /** JENIS JABATAN: 1 structural, 2 functional, 4 pelaksana. */
  readonly postKindId: '1' | '2' | '4';
  readonly postName: string;
  readonly eselonId: EselonId;
  readonly education: Education;
  readonly titleBefore: string;
  readonly titleAfter: string;
  readonly golonganIds: readonly string[];
  readonly retirementAge: number;
  readonly womenPercent: number;
}

/** The post of a unit's head: structural, or functional where a doctor, nurse or teacher leads. */
export function headPost({ workplace, field, headPostTitle }: PlannedUnit, eselonId: EselonId, random: Random): Post {
  if (workplace !== 'office')
    return functionalPost(random.weighted(CALLINGS[workplace].filter(({ leads }) => leads)), 'head', random);
  const { golonganIds, retirementAge, mastersPercent } = ESELONS[eselonId];
  const degree = random.pick(words.fields[field].bachelors);
  const isMaster = random.chance(mastersPercent);
  const titleAfter = isMaster ? `${degree}, ${random.pick(words.fields[field].masters)}` : degree;
  const learned = { education: isMaster ? 'S2' : 'S1', titleBefore: '', titleAfter } as const;
  const demands = { golonganIds, retirementAge, womenPercent: 35 };
  return { postKindId: '1', postName: headPostTitle, eselonId, ...learned, ...demands };
}

/** A post below the head; a beginner gets one that people start in. */
export function staffPost({ workplace, field }: PlannedUnit, isBeginner: boolean, random: Random): Post {
  const { bachelors, functions } = words.fields[field];
  const titleAfter = random.pick(bachelors);
  if (!random.chance(workplace === 'office' ? 35 : 88)) {
    const { name, ...post } = random.weighted(CLERICAL_POSTS);
    const demands = { retirementAge: 58, womenPercent: 45 };
    const learned = { titleBefore: '', titleAfter: { SMA: '', D3: 'A.Md.', S1: titleAfter }[post.education] };
    return { postKindId: '4', postName: name, eselonId: '99', ...post, ...learned, ...demands };
  }
  const inOffice = { name: random.pick(functions), education: 'S1', titleAfter, womenPercent: 48, share: 1 } as const;
  const calling = workplace === 'office' ? inOffice : random.weighted(CALLINGS[workplace]);
  return functionalPost(calling, isBeginner ? 'beginner' : 'any', random);
}

function functionalPost({ name, ...calling }: Calling, level: 'beginner' | 'any' | 'head', random: Random): Post {
  const [first, ...higher] = RUNGS[calling.education];
  const { name: step, ...rung } =
    level === 'beginner' ? first : random.weighted(level === 'head' ? higher : [first, ...higher]);
  return { postKindId: '2', postName: `${name} ${step}`, eselonId: '99', titleBefore: '', ...calling, ...rung };
}

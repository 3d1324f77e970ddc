import type { CivilDate } from '../../../kernel/values/civil-date.js';
import type { PublishedAppraisal } from '../../appraisals/index.js';
import type { GroupScore } from '../../reviews/index.js';
import type { GroupMember } from './domain/group-differences.js';
import type { RatedPerson, ReviewGroup, Sheet, Step } from './domain/rated-year.js';
import type { PersonFacts, YearFacts } from './year-facts.js';

const STEPS: Readonly<Record<string, Step>> = { DI_ATAS_EKSPEKTASI: 1, SESUAI_EKSPEKTASI: 0, DI_BAWAH_EKSPEKTASI: -1 };
const GROUPS: Readonly<Record<GroupScore['group'], ReviewGroup>> = {
  PEER: 'PEERS',
  SUBORDINATE: 'SUBORDINATES',
  SERVED: 'OTHERS',
  OTHERS: 'OTHERS',
};
/** Somebody without a definitive post stands with others like him under one appraiser. */
const NO_UNIT = '-';

/** Those who were rated by somebody else, from one place in the list to before another, as the figures take it. */
export function ratedPeople(
  { appraisals, lastYear, reviews, people }: YearFacts,
  from: number,
  until: number,
): RatedPerson[] {
  return appraisals.slice(from, until).map((appraisal) => {
    const { employeeId, appraiserId } = appraisal;
    const before = lastYear.get(employeeId);
    const scores = (reviews.get(employeeId) ?? []).map(({ group, score }) => [GROUPS[group], score] as const);
    return {
      ...{ employeeId, appraiserId, unitId: people.get(employeeId)?.unitId ?? NO_UNIT },
      sheet: sheetOf(appraisal),
      reviews: Object.fromEntries(scores),
      lastYear: before ? { appraiserId: before.appraiserId, sheet: sheetOf(before) } : null,
    };
  });
}

/** An appraisal as steps; core values in one order, so that two years can be laid beside each other. */
function sheetOf({ items, resultRating, behaviourRating }: PublishedAppraisal): Sheet {
  const inOrder = items.toSorted((a, b) => (a.partId < b.partId ? -1 : 1));
  const of = (part: string) => inOrder.flatMap((item) => (item.part === part ? stepOf(item.rating) : []));
  return {
    RESULT: of('RESULT'),
    VALUE: of('BEHAVIOUR'),
    RESULT_OVERALL: stepOf(resultRating),
    BEHAVIOUR_OVERALL: stepOf(behaviourRating),
  };
}

function stepOf(rating: string | null): Step[] {
  const step = rating === null ? undefined : STEPS[rating];
  return step === undefined ? [] : [step];
}

/** What a person is compared by; the unit by its id, because many units have one name. */
export function attributesOf(person: PersonFacts | undefined, on: CivilDate): GroupMember['attributes'] {
  return {
    SEX: person?.sex ?? null,
    AGE_BAND: person?.birthDate ? ageBand(person.birthDate, on) : null,
    GRADE: person ? gradeBand(person) : null,
    UNIT: person?.unitId ?? null,
    EMPLOYMENT: person?.kind ?? null,
  };
}

/** Ages in tens, below 30 and from 50 on together. */
function ageBand(born: CivilDate, on: CivilDate): string {
  const hadBirthday = on.slice(5) >= born.slice(5);
  const age = Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (hadBirthday ? 0 : 1);
  if (age < 30) return '<30';
  return age < 40 ? '30-39' : age < 50 ? '40-49' : '50+';
}

/** Golongan of civil servants (I to IV), the grade of contract staff. */
function gradeBand({ kind, gradeCode, gradeName }: PersonFacts): string | null {
  if (gradeCode === null) return null;
  const isContract = kind.startsWith('PPPK');
  return isContract ? `PPPK ${gradeName ?? gradeCode}` : (['I', 'II', 'III', 'IV'][Number(gradeCode[0]) - 1] ?? null);
}

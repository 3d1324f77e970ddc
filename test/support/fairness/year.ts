import type { PublishedAppraisal } from '../../../src/modules/appraisals/index.js';
import type { ReviewGroup, Sheet, Step } from '../../../src/modules/insights/fairness/domain/rated-year.js';
import type { YearFacts } from '../../../src/modules/insights/fairness/year-facts.js';
import type { GroupScore } from '../../../src/modules/reviews/index.js';
import { predicateOf } from './bases.js';
import { governmentOf, type Plan } from './government.js';

/** How ratings are called outside, by steps from −1. */
const RATINGS = ['DI_BAWAH_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI'] as const;
/** Predicates, best first. */
const PREDICATES = ['SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'] as const;
const GROUPS: Readonly<Record<ReviewGroup, GroupScore['group']>> = {
  PEERS: 'PEER',
  SUBORDINATES: 'SUBORDINATE',
  OTHERS: 'SERVED',
};
const ratingOf = (step: Step) => RATINGS[step + 1] ?? 'SESUAI_EKSPEKTASI';

/** A simulated government as the facts of a year; reasons differ from person to person and are of the usual length. */
export function yearFactsOf(plan: Plan): YearFacts {
  const { people } = governmentOf(plan);
  const lastYear = people.flatMap(({ employeeId, lastYear: before }) =>
    before ? [appraisalOf(employeeId, before.appraiserId, before.sheet, 2025)] : [],
  );
  return {
    endsOn: '2026-12-31',
    appraisals: people.map(({ employeeId, appraiserId, sheet }) => appraisalOf(employeeId, appraiserId, sheet, 2026)),
    lastYear: new Map(lastYear.map((one) => [one.employeeId, one])),
    reviews: new Map(
      people.map(({ employeeId, reviews }) => [
        employeeId,
        Object.entries(reviews).map(([group, score]) => ({ group: GROUPS[group as ReviewGroup], score })),
      ]),
    ),
    objections: [],
    evidence: new Map(people.map(({ employeeId }) => [employeeId, { employeeId, pieces: 8, recent: 2 }])),
    people: new Map(people.map(({ employeeId, unitId }, at) => [employeeId, personOf(employeeId, unitId, at)])),
  };
}

function appraisalOf(employeeId: string, appraiserId: string, sheet: Sheet, year: number): PublishedAppraisal {
  const [result = 0, behaviour = 0] = [sheet.RESULT_OVERALL[0], sheet.BEHAVIOUR_OVERALL[0]];
  const items = (part: 'RESULT' | 'BEHAVIOUR', steps: readonly Step[]) =>
    steps.map((step, at) => ({ part, partId: `${part}${at}`, label: `${at}`, rating: ratingOf(step), reason: '' }));
  const reason = `Capaian ${employeeId} pada tahun ${year}: ${employeeId.repeat(6)} sesuai rencana dan tepat waktu.`;
  return {
    ...{ appraisalId: `${employeeId} ${year}`, employeeId, appraiserId, ratedAt: `${year}-12-20 02:00:00.000` },
    ...{ resultRating: ratingOf(result), behaviourRating: ratingOf(behaviour), resultReason: reason },
    ...{ behaviourReason: reason, predicate: PREDICATES[predicateOf(result, behaviour)] ?? null },
    items: [...items('RESULT', sheet.RESULT), ...items('BEHAVIOUR', sheet.VALUE)],
  };
}

function personOf(id: string, unitId: string, at: number) {
  return {
    ...{ id, sex: at % 2 === 0 ? 'FEMALE' : 'MALE', birthDate: `${1970 + (at % 30)}-05-01`, kind: 'PNS' },
    ...{ gradeCode: `${1 + (at % 4)}1`, gradeName: null, unitId, unitName: unitId },
  };
}

import type { CourseFacts, ExplanationFacts } from './explanation-facts.js';
import { movedRatings } from './rule-sentences.js';
import { type Section, section, type Sentence, sentence } from './sentence.js';

/** Sentences on who did what, and when, and what may still be done. */
export type CourseSentence =
  | 'ORGANISATION'
  | 'ORGANISATION_LATER'
  | 'ORGANISATION_PATTERN'
  | 'NO_QUOTA'
  | 'CALIBRATED_BY'
  | 'CALIBRATED'
  | 'CALIBRATED_SAME'
  | 'NOT_CALIBRATED'
  | 'SELF_ASSESSED'
  | 'NOT_SELF_ASSESSED'
  | 'RATED'
  | 'PUBLISHED'
  | 'ACKNOWLEDGED'
  | 'FINAL'
  | 'CANCELLED'
  | 'MAY_OBJECT'
  | 'RECEIPT'
  | 'RECEIPT_OWN'
  | 'TERM_OVER'
  | 'OBJECTION_FILED'
  | 'OBJECTION_OPEN'
  | 'OBJECTION_UPHELD'
  | 'OBJECTION_REJECTED'
  | 'OBJECTION_ENDED'
  | 'RULING'
  | 'DRAFT'
  | 'REPLAY'
  | 'HASH';

/** The organisation's predicate and what its pattern asks; it is no quota. */
export function organisationSection({ organisation }: ExplanationFacts): Section<CourseSentence> {
  if (!organisation) return section('ORGANISATION', []);
  const { unitName, predicate, constraints, setLaterOn } = organisation;
  // Nobody was held against a pattern that was not there yet.
  if (setLaterOn !== null)
    return section('ORGANISATION', [
      sentence('ORGANISATION_LATER', { on: setLaterOn, organisation: `ORG_${predicate}` }),
    ]);
  return section('ORGANISATION', [
    sentence('ORGANISATION', { unitName, organisation: `ORG_${predicate}` }),
    ...constraints.map((constraint) => sentence('ORGANISATION_PATTERN', { constraint })),
    sentence('NO_QUOTA'),
  ]);
}

/** What was changed at calibrations, by whom and why. */
export function calibrationSection({ changes, publishedOn }: ExplanationFacts): Section<CourseSentence> {
  if (publishedOn === null) return section('CALIBRATION', []);
  if (changes.length === 0) return section('CALIBRATION', [sentence('NOT_CALIBRATED')]);
  return section(
    'CALIBRATION',
    changes.flatMap((change) => {
      const { by, post, reason, predicateBefore, predicateAfter } = change;
      const whole = { predicateBefore, predicateAfter, reason };
      return [
        ...movedRatings(change).map(({ facts }) => sentence('CALIBRATED_BY' as const, { ...facts, by, post })),
        sentence(predicateBefore === predicateAfter ? ('CALIBRATED_SAME' as const) : ('CALIBRATED' as const), whole),
      ];
    }),
  );
}

/** Who did what, and when. */
export function courseSection(facts: CourseFacts): Section<CourseSentence> {
  const { appraiserName, selfAssessedOn, selfAssessmentDueOn: due, ratedOn, publishedOn } = facts;
  const { acknowledgedOn, finalOn, cancelledWhy } = facts;
  const silence = cancelledWhy === null ? sentence('NOT_SELF_ASSESSED' as const, { due }) : null;
  return section<CourseSentence>('COURSE', [
    selfAssessedOn ? sentence('SELF_ASSESSED', { on: selfAssessedOn }) : silence,
    ratedOn ? sentence('RATED', { on: ratedOn, by: appraiserName ?? '–' }) : null,
    publishedOn ? sentence('PUBLISHED', { on: publishedOn }) : draftOf(facts),
    acknowledgedOn ? sentence('ACKNOWLEDGED', { on: acknowledgedOn }) : null,
    ...termOf(facts),
    finalOn ? sentence('FINAL', { on: finalOn }) : null,
  ]);
}

function draftOf({ status, cancelledWhy: why }: CourseFacts): Sentence<CourseSentence> | null {
  if (why !== null) return sentence('CANCELLED', { why });
  return status === 'ANNULLED' ? null : sentence('DRAFT');
}

/** Whether an objection is possible is told by the state and the day alone: not every reader may know whether one was filed. */
function termOf(facts: CourseFacts): Sentence<CourseSentence>[] {
  const { status, objectionDueOn: due, today, isOwn, objectionDays } = facts;
  const isOpen = status === 'PUBLISHED' || status === 'ACKNOWLEDGED';
  if (due === null || !(isOpen || status === 'FINAL')) return [];
  if (due < today) return [sentence('TERM_OVER', { due })];
  if (!isOpen) return [];
  const may = sentence('MAY_OBJECT' as const, { due });
  if (status === 'ACKNOWLEDGED' || objectionDays === null) return [may];
  return [may, sentence(isOwn ? 'RECEIPT_OWN' : 'RECEIPT', { ...objectionDays })];
}

/** An objection and what became of it; rulings of courts and authorities. */
export function objectionSection({ objection, ruling }: ExplanationFacts): Section<CourseSentence> {
  return section('OBJECTION', [
    objection ? objectionSentence(objection) : null,
    ruling ? sentence('RULING', { ...ruling }) : null,
  ]);
}

function objectionSentence(objection: NonNullable<ExplanationFacts['objection']>): Sentence<CourseSentence> {
  const {
    status,
    filedOn,
    decisionDueOn: due,
    endedOn,
    decidedBy,
    decisionReason,
    predicateBefore,
    predicateAfter,
  } = objection;
  const decided = { filedOn, endedOn: endedOn ?? '–', by: decidedBy ?? '–', reason: decisionReason ?? '–' };
  if (status === 'UPHELD')
    return sentence('OBJECTION_UPHELD', {
      ...decided,
      ...{ predicateBefore: predicateBefore ?? '–', predicateAfter: predicateAfter ?? '–' },
    });
  if (status === 'REJECTED') return sentence('OBJECTION_REJECTED', decided);
  if (endedOn !== null) return sentence('OBJECTION_ENDED', { filedOn, endedOn, status });
  return sentence(status === 'FILED' ? 'OBJECTION_FILED' : 'OBJECTION_OPEN', { filedOn, due });
}

/** How anybody can check it. */
export function proofSection({ contentsHash }: ExplanationFacts): Section<CourseSentence> {
  return section('PROOF', [sentence('REPLAY'), contentsHash === null ? null : sentence('HASH', { contentsHash })]);
}

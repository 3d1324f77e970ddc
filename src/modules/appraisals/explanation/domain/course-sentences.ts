import type { ExplanationFacts } from './explanation-facts.js';
import { type Section, section, type Sentence, sentence } from './sentence.js';

/** Sentences on who did what, and when, and what may still be done. */
export type CourseSentence =
  | 'ORGANISATION'
  | 'ORGANISATION_PATTERN'
  | 'NO_QUOTA'
  | 'CALIBRATED'
  | 'NOT_CALIBRATED'
  | 'SELF_ASSESSED'
  | 'NOT_SELF_ASSESSED'
  | 'RATED'
  | 'PUBLISHED'
  | 'ACKNOWLEDGED'
  | 'FINAL'
  | 'MAY_OBJECT'
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
  const { unitName, predicate, constraints } = organisation;
  return section('ORGANISATION', [
    sentence('ORGANISATION', { unitName, organisation: `ORG_${predicate}` }),
    ...constraints.map((constraint) => sentence('ORGANISATION_PATTERN', { constraint })),
    sentence('NO_QUOTA'),
  ]);
}

/** What was changed at calibrations. */
export function calibrationSection({ changes, publishedOn }: ExplanationFacts): Section<CourseSentence> {
  if (publishedOn === null) return section('CALIBRATION', []);
  if (changes.length === 0) return section('CALIBRATION', [sentence('NOT_CALIBRATED')]);
  return section(
    'CALIBRATION',
    changes.map((change) => sentence('CALIBRATED', { ...change })),
  );
}

/** Who did what, and when. */
export function courseSection(facts: ExplanationFacts): Section<CourseSentence> {
  const { appraiserName, selfAssessedOn, selfAssessmentDueOn: due, ratedOn, publishedOn } = facts;
  const { acknowledgedOn, objectionDueOn, finalOn } = facts;
  return section('COURSE', [
    selfAssessedOn ? sentence('SELF_ASSESSED', { on: selfAssessedOn }) : sentence('NOT_SELF_ASSESSED', { due }),
    ratedOn ? sentence('RATED', { on: ratedOn, by: appraiserName ?? '–' }) : null,
    publishedOn ? sentence('PUBLISHED', { on: publishedOn }) : draftOf(facts),
    acknowledgedOn ? sentence('ACKNOWLEDGED', { on: acknowledgedOn }) : null,
    finalOn ? sentence('FINAL', { on: finalOn }) : mayObject(facts, objectionDueOn),
  ]);
}

function draftOf({ status }: ExplanationFacts): Sentence<CourseSentence> | null {
  return status === 'ANNULLED' ? null : sentence('DRAFT');
}

/** Whether an objection is possible is told by the state: not every reader may know of one that was filed. */
function mayObject({ status }: ExplanationFacts, due: string | null): Sentence<CourseSentence> | null {
  const isOpen = status === 'PUBLISHED' || status === 'ACKNOWLEDGED';
  return isOpen && due !== null ? sentence('MAY_OBJECT', { due }) : null;
}

/** An objection and what became of it; rulings of courts and authorities. */
export function objectionSection({ objection, ruling }: ExplanationFacts): Section<CourseSentence> {
  return section('OBJECTION', [
    objection ? objectionSentence(objection) : null,
    ruling ? sentence('RULING', { ...ruling }) : null,
  ]);
}

function objectionSentence(objection: NonNullable<ExplanationFacts['objection']>): Sentence<CourseSentence> {
  const { status, filedOn, endedOn, decidedBy, decisionReason, predicateBefore, predicateAfter } = objection;
  const decided = { filedOn, endedOn: endedOn ?? '–', by: decidedBy ?? '–', reason: decisionReason ?? '–' };
  if (status === 'UPHELD')
    return sentence('OBJECTION_UPHELD', {
      ...decided,
      ...{ predicateBefore: predicateBefore ?? '–', predicateAfter: predicateAfter ?? '–' },
    });
  if (status === 'REJECTED') return sentence('OBJECTION_REJECTED', decided);
  if (endedOn !== null) return sentence('OBJECTION_ENDED', { filedOn, endedOn, status });
  return sentence('OBJECTION_OPEN', { filedOn });
}

/** How anybody can check it. */
export function proofSection({ outcome, contentsHash }: ExplanationFacts): Section<CourseSentence> {
  const { ruleSetCode, ruleSetVersion } = outcome;
  return section('PROOF', [
    sentence('REPLAY', { ruleSetCode, ruleSetVersion }),
    contentsHash === null ? null : sentence('HASH', { contentsHash }),
  ]);
}

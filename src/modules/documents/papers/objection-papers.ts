import { Injectable } from '@nestjs/common';
import type { ObjectionOnPaper } from '../../appraisals/index.js';
import { documentProblems } from '../documents.problems.js';
import { decisionDocument, objectionDocument, type PrintedObjection } from '../forms/objection.js';
import { Moments } from './moments.js';
import { fileNameOf, type Paper } from './paper.js';

const CONTESTED: Readonly<Record<ObjectionOnPaper['contests'][number], string>> = {
  ...{ RESULTS: 'Rating hasil kerja', BEHAVIOUR: 'Rating perilaku kerja', PROCEDURE: 'Tata cara evaluasi' },
};

/** Prepares the documents of objections. Whose they may be given is asked before. */
@Injectable()
export class ObjectionPapers {
  constructor(private readonly moments: Moments) {}

  /** The objection as it was filed. */
  objection(objection: ObjectionOnPaper): Paper {
    const printed = { ...this.printed(objection), madeAt: objection.filedAt };
    return {
      ...paperOf(objection, 'Keberatan'),
      ...{ kind: 'KEBERATAN', subjectVersion: 1 },
      model: (setting) => objectionDocument(printed, setting),
    };
  }

  /** The decision about it. Throws DOCUMENT.NOT_DECIDED. */
  decision(objection: ObjectionOnPaper): Paper {
    const { status, endedAt, hearings, decisionReason, decidedBy, contested, after, appointedOn } = objection;
    if ((status !== 'UPHELD' && status !== 'REJECTED') || endedAt === null) throw documentProblems.NOT_DECIDED();
    const printed = {
      ...{ ...this.printed(objection), isUpheld: status === 'UPHELD', decisionReason, decidedBy, appointedOn },
      hearings: hearings.map(({ heldOn, byName, text }) => ({ heldOn, by: byName, text })),
      ...{ after: after ?? contested, decided: this.moments.words(endedAt) ?? '', madeAt: endedAt },
      decidedOn: this.moments.day(endedAt) ?? '',
    };
    return {
      ...paperOf(objection, 'Keputusan-Keberatan'),
      ...{ kind: 'KEPUTUSAN_KEBERATAN', subjectVersion: 1 },
      model: (setting) => decisionDocument(printed, setting),
    };
  }

  private printed(objection: ObjectionOnPaper): PrintedObjection {
    const { employee, appraiser, examiner, periodName, ruleSetCode, filedOn, filedAt, reasons, contested } = objection;
    return {
      ...{ employee, appraiser, examiner, periodName, ruleSetCode, filedOn, reasons, contested },
      ...{ filed: this.moments.words(filedAt) ?? '', contests: objection.contests.map((one) => CONTESTED[one]) },
      evidence: objection.evidenceIds.length,
    };
  }
}

function paperOf({ id, employeeId, employee, periodName, isVoid }: ObjectionOnPaper, name: string) {
  const file = fileNameOf(name, periodName, employee.name);
  return { subjectId: id, employeeId, isFinal: !isVoid, draftMark: 'DIBATALKAN', fileName: file };
}

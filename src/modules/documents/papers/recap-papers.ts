import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { workbookFile } from '../../../kernel/exports/files.js';
import type { UnitRecap } from '../../appraisals/index.js';
import { recapCells, recapDocument, recapSums, recapTitles } from '../forms/recap.js';
import { fileNameOf, type Paper } from './paper.js';

/** Prepares the recap of a unit, as a document and as a workbook. */
@Injectable()
export class RecapPapers {
  /** The recap of a day, which it says; that of a later day takes its place. With everybody whom it names its file goes. */
  recap(recap: UnitRecap, { unitId, performancePeriodId }: { unitId: string; performancePeriodId: string }): Paper {
    return {
      ...{ kind: 'REKAPITULASI', subjectId: `${unitId}:${performancePeriodId}`, employeeId: null },
      subjectVersion: Number(recap.on.replaceAll('-', '')),
      names: recap.rows.flatMap(({ employeeId, isPseudonym }) => (isPseudonym ? [] : [employeeId])),
      ...{ isFinal: true, draftMark: '', fileName: nameOf(recap) },
      model: (setting) => recapDocument(recap, setting),
    };
  }

  /** The same for Excel: one line for each person, NIP as text, and the sums below. */
  workbook(recap: UnitRecap): { stream: Readable; fileName: string } {
    const columns = recapTitles(recap).map((label, at) => ({ ...{ path: [`c${at}`], label }, kind: 'text' as const }));
    const rows = async function* () {
      let number = 0;
      for (const row of recap.rows) yield recapCells(row, (number += 1));
      yield [];
      for (const [label, count] of recapSums(recap)) yield ['', label, String(count)];
    };
    return { stream: workbookFile(`Rekap ${recap.year}`, columns, rows()), fileName: `${nameOf(recap)}.xlsx` };
  }
}

const nameOf = ({ unitName, year }: UnitRecap): string => fileNameOf('Rekapitulasi-Kinerja', String(year), unitName);

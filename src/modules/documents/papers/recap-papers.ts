import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type CellValue, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import type { UnitRecap } from '../../appraisals/index.js';
import { recapCells, recapDocument, recapSums, recapTitles, SUMS_TITLE } from '../forms/recap.js';
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

  /** The same for Excel: one line for each person, NIP as text, and on a sheet of their own the sums. */
  async workbook(recap: UnitRecap): Promise<{ stream: Readable; fileName: string }> {
    const columns = recapTitles(recap).map((header, at) => ({ header, width: 20, ...(at === 0 ? {} : TEXT) }));
    const people = recap.rows.map((row, at) => recapCells(row, at + 1));
    const sums = [
      { header: SUMS_TITLE, width: 36 },
      { header: 'Pegawai', width: 12 },
    ];
    const file = await writeXlsx({
      sheets: [
        { ...sheetOf(`Rekap ${recap.year}`, columns, people), freezePane: { rows: 1 } },
        sheetOf('Jumlah', sums, recapSums(recap)),
      ],
    });
    return { stream: Readable.from([Buffer.from(file)]), fileName: `${nameOf(recap)}.xlsx` };
  }
}

/** What looks like a number stays the text that it is. */
const TEXT = { numFmt: '@' };

function sheetOf(
  name: string,
  columns: readonly { readonly header: string; readonly width: number }[],
  rows: readonly (readonly CellValue[])[],
): WriteSheet {
  const cells = [columns.map(({ header }) => header), ...rows.map((row) => [...row])];
  return { name, columns: columns.map(({ header: _, ...column }) => column), rows: cells };
}

const nameOf = ({ unitName, year }: UnitRecap): string => fileNameOf('Rekapitulasi-Kinerja', String(year), unitName);

import { ApiProperty } from '@nestjs/swagger';
import { CHART_CODES, type ChartCode, CHART_PARAMETERS, type ChartParameter } from '../chart-catalogue.js';
import { CHART_KINDS, type ChartKind, type Look, LOOKS, type Measure, MEASURES } from '../domain/chart.js';

const VALUES = { type: 'array', items: { type: 'string', nullable: true } } as const;

/** A chart that there is. */
export class ChartEntryResponse {
  /** Its code. @example 'distribution' */
  @ApiProperty({ enum: CHART_CODES }) code!: ChartCode;
  /** What it shows, in the caller's language. @example 'Distribusi predikat dengan pola' */
  title!: string;
  /** Where it is read. @example '/api/v1/charts/distribution' */
  address!: string;
  /** Parameters that it needs. @example ['unitId'] */
  @ApiProperty({ enum: CHART_PARAMETERS, isArray: true }) needs!: ChartParameter[];
  /** Parameters that it takes besides. @example ['evaluationPeriodId'] */
  @ApiProperty({ enum: CHART_PARAMETERS, isArray: true }) takes!: ChartParameter[];
  /** Who reads it. @example 'Pimpinan unit, pengelola kinerja unit, BKPSDM dan Inspektorat' */
  readers!: string;
}

/** All charts. */
export class ChartCatalogueResponse {
  /** One for each. */
  charts!: ChartEntryResponse[];
}

/** What values stand beside. */
export class ChartCategoryResponse {
  /** Its code. @example 'BAIK' */
  code!: string;
  /** Its name. @example 'Baik' */
  label!: string;
}

/** Values of one kind, one for each category. */
export class ChartSeriesResponse extends ChartCategoryResponse {
  /** The colour and pattern by meaning. @example 'NEUTRAL' */
  @ApiProperty({ enum: LOOKS }) look!: Look;
  /** Exact numbers; null where there is none, WITHHELD of few people. @example ['31', '78', 'WITHHELD'] */
  @ApiProperty(VALUES) values!: (string | null)[];
}

/** A column of the table beside a chart. */
export class ChartColumnResponse extends ChartCategoryResponse {
  /** What its numbers count; null of words. @example 'COUNT' */
  @ApiProperty({ type: 'string', enum: MEASURES, nullable: true }) measure!: Measure | null;
}

/** The figures of a chart: one sentence, a table, and what is drawn. */
export class ChartResponse {
  /** Which chart. @example 'distribution' */
  @ApiProperty({ enum: CHART_CODES }) code!: ChartCode;
  /** How it is drawn. @example 'BARS' */
  @ApiProperty({ enum: CHART_KINDS }) kind!: ChartKind;
  /** Its title. @example 'Distribusi predikat kinerja Dinas Kesehatan, Triwulan I 2026' */
  title!: string;
  /** One sentence that says what the figures show. @example '78 dari 124 pegawai (62,9 %) berpredikat Baik, kelompok terbesar.' */
  finding!: string;
  /** What a reader has to know of them. @example 'Belum dinilai: 5 pegawai.' */
  note!: string | null;
  /** What the values of the series count. @example 'COUNT' */
  @ApiProperty({ enum: MEASURES }) measure!: Measure;
  /** What values stand beside. */
  categories!: ChartCategoryResponse[];
  /** Values, one for each category. */
  series!: ChartSeriesResponse[];
  /** Columns of the table. */
  columns!: ChartColumnResponse[];
  /** Rows of the table, one cell for each column; null where there is nothing, WITHHELD of few people. @example [['Baik', '78']] */
  @ApiProperty({ type: 'array', items: VALUES }) rows!: (string | null)[][];
}

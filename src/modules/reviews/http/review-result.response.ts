import { ApiProperty } from '@nestjs/swagger';
import { type Spread, SPREADS } from '../domain/anonymity.js';
import { SHOWN_GROUPS, type ShownGroup } from '../domain/groups.js';
import { ITEM_TYPES, type ItemType, SUBJECT_KINDS, type SubjectKind } from '../domain/questionnaire.js';
import { type Finding, FINDINGS, type ShownTexts } from '../domain/results.js';

const WRITERS = ['SELF', 'SUPERIOR', 'OTHERS'] as const;

/** A result in a list. */
export class ReviewResultSummaryResponse {
  /** The round. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d70' */
  reviewRoundId!: string;
  /** Its name. @example 'Ulasan 360° semester I 2026' */
  roundName!: string;
  /** Who was reviewed. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.E.' */
  employeeName!: string;
  /** The day on which the round was closed. @example '2026-07-23' */
  closedOn!: string;
  /** All but the person, by the weights of the groups, from 0 to 100; null where nothing can be shown. @example 74 */
  @ApiProperty({ type: 'integer', nullable: true }) score!: number | null;
}

/** A group that is shown. */
export class ReviewGroupResponse {
  /** From where; OTHERS are groups that are too small to stand alone. @example 'PEER' */
  @ApiProperty({ enum: SHOWN_GROUPS }) group!: ShownGroup;
  /** How many took part, roughly; null for the person and the superior. @example '3-4' */
  respondents!: string | null;
  /** Its mean from 0 to 100; null where it has none. @example 70 */
  @ApiProperty({ type: 'integer', nullable: true }) score!: number | null;
}

/** What a group says, from 0 to 100. */
export class ReviewGroupScoreResponse {
  /** From where. @example 'PEER' */
  @ApiProperty({ enum: SHOWN_GROUPS }) group!: ShownGroup;
  /** From 0 to 100. @example 70 */
  @ApiProperty({ type: 'integer' }) score!: number;
}

/** What a group says to one item. */
export class ReviewCellResponse extends ReviewGroupScoreResponse {
  /** Whether answers lie close together; null where that is not told. @example 'AGREED' */
  @ApiProperty({ type: 'string', enum: SPREADS, nullable: true }) spread!: Spread | null;
}

/** A core value or a competency in a result. */
export class ReviewSubjectResponse {
  /** What it is. @example 'VALUE' */
  @ApiProperty({ enum: SUBJECT_KINDS }) kind!: SubjectKind;
  /** Its code. @example 'ADAPTIF' */
  code!: string;
  /** Its name. @example 'Adaptif' */
  name!: string;
  /** What each group says. */
  scores!: ReviewGroupScoreResponse[];
  /** All but the person, by weights. @example 74 */
  @ApiProperty({ type: 'integer', nullable: true }) others!: number | null;
  /** The person less the others. @example 16 */
  @ApiProperty({ type: 'integer', nullable: true }) gap!: number | null;
  /** What stands out: the person sees it much better than others do, or much worse. @example 'BLIND_SPOT' */
  @ApiProperty({ type: 'string', enum: FINDINGS, nullable: true }) finding!: Finding | null;
  /** Whether answers lie close together. @example 'AGREED' */
  @ApiProperty({ type: 'string', enum: SPREADS, nullable: true }) spread!: Spread | null;
  /** What groups said in the round before that are shown in both; empty without one. */
  formerScores!: ReviewGroupScoreResponse[];
}

/** An item in a result. */
export class ReviewItemResultResponse {
  /** The item. @example 'item-01' */
  itemId!: string;
  /** How it was answered. @example 'FREQUENCY' */
  @ApiProperty({ enum: ITEM_TYPES }) type!: ItemType;
  /** What was asked. @example 'Cepat menyesuaikan diri menghadapi perubahan' */
  text!: string;
  /** The same in English. @example 'Adapts quickly to change' */
  textEn!: string | null;
  /** What each group says to it; a group in which too few answered it is not there. */
  cells!: ReviewCellResponse[];
}

/** Answers in words to one question. */
export class ReviewTextsResponse {
  /** The item. @example 'item-22' */
  itemId!: string;
  /** What was asked. @example 'Apa yang sebaiknya terus dilakukan?' */
  question!: string;
  /** Whose words; OTHERS are all groups whose members stay unknown, together. @example 'OTHERS' */
  @ApiProperty({ enum: WRITERS }) from!: ShownTexts['from'];
  /** The words, in an order that tells nothing. @example ['Selalu siap membantu.'] */
  texts!: string[];
}

/** The result of one person in one round. */
export class ReviewResultResponse extends ReviewResultSummaryResponse {
  /** How much of the weights stands behind the score, in whole per cent. @example 80 */
  @ApiProperty({ type: 'integer' }) coveragePercent!: number;
  /** The groups that are shown. */
  groups!: ReviewGroupResponse[];
  /** Core values and competencies. */
  subjects!: ReviewSubjectResponse[];
  /** Items that are shown. */
  items!: ReviewItemResultResponse[];
  /** What was said in words. */
  texts!: ReviewTextsResponse[];
  /** The round before, of which former scores are; null without one. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d69' */
  formerRoundId!: string | null;
}

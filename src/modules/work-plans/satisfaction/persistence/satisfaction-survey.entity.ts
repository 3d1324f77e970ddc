import { Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../../../../kernel/database/columns.js';
import type { ElementAnswers } from '../domain/satisfaction-index.js';

/** Whether somebody has typed a survey, or a machine has sent it. */
export const SURVEY_SOURCES = ['TYPED', 'REPORTED'] as const;
export type SurveySource = (typeof SURVEY_SOURCES)[number];

/** How many letters of a service's name tell it from another. */
export const SERVICE_KEY_LENGTH = 200;

/** What citizens said of one service of a unit from one day to another. */
@Entity('satisfaction_survey')
@Index('uq_satisfaction_survey_unitId_serviceKey_startsOn', ['unitId', 'serviceKey', 'startsOn'], { unique: true })
@Index('ix_satisfaction_survey_endsOn_id', ['endsOn', 'id'])
export class SatisfactionSurvey {
  @IdColumn() id!: string;
  @ReferenceColumn('OrgUnit', 'fk_satisfaction_survey_unitId') unitId!: string;
  @TextColumn(200) serviceName!: string;
  @TextColumn(SERVICE_KEY_LENGTH) serviceKey!: string;
  @DayColumn() startsOn!: string;
  @DayColumn() endsOn!: string;
  @IntegerColumn() respondents!: number;
  @JsonColumn() elements!: readonly ElementAnswers[];
  @IntegerColumn() indexHundredths!: number;
  @TextColumn(12) source!: SurveySource;
  @InstantColumn() createdAt!: Date;
  @InstantColumn() updatedAt!: Date;
  @IntegerColumn() version!: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { DUTY_KINDS, type DutyKind } from './duty-kinds.js';

/** Something that waits for you. */
export class DutyResponse {
  /** What tells it from every other one, as long as it waits. @example 'PLAN_DECIDE 01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  key!: string;
  /** What is to be done; more kinds may come. @example 'PLAN_DECIDE' */
  @ApiProperty({ enum: DUTY_KINDS }) kind!: DutyKind;
  /** The same as a sentence, in the language of the request. @example 'Setujui atau kembalikan SKP 2026 Siti Aminah, S.Kom.' */
  text!: string;
  /** About whom, often yourself; null where it is about nobody. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string | null;
  /** The name with titles. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string | null;
  /** What it is done with, as the paths of this API call it, in the singular. @example 'work-plan' */
  objectType!: string;
  /** Its id. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  objectId!: string;
  /** The evaluation period, or the year; null where it is of none. @example '2026' */
  periodName!: string | null;
  /** The last day, with what outages give back; null where nothing sets one. @example '2026-02-10' */
  dueOn!: string | null;
  /** True when that day has passed. @example false */
  isOverdue!: boolean;
  /** Since which day it waits; null where nobody noted it. @example '2026-01-30' */
  sinceOn!: string | null;
}

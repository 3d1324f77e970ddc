import type { PersonalData } from '../../kernel/personal-data/personal-data.js';
import { CRITERIA_TABLES } from './criteria/personal-data.js';

/** Periods hold nothing of anybody; their criteria hold what people said of them. */
export const PERIODS_DATA: PersonalData = {
  module: 'periods',
  tables: CRITERIA_TABLES,
  nothingIn: 'performance_period evaluation_period service_presence service_downtime criteria_set criteria_policy',
};

import type { PersonalData } from '../../kernel/personal-data/personal-data.js';

/** Periods hold nothing of anybody. */
export const PERIODS_DATA: PersonalData = {
  module: 'periods',
  tables: {},
  nothingIn: 'performance_period evaluation_period service_presence service_downtime',
};

import type { PersonalData } from '../../kernel/personal-data/personal-data.js';

/** Figures name nobody, and what is published of them withholds what would tell of few people. */
export const INSIGHTS_DATA: PersonalData = {
  module: 'insights',
  tables: {},
  nothingIn: 'figures_policy public_figures',
};

import { ChartsQueries } from './charts/charts.queries.js';
import { FairnessFigures } from './charts/fairness-figures.port.js';
import { ChartsController } from './charts/http/charts.controller.js';
import { PlanCharts } from './charts/plan-charts.queries.js';
import { FiguresPolicyService } from './policy/figures-policy.service.js';
import { FiguresPolicyController } from './policy/http/figures-policy.controller.js';
import { UnitScope } from './unit-scope.js';

/** Charts, boards and what of them is public. */
export const CHART_CONTROLLERS = [FiguresPolicyController, ChartsController];
export const CHART_PROVIDERS = [UnitScope, FiguresPolicyService, PlanCharts, ChartsQueries, FairnessFigures];

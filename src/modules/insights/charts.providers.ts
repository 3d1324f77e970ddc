import { BoardSteps } from './boards/board-steps.js';
import { BoardsQueries } from './boards/boards.queries.js';
import { BoardsController } from './boards/http/boards.controller.js';
import { ChartsQueries } from './charts/charts.queries.js';
import { ChartsController } from './charts/http/charts.controller.js';
import { PlanCharts } from './charts/plan-charts.queries.js';
import { UnitDeviations } from './fairness/unit-deviations.queries.js';
import { PublicFiguresController } from './public-figures/http/public-figures.controller.js';
import { PublicFiguresService } from './public-figures/public-figures.service.js';
import { UnitScope } from './unit-scope.js';

/** Charts, boards and what of them is public. */
export const CHART_CONTROLLERS = [ChartsController, BoardsController, PublicFiguresController];
export const CHART_PROVIDERS = [
  ...[UnitScope, PlanCharts, ChartsQueries, UnitDeviations],
  ...[BoardSteps, BoardsQueries, PublicFiguresService],
];

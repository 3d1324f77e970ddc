import { AppraisedTimes } from './appraised-times.js';
import { CalibrationAccess } from './calibration/calibration.access.js';
import { CalibrationChangesQueries } from './calibration/calibration-changes.queries.js';
import { CalibrationChanges } from './calibration/calibration-changes.service.js';
import { CalibrationClosing } from './calibration/calibration-closing.service.js';
import { CalibrationLocks } from './calibration/calibration-locks.js';
import { CalibrationSessions } from './calibration/calibration-sessions.service.js';
import { CalibrationQueries } from './calibration/calibration.queries.js';
import { CalibrationController } from './calibration/http/calibration.controller.js';
import { CalibrationWorkController } from './calibration/http/calibration-work.controller.js';
import { DistributionGate } from './distribution/distribution.gate.js';
import { DistributionQueries } from './distribution/distribution.queries.js';
import { DistributionReader } from './distribution/distribution.reader.js';
import { DistributionController } from './distribution/http/distribution.controller.js';
import { PredicatePolicyController } from './distribution/http/predicate-policy.controller.js';
import { JustificationsService } from './distribution/justifications.service.js';
import { PredicatePolicyService } from './distribution/predicate-policy.service.js';
import { Simulations } from './distribution/simulations.service.js';
import { FiguresPolicyService } from './figures/policy/figures-policy.service.js';
import { FiguresPolicyController } from './figures/policy/http/figures-policy.controller.js';
import { WithheldFigures } from './figures/withheld-figures.js';
import { HeadRatings } from './organisation-performance/head-ratings.js';
import { HeadRatingController } from './organisation-performance/http/head-rating.controller.js';
import { OrganisationPerformanceController } from './organisation-performance/http/organisation-performance.controller.js';
import { OrganisationDecisions } from './organisation-performance/organisation-decisions.service.js';
import { OrganisationPerformanceAccess } from './organisation-performance/organisation-performance.access.js';
import { OrganisationPerformanceQueries } from './organisation-performance/organisation-performance.queries.js';
import { OrganisationPerformanceService } from './organisation-performance/organisation-performance.service.js';
import { UsedIndicators } from './organisation-performance/used-indicators.js';
import { RatingRules } from './rating-rules.js';

/** How units did, how predicates are spread, and calibration: what stands between rating and publication. */
export const PREDICATE_PROVIDERS = [
  ...[AppraisedTimes, PredicatePolicyService, RatingRules],
  ...[
    OrganisationPerformanceAccess,
    OrganisationPerformanceService,
    OrganisationDecisions,
    OrganisationPerformanceQueries,
  ],
  ...[UsedIndicators, HeadRatings],
  ...[FiguresPolicyService, WithheldFigures],
  ...[DistributionReader, DistributionGate, DistributionQueries, JustificationsService, Simulations],
  ...[CalibrationAccess, CalibrationSessions, CalibrationClosing, CalibrationChanges, CalibrationLocks],
  ...[CalibrationQueries, CalibrationChangesQueries],
];
export const PREDICATE_CONTROLLERS = [
  ...[PredicatePolicyController, FiguresPolicyController, OrganisationPerformanceController, HeadRatingController],
  ...[DistributionController, CalibrationController, CalibrationWorkController],
];

import { DiscoveryService } from '@nestjs/core';
import type { Timetable } from '../values/timetable.js';

/**
 * Makes a job recur: beside `@HandlesJob` it says when. Each turn is one job without payload, however many processes run;
 * turns that were missed are caught up by one, and there is none while the job of the turn before has not ended.
 */
export const Recurs = DiscoveryService.createDecorator<Timetable>();

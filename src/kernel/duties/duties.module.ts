import { Module } from '@nestjs/common';
import { DutiesController } from './duties.controller.js';
import { DutiesQueries } from './duties.queries.js';

/** Answers what waits for the caller; what that is, modules say in `DutyRegistry`. */
@Module({ controllers: [DutiesController], providers: [DutiesQueries] })
export class DutiesModule {}

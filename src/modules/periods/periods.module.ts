import { Module } from '@nestjs/common';
import { PeriodsController } from './http/periods.controller.js';
import { PeriodsApi } from './periods.api.js';
import { PeriodsService } from './periods.service.js';

@Module({
  controllers: [PeriodsController],
  providers: [PeriodsApi, PeriodsService],
  exports: [PeriodsApi],
})
export class PeriodsModule {}

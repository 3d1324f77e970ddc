import { Module } from '@nestjs/common';
import { OrganizationController } from './http/organization.controller.js';
import { OrganizationApi } from './organization.api.js';
import { OrganizationQueries } from './organization.queries.js';
import { OrganizationService } from './organization.service.js';

@Module({
  controllers: [OrganizationController],
  providers: [OrganizationApi, OrganizationService, OrganizationQueries],
  exports: [OrganizationApi],
})
export class OrganizationModule {}

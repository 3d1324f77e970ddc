import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Creates, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { importProblems } from '../import.problems.js';
import { ImportProfiles } from '../import-profiles.service.js';
import { ImportProfilePatch, ImportProfileQuery, ImportProfileRequest } from './import-profile.request.js';
import { ImportProfileResponse } from './import-profile.response.js';

/** Profiles by which files are read whose columns the service does not know. */
@ApiTags('Imports')
@Controller('imports/profiles')
export class ImportProfilesController {
  constructor(private readonly profiles: ImportProfiles) {}

  /** Saves a profile: which column of a file is which of the template, and what all its rows have. */
  @Post()
  @Creates('/imports/profiles/:id')
  @Requires('import:run')
  @Idempotent()
  @Problems(
    importProblems.PROFILE_FIELD_UNKNOWN,
    importProblems.PROFILE_REPEATED,
    importProblems.PROFILE_NAME_TAKEN,
    importProblems.PROFILE_LIMIT,
    requestProblems.ID_TAKEN,
  )
  async createImportProfile(@Body() body: ImportProfileRequest): Promise<ImportProfileResponse> {
    return this.profiles.one(await this.profiles.create(body));
  }

  /** Lists the profiles by name. */
  @Get()
  @Requires('import:read')
  @ApiPage(ImportProfileResponse)
  listImportProfiles(@Query() query: ImportProfileQuery): Promise<Page<ImportProfileResponse>> {
    return this.profiles.list(query);
  }

  /** Shows a profile. */
  @Get(':id')
  @Requires('import:read')
  getImportProfile(@IdParam('id') id: string): Promise<ImportProfileResponse> {
    return this.profiles.one(id);
  }

  /** Changes a profile; imports that were uploaded with it keep what it was. */
  @Patch(':id')
  @Requires('import:run')
  @Problems(importProblems.PROFILE_FIELD_UNKNOWN, importProblems.PROFILE_REPEATED, importProblems.PROFILE_NAME_TAKEN)
  async changeImportProfile(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: ImportProfilePatch,
  ): Promise<ImportProfileResponse> {
    await this.profiles.change(id, version, body);
    return this.profiles.one(id);
  }

  /** Deletes a profile; imports that were uploaded with it keep what it was. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('import:run')
  async deleteImportProfile(@IdParam('id') id: string): Promise<void> {
    await this.profiles.remove(id);
  }
}

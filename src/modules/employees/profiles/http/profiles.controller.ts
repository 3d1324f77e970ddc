import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { employeeProblems } from '../../employees.problems.js';
import { shownWarning } from '../../http/warnings.js';
import { IdentityNumbers } from '../../identity-numbers.js';
import { ProfilesQueries } from '../profiles.queries.js';
import { ProfilesService } from '../profiles.service.js';
import {
  EmployeeNumberRequest,
  EmployeePatchRequest,
  IdentityNumberRequest,
  RetirementDecisionRequest,
} from './profile.request.js';
import {
  ChangedProfileResponse,
  EmployeeNumberResponse,
  EmployeeProfileResponse,
  IdentityNumberHolderResponse,
  IdentityNumberResponse,
  RecordedIdentityNumberResponse,
} from './profile.response.js';

@ApiTags('Employees')
@Controller('employees/:id')
export class ProfilesController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly niks: IdentityNumbers,
    private readonly queries: ProfilesQueries,
  ) {}

  /** Shows the particulars of a person: the own ones, those of the unit for its HR manager, all for BKPSDM and auditors. */
  @Get('profile')
  @Requires('profile:read')
  getEmployeeProfile(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<EmployeeProfileResponse> {
    return this.queries.profile(actor, id);
  }

  /** Changes particulars of a person; the answer names what deserves a look, if anything does. */
  @Patch()
  @Requires('employee:manage')
  @Problems(employeeProblems.ERASED)
  async changeEmployee(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: EmployeePatchRequest,
  ): Promise<ChangedProfileResponse> {
    const warnings = await this.profiles.change(id, body, version);
    const profile = await this.queries.profile(actor, id);
    return warnings.length === 0 ? profile : { ...profile, warnings: warnings.map(shownWarning) };
  }

  /** Shows the whole NIK of a person; that it was shown is recorded, and the person can see by whom. */
  @Get('identity-number')
  @Requires('identity-number:read')
  @Problems(employeeProblems.NIK_KEY_MISSING)
  getIdentityNumber(@CurrentActor() actor: Actor, @IdParam('id') id: string): Promise<IdentityNumberResponse> {
    return this.queries.identityNumber(actor, id);
  }

  /** Records the NIK of a person; the database keeps it sealed. */
  @Post('identity-number')
  @HttpCode(200)
  @Requires('identity-number:manage')
  @Idempotent()
  @Problems(employeeProblems.NIK_TAKEN, employeeProblems.ERASED)
  async setIdentityNumber(
    @CurrentActor() actor: Actor,
    @IdParam('id') employeeId: string,
    @Body() { nik }: IdentityNumberRequest,
  ): Promise<RecordedIdentityNumberResponse> {
    const warnings = await this.niks.put(employeeId, nik);
    const { maskedNik } = await this.queries.profile(actor, employeeId);
    return { employeeId, maskedNik, ...(warnings.length === 0 ? {} : { warnings: warnings.map(shownWarning) }) };
  }

  /** Removes the NIK of a person, when it was recorded of the wrong one. */
  @Delete('identity-number')
  @Requires('identity-number:manage')
  @HttpCode(204)
  @Problems(employeeProblems.ERASED)
  async removeIdentityNumber(@IdParam('id') id: string): Promise<void> {
    await this.niks.put(id, null);
  }

  /** Lists the numbers that a person has and had, earliest first. */
  @Get('numbers')
  @Requires('employee:read')
  @ApiPage(EmployeeNumberResponse)
  listEmployeeNumbers(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<EmployeeNumberResponse>> {
    return this.queries.numbers(actor, id, query);
  }

  /** Gives a person another NIP or NI PPPK from a day on, for a new contract or another kind of employment. */
  @Post('numbers')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(
    employeeProblems.NIP_INVALID,
    employeeProblems.KIND_DIFFERS,
    employeeProblems.NIP_TAKEN,
    employeeProblems.NUMBER_NOT_LAST,
    employeeProblems.ERASED,
    employeeProblems.IMPORT_RUNNING,
  )
  async addEmployeeNumber(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() body: EmployeeNumberRequest,
  ): Promise<ChangedProfileResponse> {
    const warnings = await this.profiles.addNumber(id, body);
    const profile = await this.queries.profile(actor, id);
    return warnings.length === 0 ? profile : { ...profile, warnings: warnings.map(shownWarning) };
  }

  /** Decides another day of retirement for one person than post and birth date give, or lets these count again. */
  @Post('retirement-decision')
  @Requires('employee:manage')
  @Idempotent()
  @Problems(employeeProblems.ERASED)
  async decideRetirement(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Body() { retiresOn, reason }: RetirementDecisionRequest,
  ): Promise<EmployeeProfileResponse> {
    await this.profiles.decideRetirement(id, retiresOn ?? null, reason);
    return this.queries.profile(actor, id);
  }
}

@ApiTags('Employees')
@Controller('identity-number-searches')
export class IdentityNumberSearchesController {
  constructor(private readonly queries: ProfilesQueries) {}

  /** Finds who has a NIK. It is sent in the body, so that it stands in no address and no log. */
  @Post()
  @HttpCode(200)
  @Requires('identity-number:manage')
  @CountsAs('expensive')
  @Idempotent()
  async findIdentityNumber(
    @CurrentActor() actor: Actor,
    @Body() { nik }: IdentityNumberRequest,
  ): Promise<IdentityNumberHolderResponse> {
    return { employeeId: await this.queries.holderOf(actor, nik) };
  }
}

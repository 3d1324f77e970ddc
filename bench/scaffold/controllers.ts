import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, UseGuards } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JwtAuthGuard, type User } from './auth.js';
import { EmployeesDto, PageDto, ProgressEntryDto } from './dto.js';
import type { Employee, ProgressEntry, TeamMember, WorkPlan } from './entities.js';
import { EmployeesService, type Page, TeamService, WorkPlansService } from './services.js';

@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('ready')
  async ready(): Promise<object> {
    await this.dataSource.query('SELECT 1');
    return { status: 'UP' };
  }
}

@UseGuards(JwtAuthGuard)
@Controller('employees')
export class EmployeesController {
  constructor(private readonly employees: EmployeesService) {}

  @Get()
  find(@Query() query: EmployeesDto): Promise<Page<Employee>> {
    return this.employees.findByUnit(query.unitId, query.limit);
  }
}

@UseGuards(JwtAuthGuard)
@Controller('team')
export class TeamController {
  constructor(private readonly team: TeamService) {}

  @Get()
  find(@Req() request: { user: User }, @Query() query: PageDto): Promise<Page<TeamMember>> {
    return this.team.findTeam(request.user.employeeId, query.limit);
  }
}

@UseGuards(JwtAuthGuard)
@Controller('work-plans')
export class WorkPlansController {
  constructor(private readonly workPlans: WorkPlansService) {}

  @Get(':id')
  findOne(@Param('id', ParseUUIDPipe) id: string): Promise<WorkPlan> {
    return this.workPlans.findOne(id);
  }

  @Post(':id/progress-entries')
  report(@Param('id', ParseUUIDPipe) id: string, @Body() body: ProgressEntryDto): Promise<ProgressEntry> {
    return this.workPlans.report(id, body);
  }
}

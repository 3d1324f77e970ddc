import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JwtStrategy } from './auth.js';
import { EmployeesController, HealthController, TeamController, WorkPlansController } from './controllers.js';
import * as entities from './entities.js';
import { EmployeesService, TeamService, WorkPlansService } from './services.js';

const { TeamMember: _, ...tables } = entities;

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'mariadb',
      url: process.env.DATABASE_URL,
      timezone: 'Z',
      entities: Object.values(tables),
      synchronize: false,
    }),
    TypeOrmModule.forFeature(Object.values(tables)),
    PassportModule,
  ],
  controllers: [HealthController, EmployeesController, TeamController, WorkPlansController],
  providers: [JwtStrategy, EmployeesService, TeamService, WorkPlansService],
})
export class AppModule {}

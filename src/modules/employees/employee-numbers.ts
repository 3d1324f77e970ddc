import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import { PeopleByNumber } from '../identity/index.js';

/** Tells identity who has or ever had a number, for the tokens of outside providers. */
@Injectable()
export class EmployeeNumbers implements OnModuleInit {
  private readonly holder = this.db.prepare<{ employeeId: string }>(
    'SELECT employeeId FROM employee_number WHERE number = ?',
  );

  constructor(
    private readonly db: Database,
    private readonly people: PeopleByNumber,
  ) {}

  onModuleInit(): void {
    this.people.lookUpWith(async (number) => (await this.holder.first([number]))?.employeeId ?? null);
  }
}

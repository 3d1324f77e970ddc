import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { EmployeesApi, type LeftPerson } from '../../employees/index.js';

/** People who left so long ago that their time is over. Source: rules.md PD-3. */
@Injectable()
export class DuePeople {
  constructor(
    private readonly clock: Clock,
    private readonly employees: EmployeesApi,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** All of them, the earliest first; nobody where the setting says never. */
  all(): Promise<LeftPerson[]> {
    return this.find();
  }

  /** True when this person is one of them. */
  async isDue(employeeId: string): Promise<boolean> {
    return (await this.find(employeeId)).length > 0;
  }

  private async find(onlyEmployeeId?: string): Promise<LeftPerson[]> {
    const { leftPersonDays } = this.config;
    if (leftPersonDays === 0) return [];
    return this.employees.leftBy(plusDays(this.clock.today(), -leftPersonDays), onlyEmployeeId);
  }
}

import { Injectable } from '@nestjs/common';
import { ChainAbove } from '../../employees/index.js';
import { type Above, examinerOf, nextExaminerOf } from './domain/examiner.js';

/** Knows who examines an objection on a day, from the chain of appraisal as it is then. Rules OB-3, OB-7. */
@Injectable()
export class Examiners {
  constructor(private readonly chains: ChainAbove) {}

  /** Who examines the objection of an employee to a rating of this appraiser; null where the HR office has to name somebody. */
  async of(employeeId: string, appraiserId: string | null): Promise<string | null> {
    if (appraiserId === null) return (await this.chains.of(employeeId)).at(1)?.employeeId ?? null;
    const appraiser = await this.above(appraiserId);
    return examinerOf(employeeId, appraiser, await this.chain(employeeId, appraiserId));
  }

  /** Who comes after an examiner that has not decided in time; null where nobody is above him. Where he has gone himself does not count. */
  async after(employeeId: string, appraiserId: string | null, examinerId: string | null): Promise<string | null> {
    const above = await this.chain(employeeId, appraiserId ?? '');
    return nextExaminerOf(employeeId, appraiserId ?? '', examinerId, above);
  }

  /** Above the employee's appraiser where he is it still, and else above whoever rated; where that leads nowhere, above the appraiser of now. */
  private async chain(employeeId: string, appraiserId: string): Promise<Above[]> {
    const own = await this.chains.of(employeeId);
    if (own[0]?.employeeId === appraiserId) return own.slice(1);
    const his = await this.chains.of(appraiserId);
    return his.length > 0 ? his : own.slice(1);
  }

  private async above(employeeId: string): Promise<Above> {
    return { employeeId, isCivilServant: await this.chains.isCivilServant(employeeId) };
  }
}

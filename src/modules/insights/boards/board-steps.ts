import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { AppraisalFigures, STEP_CODES, type StepCode, stepsOf } from '../../appraisals/index.js';
import { type NamedUnit, UnitScope } from '../unit-scope.js';
import { linkTo } from './board-links.js';
import type { BoardResponse, BoardStepResponse, BoardUnitResponse } from './http/board.response.js';

/** Counts of plans at a step. */
interface Counted {
  readonly step: StepCode;
  readonly plans: number;
  readonly overdue: number;
}

/** What comes next with the plans of a unit, of all together and of the units directly below. Rule BO-2. */
@Injectable()
export class BoardSteps {
  constructor(
    private readonly units: UnitScope,
    private readonly appraisals: AppraisalFigures,
  ) {}

  /** All steps, those of appraisers, and the units directly below for comparison. */
  async of(
    actor: Actor,
    unit: NamedUnit,
    performancePeriodId: string,
  ): Promise<Pick<BoardResponse, 'steps' | 'forAppraisers' | 'units'>> {
    const rows = await this.appraisals.steps(actor, unit.id, performancePeriodId);
    const filters = { unitId: unit.id, performancePeriodId };
    const steps = STEP_CODES.flatMap((step): BoardStepResponse[] => {
      const { plans, overdue } = summedUp(rows.filter((row) => row.step === step));
      return plans === 0 ? [] : [{ step, plans, overdue, link: linkTo('/next-steps', { ...filters, step }) }];
    });
    const forAppraisers = steps.filter(({ step }) => stepsOf('APPRAISER').includes(step));
    const { below } = await this.units.family(unit);
    const places = await this.units.placesBelow(below.map(({ id }) => id));
    const units = below.map(({ id, name }): BoardUnitResponse => {
      const own = rows.filter(({ unitId }) => places.get(unitId ?? '') === id);
      const waiting = own.filter(({ step }) => stepsOf('APPRAISER').includes(step));
      return {
        ...{ unitId: id, unitName: name, ...summedUp(own), waitingForAppraiser: summedUp(waiting).plans },
        link: linkTo(`/org-units/${id}/board`, { performancePeriodId }),
      };
    });
    return { steps, forAppraisers, units };
  }
}

function summedUp(rows: readonly Counted[]): { readonly plans: number; readonly overdue: number } {
  return rows.reduce((sum, { plans, overdue }) => ({ plans: sum.plans + plans, overdue: sum.overdue + overdue }), {
    plans: 0,
    overdue: 0,
  });
}

import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../../../../kernel/auth/route.decorators.js';
import { IfMatch } from '../../../../../kernel/http/params.js';
import { FiguresPolicyService } from '../figures-policy.service.js';
import { FiguresPolicyPatch } from './figures-policy.request.js';
import { FiguresPolicyResponse } from './figures-policy.response.js';

@ApiTags('Insights')
@Controller('figures-policy')
export class FiguresPolicyController {
  constructor(private readonly service: FiguresPolicyService) {}

  /** Shows from how many people on figures are shown, and whether some are public. */
  @Get()
  @Requires('period:read')
  getFiguresPolicy(): Promise<FiguresPolicyResponse> {
    return this.service.current();
  }

  /**
   * Decides from how many people on figures are shown from now on, and whether some are public: until a year is published everybody is told
   * that its figures are not.
   */
  @Patch()
  @Requires('period:manage')
  async changeFiguresPolicy(
    @IfMatch() version: number | null,
    @Body() body: FiguresPolicyPatch,
  ): Promise<FiguresPolicyResponse> {
    await this.service.decide(version, body);
    return this.service.current();
  }
}

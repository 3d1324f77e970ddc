import { ApiExtension } from '@nestjs/swagger';
import type { ProblemFactory } from '../errors/domain-error.js';

/** Names the problems that an operation answers with, beyond those of every operation, for its documentation. */
export function Problems(...problems: ProblemFactory[]): MethodDecorator {
  const codes = problems.map((problem) => problem.definition.code);
  return ApiExtension('x-problems', codes) as MethodDecorator;
}

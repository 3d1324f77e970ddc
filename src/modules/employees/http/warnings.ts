import type { InputFault } from '../../../kernel/errors/domain-error.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import type { EmployeeWarningResponse } from './employee.response.js';

/** A warning in the language of the request. */
export function shownWarning({ pointer = '', code, text, facts }: InputFault): EmployeeWarningResponse {
  return { pointer, code, detail: say(text, currentContext().language, facts) };
}

import { IsFormed } from '../../../../kernel/http/validators.js';

/** Of which year. */
export class PublicFiguresQuery {
  /** The year. @example '2026' */
  @IsFormed(4, 4, /^2\d{3}$/, 'NOT_ALLOWED') year!: string;
}

import { IsFlag, IsWhole, Optional } from '../../../../../kernel/http/validators.js';

/** What is decided about figures; what is left out stays. */
export class FiguresPolicyPatch {
  /** A group of fewer people is withheld in charts from who may not see each of them. @example 5 */
  @Optional() @IsWhole(2, 50) fewestPeople?: number;
  /**
   * Whether figures of finished years may be read without a sign-in. Before those of a year are published the public learns that they are not
   * (404 PUBLIC_FIGURES.NOT_PUBLISHED). @example false
   */
  @Optional() @IsFlag() isPublic?: boolean;
  /** A unit with fewer published people is not shown in public. @example 10 */
  @Optional() @IsWhole(10, 1000) fewestPublicPeople?: number;
}

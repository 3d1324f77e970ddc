import { ApiProperty } from '@nestjs/swagger';

/** Which figures are shown of how few people. */
export class FiguresPolicyResponse {
  /** A group of fewer people is withheld in charts from who may not see each of them. @example 5 */
  @ApiProperty({ type: 'integer' }) fewestPeople!: number;
  /** Whether figures of finished years may be read without a sign-in. @example false */
  isPublic!: boolean;
  /** A unit with fewer published people is not shown in public. @example 10 */
  @ApiProperty({ type: 'integer' }) fewestPublicPeople!: number;
  /** Counts up with every change. @example 1 */
  @ApiProperty({ type: 'integer' }) version!: number;
}

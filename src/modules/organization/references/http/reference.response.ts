import { ApiProperty } from '@nestjs/swagger';
import { type Attributes, REFERENCE_LIST_CODES, type ReferenceListCode } from '../domain/reference-lists.js';

/** A list of codes. */
export class ReferenceListResponse {
  @ApiProperty({ enum: REFERENCE_LIST_CODES, description: 'Name of the list in addresses.', example: 'jenjang' })
  code!: ReferenceListCode;
  /** What the list is about. @example 'Golongan ruang dan pangkat PNS' */
  name!: string;
  /** Number of its rows. @example 17 */
  itemCount!: number;
  @ApiProperty({
    type: 'array',
    items: { type: 'string' },
    description: 'Attributes that its rows have, those with a question mark not all of them.',
    example: ['pangkat'],
  })
  attributes!: readonly string[];
}

/** A code of a list with its meaning. */
export class ReferenceItemResponse {
  /** Id. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d21' */
  id!: string;
  @ApiProperty({ enum: REFERENCE_LIST_CODES, description: 'The list.', example: 'golongan-pns' })
  list!: ReferenceListCode;
  /** The code. @example '34' */
  code!: string;
  /** What it means. @example 'III/d' */
  name!: string;
  /** Its place in the list. @example 12 */
  sequence!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    description: 'What the rows of this list have beside the name.',
    example: { pangkat: 'Penata Tingkat I' },
  })
  attributes!: Attributes;
  /** True for a row that came with the service: its code and name are those of the law or of SIASN. @example true */
  isLegal!: boolean;
  /** First day on which the code is in use; null when since ever. @example '2026-01-01' */
  validFrom!: string | null;
  /** Last day on which it is in use; null while it has none. @example '2029-12-31' */
  validUntil!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { ProblemFault } from './problem.response.js';
import { SCIM_ERROR, SCIM_PROBLEM } from './scim-form.js';

/** What a problem of this service says besides. */
export class ScimProblemExtension {
  @ApiProperty({ description: 'Stable code, the same in every language.', example: 'SCIM.FILTER_UNREADABLE' })
  code!: string;
  @ApiProperty({
    pattern: '^[0-9a-f]{32}$',
    description: 'Trace id; name it when you report a problem.',
    example: '4bf92f3577b34da6a3ce929d0e0e4736',
  })
  traceId!: string;
  @ApiProperty({ type: () => ProblemFault, isArray: true, required: false, description: 'Each wrong value.' })
  errors?: ProblemFault[];
}

/** A refusal or failure in the form of SCIM (RFC 7644, section 3.12). */
export class ScimErrorDocument {
  @ApiProperty({ description: 'Schemas of the message.', type: [String], example: [SCIM_ERROR, SCIM_PROBLEM] })
  schemas!: string[];
  @ApiProperty({ pattern: '^[45]\\d\\d$', description: 'HTTP status, as text.', example: '400' })
  status!: string;
  @ApiProperty({ required: false, description: 'Kind of refusal, where SCIM has one.', example: 'invalidFilter' })
  scimType?: string;
  @ApiProperty({
    description: "What happened and the way out, in the caller's language.",
    example: 'Filter tidak mengikuti RFC 7644 bagian 3.4.2.2.',
  })
  detail!: string;
  @ApiProperty({
    name: SCIM_PROBLEM,
    description: 'What a problem of this service says besides.',
    type: ScimProblemExtension,
  })
  [SCIM_PROBLEM]!: ScimProblemExtension;
}

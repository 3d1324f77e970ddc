import { ApiProperty } from '@nestjs/swagger';
import { ENTERPRISE, PATCH_OP, SEARCH_REQUEST, USER } from '../names.js';

/*
 * What SCIM's clients send, for the document. Bodies of SCIM are open: names know no case, and what the service does not keep
 * is ignored, so that these classes check nothing.
 */

/** An e-mail address. */
export class ScimEmailRequest {
  /** The address. @example 'siti.aminah@example.go.id' */
  value?: string;
  /** Kind of address; of several the primary one counts, then that of work. @example 'work' */
  type?: string;
  /** True for the one that counts. @example true */
  primary?: boolean;
}

/** The enterprise extension: only the number is taken. */
export class ScimEnterpriseRequest {
  /** NIP or NI PPPK of somebody in the roster. @example '199301012018011011' */
  employeeNumber?: string;
}

/** A user. Everything else that SCIM knows may be sent and is ignored. */
export class ScimUserRequest {
  @ApiProperty({ description: 'Schemas of the resource.', type: [String], example: [USER, ENTERPRISE] })
  schemas!: string[];
  /** Name in the identity system; the NIP where it has no other. @example 'siti.aminah@example.go.id' */
  userName!: string;
  /** Id in the identity system. @example '00u1a2b3c4' */
  externalId?: string;
  /** False disables the account. @example true */
  active?: boolean;
  /** The e-mail address. */
  emails?: ScimEmailRequest[];
  @ApiProperty({
    name: ENTERPRISE,
    required: false,
    description: 'Names the person, when a user is made.',
    type: ScimEnterpriseRequest,
  })
  [ENTERPRISE]?: ScimEnterpriseRequest;
}

/** A member of a group. */
export class ScimMemberRequest {
  /** Id of the user. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  value!: string;
}

/** A group. Its name is a role and stays. */
export class ScimGroupRequest {
  @ApiProperty({
    description: 'Schemas of the resource.',
    type: [String],
    example: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  })
  schemas!: string[];
  /** The role. @example 'AUDITOR' */
  displayName!: string;
  /** Id in the identity system. @example '00g1a2b3c4' */
  externalId?: string;
  /** Who shall have the role; nobody else has it afterwards. */
  members?: ScimMemberRequest[];
}

/** One change of a resource. */
export class ScimOperationRequest {
  @ApiProperty({
    description: 'What happens, in capitals or small letters.',
    enum: ['add', 'replace', 'remove'],
    example: 'replace',
  })
  op!: string;
  /** What is changed; left out when the value names it. @example 'active' */
  path?: string;
  @ApiProperty({
    required: false,
    description: 'What it shall be; needed but for remove.',
    oneOf: [
      { type: 'string' },
      { type: 'boolean' },
      { type: 'object', additionalProperties: true },
      { type: 'array', items: {} },
    ],
    example: false,
  })
  value?: unknown;
}

/** Changes of a resource, in order. */
export class ScimPatchRequest {
  @ApiProperty({ description: 'Schema of the message.', type: [String], example: [PATCH_OP] })
  schemas!: string[];
  /** The changes. */
  Operations!: ScimOperationRequest[];
}

/** A question that is too long or too private for an address. */
export class ScimSearchRequest {
  @ApiProperty({ description: 'Schema of the message.', type: [String], example: [SEARCH_REQUEST] })
  schemas!: string[];
  /** Which resources. @example 'userName sw "1990"' */
  filter?: string;
  @ApiProperty({ required: false, type: [String], description: 'Attributes that are shown.', example: ['userName'] })
  attributes?: string[];
  @ApiProperty({ required: false, type: [String], description: 'Attributes that are not shown.', example: ['groups'] })
  excludedAttributes?: string[];
  /** Attribute that gives the order. @example 'userName' */
  sortBy?: string;
  @ApiProperty({ required: false, enum: ['ascending', 'descending'], description: 'The order.', example: 'ascending' })
  sortOrder?: string;
  @ApiProperty({ required: false, type: 'integer', description: 'Position of the first one.', example: 1 })
  startIndex?: number;
  @ApiProperty({ required: false, type: 'integer', description: 'Most resources on the page.', example: 100 })
  count?: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { ASN, ENTERPRISE } from '../names.js';

/** Where a resource stands, and its version. */
export class ScimMetaResponse {
  /** Kind of resource. @example 'User' */
  resourceType?: string;
  /** When it was made. @example '2026-01-05T02:10:00.000Z' */
  created?: string;
  /** When it was changed last. @example '2026-01-06T02:10:00.000Z' */
  lastModified?: string;
  /** Address of the resource. @example 'https://sasaran.example.go.id/scim/v2/Users/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  location?: string;
  /** Entity tag, for If-Match and If-None-Match. @example 'W/"3-Yk3n0Qz8aRwT"' */
  version?: string;
}

/** An e-mail address of a user. */
export class ScimEmailResponse {
  /** The address. @example 'siti.aminah@example.go.id' */
  value?: string;
  /** Kind of address. @example 'work' */
  type?: string;
  /** True for the one that counts. @example true */
  primary?: boolean;
}

/** The name of a user, from the roster. */
export class ScimNameResponse {
  /** As documents print it. @example 'Dr. Siti Aminah, S.Kom.' */
  formatted?: string;
  /** Titles before the name. @example 'Dr.' */
  honorificPrefix?: string;
  /** Titles behind the name. @example 'S.Kom.' */
  honorificSuffix?: string;
}

/** One resource that another one names. */
export class ScimReferenceResponse {
  /** Id of that resource. @example 'EMPLOYEE' */
  value?: string;
  /** Its name. @example 'EMPLOYEE' */
  display?: string;
  @ApiProperty({ required: false, description: 'Address of that resource.', example: '/scim/v2/Groups/EMPLOYEE' })
  $ref?: string;
  /** How it belongs, or what it is. @example 'direct' */
  type?: string;
}

/** Who appraises a user today. */
export class ScimManagerResponse {
  /** Id of that user. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  value?: string;
  @ApiProperty({
    required: false,
    description: 'Address of that user.',
    example: '/scim/v2/Users/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11',
  })
  $ref?: string;
  /** Name of that user. @example 'Budi Santoso' */
  displayName?: string;
}

/** The enterprise extension of a user. */
export class ScimEnterpriseResponse {
  /** NIP or NI PPPK. @example '198707222019032005' */
  employeeNumber?: string;
  /** Name of the government. @example 'Pemerintah Kabupaten Contoh' */
  organization?: string;
  /** Name of the unit. @example 'Dinas Kesehatan' */
  department?: string;
  /** Who appraises the person today. */
  manager?: ScimManagerResponse;
}

/** What only a civil servant has. */
export class ScimCivilServantResponse {
  /** NIP or NI PPPK. @example '198707222019032005' */
  nipBaru?: string;
  /** Kind of person. @example 'PNS' */
  jenisPegawai?: string;
  /** Code of the golongan. @example '34' */
  golonganId?: string;
  /** Golongan as documents print it. @example 'III/d' */
  golonganNama?: string;
  /** Id of the unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  unorId?: string;
  /** Id of the post. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  jabatanId?: string;
  /** Title of the post. @example 'Pranata Komputer Ahli Muda' */
  jabatanNama?: string;
}

/** A user: an account with its person. Attributes that are not asked for, or have no value, are left out. */
export class ScimUserResponse {
  @ApiProperty({ description: 'Schemas of the resource.', type: [String], example: [ENTERPRISE] })
  schemas!: string[];
  /** Id of the account. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** Id in the identity system that is calling. @example '00u1a2b3c4' */
  externalId?: string;
  /** Name in the identity system that is calling. @example 'siti.aminah@example.go.id' */
  userName?: string;
  /** False when the account is disabled. @example true */
  active?: boolean;
  /** The e-mail address, if there is one. */
  emails?: ScimEmailResponse[];
  /** Name without titles. @example 'Siti Aminah' */
  displayName?: string;
  /** Name with its titles. */
  name?: ScimNameResponse;
  /** Title of the post. @example 'Pranata Komputer Ahli Muda' */
  title?: string;
  /** Roles of today. */
  groups?: ScimReferenceResponse[];
  @ApiProperty({
    name: ENTERPRISE,
    required: false,
    description: 'Number, unit and superior.',
    type: ScimEnterpriseResponse,
  })
  [ENTERPRISE]?: ScimEnterpriseResponse;
  @ApiProperty({
    name: ASN,
    required: false,
    description: 'What only a civil servant has.',
    type: ScimCivilServantResponse,
  })
  [ASN]?: ScimCivilServantResponse;
  /** Where it stands, and its version. */
  meta?: ScimMetaResponse;
}

/** A group: a role of the application. */
export class ScimGroupResponse {
  @ApiProperty({
    description: 'Schemas of the resource.',
    type: [String],
    example: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  })
  schemas!: string[];
  /** The role. @example 'AUDITOR' */
  id!: string;
  /** Id in the identity system that is calling. @example '00g1a2b3c4' */
  externalId?: string;
  /** The role. @example 'AUDITOR' */
  displayName?: string;
  /** The users within reach who have the role today. */
  members?: ScimReferenceResponse[];
  /** Where it stands; its version where the members are shown. */
  meta?: ScimMetaResponse;
}

/** A page of users. */
export class ScimUserListResponse {
  @ApiProperty({
    description: 'Schemas of the list.',
    type: [String],
    example: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  })
  schemas!: string[];
  /** Number of all that were found. @example 1 */
  totalResults!: number;
  /** Number of those on this page. @example 1 */
  itemsPerPage!: number;
  /** Position of the first one, when the list is read by index. @example 1 */
  startIndex?: number;
  /** Cursor of the next page, when the list is read by cursor and goes on. @example 'WyIyMDI2Il0.Zm9v' */
  nextCursor?: string;
  /** The users of this page. */
  Resources!: ScimUserResponse[];
}

/** The groups that were found. */
export class ScimGroupListResponse {
  @ApiProperty({
    description: 'Schemas of the list.',
    type: [String],
    example: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  })
  schemas!: string[];
  /** Number of all that were found. @example 4 */
  totalResults!: number;
  /** Number of those on this page. @example 4 */
  itemsPerPage!: number;
  /** Position of the first one, when the list is read by index. @example 1 */
  startIndex?: number;
  /** The groups of this page. */
  Resources!: ScimGroupResponse[];
}

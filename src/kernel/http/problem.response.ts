import { ApiProperty } from '@nestjs/swagger';

/** One wrong place in the input. */
export class ProblemFault {
  /** JSON Pointer (RFC 6901) into the body. @example '/title' */
  pointer?: string;
  /** Name of a parameter of path or query. @example 'limit' */
  parameter?: string;
  /** Name of a header. @example 'Idempotency-Key' */
  header?: string;
  /** Stable code, the same in every language. @example 'TOO_LONG' */
  code!: string;
  /** Explanation for people, in their language. @example 'Paling banyak 200 karakter.' */
  detail!: string;
}

/** A refusal or failure: problem details of RFC 9457. */
export class ProblemDocument {
  @ApiProperty({ format: 'uri-reference', description: 'Page that explains this kind of problem.' }) type!: string;
  @ApiProperty({ description: "Short title, in the caller's language.", example: 'Isian tidak sah' }) title!: string;
  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, description: 'HTTP status.' }) status!: number;
  @ApiProperty({
    description: "What happened and the way out, in the caller's language.",
    example: 'Ada 1 isian yang tidak sah; lihat daftar errors.',
  })
  detail!: string;
  @ApiProperty({ format: 'uri-reference', description: 'Address that was asked for.' }) instance!: string;
  @ApiProperty({
    pattern: '^[A-Z_]+\\.[A-Z0-9_]+$',
    description: 'Stable code, the same in every language.',
    example: 'REQUEST.INVALID',
  })
  code!: string;
  @ApiProperty({
    pattern: '^[0-9a-f]{32}$',
    description: 'Trace id; name it when you report a problem.',
    example: '4bf92f3577b34da6a3ce929d0e0e4736',
  })
  traceId!: string;
  @ApiProperty({
    required: false,
    description: 'Only where OAuth asks for it: the code of RFC 6749, section 5.2.',
    example: 'invalid_client',
  })
  error?: string;
  @ApiProperty({ type: () => ProblemFault, isArray: true, required: false, description: 'Each wrong value.' })
  errors?: ProblemFault[];
}

import { ApiProperty } from '@nestjs/swagger';

/** One wrong place in the input. */
export class ProblemFault {
  @ApiProperty({ required: false, description: 'JSON Pointer (RFC 6901) ke bagian isi permintaan.', example: '/title' })
  pointer?: string;

  @ApiProperty({ required: false, description: 'Nama parameter alamat atau query.', example: 'limit' })
  parameter?: string;

  @ApiProperty({ required: false, description: 'Nama header.', example: 'Idempotency-Key' })
  header?: string;

  @ApiProperty({ description: 'Kode tetap, sama dalam semua bahasa.', example: 'TOO_LONG' })
  code!: string;

  @ApiProperty({ description: 'Penjelasan untuk manusia.', example: 'Paling banyak 200 karakter.' })
  detail!: string;
}

/** A refusal or failure: problem details of RFC 9457. */
export class ProblemDocument {
  @ApiProperty({ format: 'uri-reference', description: 'Halaman yang menjelaskan masalah ini.' })
  type!: string;

  @ApiProperty({ description: 'Judul singkat.', example: 'Isian tidak sah' })
  title!: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, description: 'Status HTTP.' })
  status!: number;

  @ApiProperty({
    description: 'Apa yang terjadi dan apa jalan keluarnya.',
    example: 'Ada 1 isian yang tidak sah; lihat daftar errors.',
  })
  detail!: string;

  @ApiProperty({ format: 'uri-reference', description: 'Alamat yang diminta.' })
  instance!: string;

  @ApiProperty({
    pattern: '^[A-Z_]+\\.[A-Z0-9_]+$',
    description: 'Kode tetap, sama dalam semua bahasa.',
    example: 'REQUEST.INVALID',
  })
  code!: string;

  @ApiProperty({
    pattern: '^[0-9a-f]{32}$',
    description: 'Nomor jejak; sebutkan bila melapor.',
    example: '4bf92f3577b34da6a3ce929d0e0e4736',
  })
  traceId!: string;

  @ApiProperty({ type: () => ProblemFault, isArray: true, required: false, description: 'Setiap isian yang salah.' })
  errors?: ProblemFault[];
}

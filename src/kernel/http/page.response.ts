import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtension, ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';

/** Where a page stands in its list. */
export class PageInfo {
  @ApiProperty({ type: 'integer', description: 'Paling banyak butir per halaman.', example: 50 })
  limit!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Untuk halaman berikutnya; null pada halaman terakhir.',
    example: 'WyIyMDI2Il0.Zm9v',
  })
  nextCursor!: string | null;

  @ApiProperty({ type: Boolean, description: 'Benar bila masih ada butir sesudah halaman ini.' })
  hasMore!: boolean;

  @ApiProperty({ type: 'integer', required: false, description: 'Jumlah seluruh butir; hanya dengan count=true.' })
  total?: number;
}

/** One page of a list. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly page: PageInfo;
}

/** Documents a handler that answers with a `Page` of these items. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item, PageInfo),
    ApiExtension('x-page', true),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['data', 'page'],
        properties: {
          data: { type: 'array', description: 'Butir pada halaman ini.', items: { $ref: getSchemaPath(item) } },
          page: { description: 'Letak halaman ini dalam daftar.', allOf: [{ $ref: getSchemaPath(PageInfo) }] },
        },
      },
    }),
  );
}

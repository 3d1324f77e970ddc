import { Type } from 'class-transformer';
import { IsDateString, IsDecimal, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

export class PageDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;
}

export class EmployeesDto extends PageDto {
  @IsUUID()
  unitId!: string;
}

export class ProgressEntryDto {
  @IsUUID()
  indicatorId!: string;

  @IsDateString()
  occurredOn!: string;

  @IsDecimal({ decimal_digits: '0,2' })
  value!: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;
}

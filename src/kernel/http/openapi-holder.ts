import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document of the running service, built when somebody first asks. */
@Injectable()
export class OpenApi {
  /** How to build it; set when the application is put together. */
  build?: () => OpenAPIObject;
  private json?: string;

  /** The document as JSON. */
  text(): string {
    return (this.json ??= JSON.stringify(this.build?.()));
  }
}

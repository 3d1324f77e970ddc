import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { routeRules } from '../auth/route.decorators.js';

/** A POST that makes an object: its 201 carries `Location`, e.g. `@Creates('/work-plans/:id')` with the id of the answer. */
export function Creates(location: `/${string}`): MethodDecorator {
  return applyDecorators(routeRules({ location: `/api/v1${location}` }), ApiExtension('x-creates', location));
}

/** A POST that takes `multipart/form-data` instead of JSON. */
export function TakesUpload(): MethodDecorator {
  return routeRules({ takesUpload: true });
}

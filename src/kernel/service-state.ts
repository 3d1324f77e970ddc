import { Injectable } from '@nestjs/common';

/** Whether the service takes new work. */
@Injectable()
export class ServiceState {
  /** True from the request to stop on: the service is not ready and refuses new requests. */
  stopping = false;
  /** True while the service fills itself, in nobody's name: no limit counts. */
  filling = false;
}

import { Injectable } from '@nestjs/common';

/** Whether the service takes new work. */
@Injectable()
export class ServiceState {
  /** True from the request to stop on: the service is not ready, and each connection ends with its next answer. */
  stopping = false;
  /** True once whoever was connected had time to send what was on its way: requests are refused. */
  refusing = false;
  /** True while the service fills itself, in nobody's name: no limit counts. */
  filling = false;
}

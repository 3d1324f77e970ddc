/** A publication that was started. */
export class StartedPublicationResponse {
  /** The job that does it; `GET /jobs/{id}` shows how far it is, and how many were published. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d77' */
  jobId!: string;
}

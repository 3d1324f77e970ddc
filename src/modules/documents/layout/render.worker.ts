import { parentPort } from 'node:worker_threads';
import type { DocumentModel } from './model.js';
import { render } from './render.js';

/*
 * The thread in which documents are set into pages, one after the other: some hundred milliseconds of work each, for which no request has
 * to wait. It lives as long as the service, so that fonts are read once.
 */

/** What it is asked. */
export interface RenderTask {
  readonly id: number;
  readonly model: DocumentModel;
}

/** What it answers. */
export type RenderAnswer =
  | { readonly id: number; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly id: number; readonly fault: string };

parentPort?.on('message', ({ id, model }: RenderTask) => {
  render(model).then(
    ({ bytes, pages }) => answer({ id, bytes, pages }),
    (error: unknown) => answer({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function answer(said: RenderAnswer): void {
  parentPort?.postMessage(said);
}

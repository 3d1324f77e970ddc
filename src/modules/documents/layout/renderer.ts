import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { DocumentModel } from './model.js';
import type { Rendered } from './render.js';
import type { RenderAnswer, RenderTask } from './render.worker.js';

/** In tests the sources are run as they are: then a name that ends with .js means a file with .ts. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const WORKER = new URL(`./render.worker${IS_SOURCE ? '.ts' : '.js'}`, import.meta.url);
const FROM_SOURCES = `import { registerHooks } from 'node:module';
registerHooks({ resolve: (name, context, next) => next(/^\\..*\\.js$/.test(name) && context.parentURL?.endsWith('.ts')
  ? name.replace(/js$/, 'ts') : name, context) });`;
const MEGABYTES = 512;
/** A document that takes longer is given up, and the thread with it. */
const LIMIT_MS = 120_000;

interface Waiting {
  readonly resolve: (rendered: Rendered) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Has documents set into pages by a thread of its own, which is begun with the first one and again whenever it has ended. */
@Injectable()
export class Renderer implements OnModuleDestroy {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** The file of a document and how many pages it has. */
  render(model: DocumentModel): Promise<Rendered> {
    const worker = (this.worker ??= this.begin());
    const id = (this.last += 1);
    return new Promise<Rendered>((resolve, reject) => {
      const timer = setTimeout(() => void this.end(new Error('A document took too long to set.')), LIMIT_MS);
      this.waiting.set(id, { resolve, reject, timer });
      worker.ref();
      worker.postMessage({ id, model } satisfies RenderTask);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.end(new Error('The service stops.'));
  }

  private begin(): Worker {
    const hook = ['--import', `data:text/javascript,${encodeURIComponent(FROM_SOURCES)}`];
    const worker = new Worker(WORKER, {
      execArgv: IS_SOURCE ? hook : [],
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    worker.on('message', (answer: RenderAnswer) => this.take(answer));
    worker.on('error', (error) => void this.end(error instanceof Error ? error : new Error(String(error)), worker));
    worker.on('exit', () => void this.end(new Error('The thread for documents has ended.'), worker));
    worker.unref();
    return worker;
  }

  private take(answer: RenderAnswer): void {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) this.worker?.unref();
    if ('fault' in answer) waiting.reject(new Error(`A document could not be set: ${answer.fault}`));
    else waiting.resolve({ bytes: answer.bytes, pages: answer.pages });
  }

  /** Gives up what waits for a thread that has ended, or ends now. */
  private async end(error: Error, worker = this.worker): Promise<void> {
    if (worker !== this.worker) return;
    this.worker = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
    await worker?.terminate();
  }
}

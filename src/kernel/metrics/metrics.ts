import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../kernel.tokens.js';
import { portError } from '../start-error.js';

/** Figures for Prometheus, on an address of their own that is not meant for callers of the service. */
@Injectable()
export class Metrics implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'sasaran_request_seconds',
    help: 'Time to answer a request, by route pattern, method and class of status.',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly limitedRequests = new Counter({
    name: 'sasaran_requests_limited_total',
    help: 'Requests refused with 429 because one caller sent too many, by limit.',
    labelNames: ['limit'] as const,
    registers: [this.registry],
  });
  private readonly shedRequests = new Counter({
    name: 'sasaran_requests_shed_total',
    help: 'Requests refused with 503 because there was too much to do, by what was too much.',
    labelNames: ['reason'] as const,
    registers: [this.registry],
  });
  private readonly series = new Map<string, { observe(seconds: number): void }>();
  private server?: Server;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Counts one answered request. */
  request(route: string, method: string, status: number, seconds: number): void {
    const key = `${method} ${status} ${route}`;
    let series = this.series.get(key);
    if (!series) {
      series = this.requests.labels({ route, method, status: `${Math.trunc(status / 100)}xx` });
      this.series.set(key, series);
    }
    series.observe(seconds);
  }

  /** Counts one request that was refused because its caller sent too many. */
  limited(limit: string): void {
    this.limitedRequests.inc({ limit });
  }

  /** Counts one request that was refused because of the load. */
  shed(reason: string): void {
    this.shedRequests.inc({ reason });
  }

  /** Adds a figure that is read when Prometheus asks, e.g. the length of a queue. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async (): Promise<void> => gauge.set(await read());
    const gauge = new Gauge({ name: `sasaran_${name}`, help, registers: [this.registry], collect });
  }

  /** Adds figures that are read when Prometheus asks, one for each value of a label; none while they cannot be read. */
  gauges(name: string, help: string, label: string, read: () => Promise<Readonly<Record<string, number>>>): void {
    const collect = async (): Promise<void> => {
      const figures = await read().catch(() => ({}));
      gauge.reset();
      for (const [value, figure] of Object.entries(figures)) gauge.set({ [label]: value }, figure);
    };
    const gauge = new Gauge({
      name: `sasaran_${name}`,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect,
    });
  }

  /** Adds a figure that only grows, kept elsewhere and read when Prometheus asks. */
  total(name: string, help: string, read: () => number): void {
    const collect = (): void => {
      counter.reset();
      counter.inc(read());
    };
    const counter = new Counter({ name: `sasaran_${name}`, help, registers: [this.registry], collect });
  }

  /** Adds a count of what happens, by labels; give what it returns their values each time. */
  counts<L extends string>(name: string, help: string, labelNames: readonly L[]): (labels: Record<L, string>) => void {
    const counter = new Counter({
      name: `sasaran_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
    });
    return (labels) => counter.inc(labels);
  }

  /** Adds a histogram of seconds; give what it returns the values of its labels and a duration. */
  durations<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    buckets: number[],
  ): (labels: Record<L, string>, seconds: number) => void {
    const histogram = new Histogram({
      name: `sasaran_${name}`,
      help,
      labelNames: [...labelNames],
      buckets,
      registers: [this.registry],
    });
    return (labels, seconds) => histogram.observe(labels, seconds);
  }

  /** All figures in Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metricsHost, metricsPort } = this.config;
    if (metricsPort === 0) return;
    collectDefaultMetrics({ register: this.registry });
    const server = createServer((request, response) => {
      if (request.url !== '/metrics') return void response.writeHead(404).end();
      this.text().then(
        (text) => response.writeHead(200, { 'content-type': this.registry.contentType }).end(text),
        () => response.writeHead(503).end(),
      );
    });
    this.server = server;
    server.listen(metricsPort, metricsHost);
    await once(server, 'listening').catch((error: unknown) => {
      throw portError(error, metricsHost, metricsPort, 'METRICS_PORT (0: no figures)');
    });
    new Logger(Metrics.name).log(`Figures at http://${metricsHost}:${metricsPort}/metrics`);
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}

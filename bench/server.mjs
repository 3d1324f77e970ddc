import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const START_TIMEOUT_MS = 60_000;

/** One server under test, in a process of its own. While others are measured it is held, so that it takes no time from them. */
export class Server {
  constructor(name, { command, env, cwd, logs }) {
    Object.assign(this, { name, command, env, cwd, log: join(logs, `${name}.log`) });
  }

  /** Starts the process; gives the milliseconds until it has answered that it is ready. */
  async start() {
    const [port, metricsPort] = await freePorts(2);
    const [program, ...args] = this.command;
    const out = openSync(this.log, 'a');
    const env = { PATH: process.env.PATH, ...this.env, PORT: String(port), METRICS_PORT: String(metricsPort) };
    this.url = `http://127.0.0.1:${port}`;
    const from = performance.now();
    this.process = spawn(program, args, { cwd: this.cwd, env, stdio: ['ignore', out, out] });
    while (!(await isReady(port))) {
      if (hasEnded(this.process))
        throw new Error(`${this.name} ended at its start (${howEnded(this.process)}):\n${this.tail()}`);
      if (performance.now() - from > START_TIMEOUT_MS) throw new Error(`${this.name} does not start:\n${this.tail()}`);
      await pause(2);
    }
    return performance.now() - from;
  }

  hold() {
    this.process.kill('SIGSTOP');
  }

  release() {
    this.process.kill('SIGCONT');
  }

  async stop() {
    const { process: child } = this;
    this.process = undefined;
    if (!child || hasEnded(child)) return;
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 12_000);
    await once(child, 'exit');
    clearTimeout(late);
  }

  /** Memory in MiB: now, and the most it ever was; null where the system does not tell. */
  memory() {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
      const mib = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1_024;
      return { now: mib('VmRSS'), peak: mib('VmHWM') };
    } catch {
      return { now: null, peak: null };
    }
  }

  /** Processor time used so far, in milliseconds; null where the system does not tell. */
  cpuMs() {
    try {
      const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return null;
    }
  }

  /** Sends one request; gives status, headers and parsed body. */
  async fetch({ method = 'GET', path, headers, body }) {
    const response = await fetch(this.url + path, { method, headers, body });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** Ends the process at once, as a failure of the machine would. */
  async kill() {
    this.process.kill('SIGKILL');
    await once(this.process, 'exit');
  }

  tail(characters = 2_000) {
    return readFileSync(this.log, 'utf8').slice(-characters);
  }
}

const howEnded = ({ exitCode, signalCode }) => signalCode ?? `exit code ${exitCode}`;
const hasEnded = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;

function isReady(port) {
  return new Promise((resolve) => {
    const request = get({ port, host: '127.0.0.1', path: '/health/ready', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('error', () => resolve(false));
  });
}

/** Ports that nobody listens on. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => server.close() && once(server, 'close')));
  return ports;
}

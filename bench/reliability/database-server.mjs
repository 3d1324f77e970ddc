import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2/promise';

/** A MariaDB of the test's own, which it may kill. */
export class DatabaseServer {
  constructor(folder, port) {
    Object.assign(this, { folder: join(folder, 'mariadb'), port });
    this.url = `mysql://root@127.0.0.1:${port}/`;
  }

  /** False where MariaDB is not installed. */
  static get isInstalled() {
    return spawnSync('mariadbd', ['--version']).status === 0;
  }

  async create() {
    mkdirSync(this.folder, { recursive: true });
    const install = ['--no-defaults', `--datadir=${this.folder}`, '--auth-root-authentication-method=normal'];
    const { status, stderr } = spawnSync('mariadb-install-db', [...install, `--user=${userName()}`], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`mariadb-install-db failed:\n${stderr}`);
    await this.start();
  }

  /** An empty database; gives its address. */
  async database(name) {
    const connection = await mysql.createConnection({ uri: this.url });
    await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    await connection.end();
    return `${this.url}${name}`;
  }

  /** Starts it; gives when it takes connections. */
  async start() {
    const log = openSync(join(this.folder, 'server.log'), 'a');
    const place = [`--datadir=${this.folder}`, `--socket=${this.folder}/s`, `--port=${this.port}`];
    const options = ['--no-defaults', ...place, '--bind-address=127.0.0.1', `--user=${userName()}`];
    this.process = spawn('mariadbd', options, { stdio: ['ignore', log, log] });
    for (let tries = 0; tries < 600; tries += 1) {
      const connection = await mysql.createConnection({ uri: this.url }).catch(() => null);
      if (connection) return connection.end();
      await pause(50);
    }
    throw new Error(`MariaDB does not start; see ${this.folder}/server.log`);
  }

  async kill() {
    this.process.kill('SIGKILL');
    await once(this.process, 'exit');
  }
}

const userName = () => spawnSync('id', ['-un'], { encoding: 'utf8' }).stdout.trim();

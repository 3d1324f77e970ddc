import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import { openConnection } from '../../kernel/database/open-connection.js';
import { takeFolder } from '../../kernel/database/sole-process.js';
import { StartError } from '../../kernel/start-error.js';
import type { DemoAccount } from './fill.js';

/** The folder of a demo: its lock, the accounts it shows and, without a server, its database. */
export class DemoData {
  private readonly accountsFile = join(this.folder, 'demo-accounts.json');

  /** `freshCommand` is how a person starts this demo over. */
  constructor(
    private readonly folder: string,
    private readonly freshCommand: string,
  ) {
    if (takeFolder(folder)) return;
    throw new StartError(`Sasaran runs on ${folder} already: stop it first, or choose other data with --data.`);
  }

  /** Throws the former demo away: the embedded database with its files, or every table on a server. Nothing else is touched. */
  async startOver(config: Config): Promise<void> {
    rmSync(this.accountsFile, { force: true });
    if (!config.databaseUrl) {
      for (const name of ['sasaran.db', 'sasaran.db-wal', 'sasaran.db-shm', 'uploads'])
        rmSync(join(this.folder, name), { recursive: true, force: true });
      return;
    }
    const connection = await openConnection(config);
    await connection.dataSource.dropDatabase();
    await connection.close();
  }

  /** The accounts of the demo that was filled before. Throws StartError when none was, or not to its end. */
  accounts(): DemoAccount[] {
    if (existsSync(this.accountsFile)) return JSON.parse(readFileSync(this.accountsFile, 'utf8')) as DemoAccount[];
    throw new StartError(`The database of ${this.folder} is no finished demo: start over with ${this.freshCommand}.`);
  }

  keep(accounts: readonly DemoAccount[]): void {
    writeFileSync(this.accountsFile, JSON.stringify(accounts), { mode: 0o600 });
  }
}

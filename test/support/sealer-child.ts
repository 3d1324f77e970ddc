import 'reflect-metadata';
import { readConfig } from '../../src/config/config.js';
import { AuditSealer } from '../../src/kernel/audit/audit-sealer.js';
import { AuditSignatures } from '../../src/kernel/audit/audit-signatures.js';
import { Database } from '../../src/kernel/database/database.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { TestClock } from './test-clock.js';

/*
 * A sealer on the configured database, to be killed: `sealer-child.ts <links>`. After so many links it prints `midway`, in
 * the middle of a batch, and stays there.
 */
const stopAfter = Number(process.argv[2]);
const config = readConfig();
const db = new Database(await openConnection(config));
const change = db.change.bind(db);
let links = 0;
db.change = async (sql, values) => {
  const changed = await change(sql, values);
  if (sql.startsWith('UPDATE audit_event') && (links += 1) === stopAfter) {
    process.stdout.write('midway\n');
    await new Promise(() => setInterval(() => undefined, 60_000));
  }
  return changed;
};
await new AuditSealer(db, new TestClock(), new AuditSignatures(config)).seal();

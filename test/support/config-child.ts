import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readConfig } from '../../src/config/config.js';

/* Waits until the file is there that its argument names, reads the configuration in that very moment and says with which secrets. */
const [go = ''] = process.argv.slice(2);
process.stdout.write('waiting\n');
while (!existsSync(go));
const { appSecret, tokenPrivateKey } = readConfig();
process.stdout.write(`secrets ${createHash('sha256').update(`${appSecret} ${tokenPrivateKey}`).digest('hex')}\n`);

import { once } from 'node:events';
import type { Server } from 'node:net';
import { parseArgs } from 'node:util';
import { startGate } from './gate.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    'emulator-url': { type: 'string' },
    port: { type: 'string' },
    enforce: { type: 'boolean', default: true },
    'denials-file': { type: 'string' },
  },
});
if (values['emulator-url'] === undefined) {
  console.error(
    'Usage: main.ts --emulator-url URL [--port PORT] [--no-enforce] [--denials-file FILE]',
  );
  process.exit(2);
}

/** Without a port whoever started the gate has bound one, and hands it over. */
async function handedOver(): Promise<Server> {
  const [, bound] = (await once(process, 'message')) as [string, Server];
  process.disconnect();
  return bound;
}

const gate = await startGate({
  emulatorUrl: values['emulator-url'],
  at: values.port === undefined ? await handedOver() : Number(values.port),
  enforce: values.enforce,
  denialsFile: values['denials-file'],
  nonce: process.env.FREEHOLD_NONCE,
});
console.log(`gate ready ${gate.url}`);

const end = () => void gate.close().then(() => process.exit(0));
process.once('SIGTERM', end);
process.once('SIGINT', end);

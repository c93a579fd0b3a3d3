import { parseArgs } from 'node:util';
import { startGate } from './gate.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    'emulator-port': { type: 'string' },
    port: { type: 'string' },
    enforce: { type: 'boolean', default: true },
    'denials-file': { type: 'string' },
  },
});
if (values['emulator-port'] === undefined || values.port === undefined) {
  console.error(
    'Usage: main.ts --emulator-port PORT --port PORT [--no-enforce] [--denials-file FILE]',
  );
  process.exit(2);
}

const gate = await startGate({
  emulatorUrl: `http://127.0.0.1:${values['emulator-port']}`,
  port: Number(values.port),
  enforce: values.enforce,
  denialsFile: values['denials-file'],
});
console.log(`gate ready ${gate.url}`);

const end = () => void gate.close().then(() => process.exit(0));
process.once('SIGTERM', end);
process.once('SIGINT', end);

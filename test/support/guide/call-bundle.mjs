// Loads a function's bundle as Lambda does, hands it the events of its standard input one by one, and
// writes the answers to its fourth stream: `node call-bundle.mjs <index.mjs>`.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const events = JSON.parse(readFileSync(0, 'utf8'));
const { handler } = await import(pathToFileURL(process.argv[2]).href);

const answers = [];
for (const event of events)
  answers.push(
    await handler(event, { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 15_000 }),
  );
writeFileSync(3, JSON.stringify(answers));

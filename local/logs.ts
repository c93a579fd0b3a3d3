import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';

const entrySchema = z.object({
  time: z.number(),
  function: z.string(),
  lines: z.array(z.string()),
});

const record = z.looseObject({
  level: z.string().optional(),
  message: z.unknown(),
  timestamp: z.string().optional(),
  service: z.string().optional(),
});

/** Said by every line, so worth nothing to a reader. */
const EVERYWHERE = new Set([
  'function_name',
  'function_arn',
  'function_memory_size',
  'function_request_id',
  'cold_start',
  'sampling_rate',
  'xray_trace_id',
]);
const EVERY_MILLISECONDS = 300;

/** Prints what the functions log from now on, until it is told to stop. */
export function followLogs(file: string, print: (line: string) => void): () => void {
  let offset = existsSync(file) ? statSync(file).size : 0;
  let rest = '';
  const read = () => {
    if (!existsSync(file)) return;
    const chunk = readFrom(file, offset);
    offset += chunk.length;
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.flatMap(readableLines)) print(line);
  };
  const timer = setInterval(read, EVERY_MILLISECONDS);
  return () => clearInterval(timer);
}

function readFrom(file: string, offset: number): Buffer {
  const buffer = Buffer.alloc(Math.max(0, statSync(file).size - offset));
  const handle = openSync(file, 'r');
  try {
    return buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, offset));
  } finally {
    closeSync(handle);
  }
}

/** `12:00:01.123 tenants/api INFO request served {"status":200}` */
export function readableLines(entry: string): string[] {
  const parsed = entrySchema.safeParse(parseJson(entry));
  if (!parsed.success) return [];
  const at = new Date(parsed.data.time * 1000).toISOString();
  const name = shortName(parsed.data.function);
  return parsed.data.lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { timestamp = at, service = name, text } = readable(line);
      return `${timestamp.slice(11, 23)} ${service} ${text}`;
    });
}

type Readable = { timestamp?: string | undefined; service?: string | undefined; text: string };

function readable(line: string): Readable {
  const parsed = record.safeParse(parseJson(line));
  if (!parsed.success) return { text: line };
  const { level = '-', message, timestamp, service, ...all } = parsed.data;
  const rest = Object.fromEntries(Object.entries(all).filter(([key]) => !EVERYWHERE.has(key)));
  const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const said = typeof message === 'string' ? message : JSON.stringify(message);
  return { timestamp, service, text: `${level} ${said}${details}` };
}

/** `freehold-local-api-TenantsApi1A2B3C4D-0123456789ABC` is the function TenantsApi. */
function shortName(functionName: string): string {
  return functionName
    .replace(/-[0-9A-F]{12,13}$/u, '')
    .replace(/[0-9A-F]{8}$/u, '')
    .replace(/^freehold-[a-z]+-[a-z]+-/u, '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

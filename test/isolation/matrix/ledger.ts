import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const row = z.object({
  /** The route, or whose session it is. */
  name: z.string(),
  store: z.string(),
  strategy: z.string(),
  attempts: z.number(),
  refusedByHandler: z.number(),
  refusedByPolicy: z.number(),
  /** What had to be let through, and was: of policies alone. */
  granted: z.number().default(0),
  /** Which of the locks stood: of policies alone. */
  lock: z.string().optional(),
  leaks: z.number(),
});
const bug = z.object({ bug: z.string(), policy: z.string(), caughtBy: z.string() });
const size = z.object({
  policy: z.string(),
  /** Of a session's policy. */
  strategy: z.string().optional(),
  characters: z.number(),
  limit: z.number(),
});
const part = z.object({
  title: z.string(),
  rows: z.array(row),
  bugs: z.array(bug),
  sizes: z.array(size),
});

export type Row = z.infer<typeof row>;
/** As a test writes it. */
export type NewRow = z.input<typeof row>;
export type CaughtBug = z.infer<typeof bug>;
export type Size = z.infer<typeof size>;
/** What one file of tests tried; the report is made of all of them. */
export type Part = z.infer<typeof part>;

/** A sample beside a whole run leaves its parts alone. Told late: the run itself sets what it is. */
const directory = () =>
  join(
    import.meta.dirname,
    '../../../.build',
    process.env.FREEHOLD_ISOLATION === 'whole' ? 'isolation-whole' : 'isolation',
  );

export const PARTS = [
  'http',
  'links',
  'policy',
  'policy-bugs',
  'second-pass',
  'second-pass-webhooks',
  'sizes',
] as const;
type NewPart = Partial<z.input<typeof part>> & Pick<Part, 'title'>;
export type PartName = (typeof PARTS)[number];

export const clearParts = () => rmSync(directory(), { recursive: true, force: true });

export function writePart(name: PartName, told: NewPart): void {
  mkdirSync(directory(), { recursive: true });
  const text = JSON.stringify({ rows: [], bugs: [], sizes: [], ...told });
  writeFileSync(join(directory(), `${name}.json`), text);
}

/** The parts of the run in their order; throws when one is missing. */
export function readParts(): Part[] {
  const found = readdirSync(directory());
  return PARTS.map((name) => {
    if (!found.includes(`${name}.json`)) throw new Error(`The part ${name} was not run.`);
    return part.parse(JSON.parse(readFileSync(join(directory(), `${name}.json`), 'utf8')));
  });
}

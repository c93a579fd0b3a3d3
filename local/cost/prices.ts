import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { repository } from '../home.ts';

const price = z.strictObject({ usd: z.number().nonnegative(), free: z.number().default(0) });

type Price = z.output<typeof price>;

const priceFile = z.strictObject({
  region: z.string(),
  date: z.iso.date(),
  sources: z.record(z.url(), z.record(z.string(), price)),
});

/** What AWS asks, by name, and since when. */
export class Prices {
  readonly region: string;
  readonly date: string;
  readonly sources: readonly string[];
  readonly #prices: Readonly<Record<string, Price>>;

  constructor() {
    const text = readFileSync(join(repository, 'docs', 'prices.yaml'), 'utf8');
    const { region, date, sources } = priceFile.parse(parse(text));
    this.region = region;
    this.date = date;
    this.sources = Object.keys(sources);
    this.#prices = Object.fromEntries(Object.values(sources).flatMap(Object.entries<Price>));
  }

  /** Of so many, none of them free. */
  of(name: string, amount: number): number {
    return amount * this.#named(name).usd;
  }

  /** Of so many in a month, of which some may be free. */
  inMonth(name: string, amount: number): number {
    const { usd, free } = this.#named(name);
    return Math.max(0, amount - free) * usd;
  }

  #named(name: string) {
    const found = this.#prices[name];
    if (found) return found;
    throw new Error(`docs/prices.yaml knows no price of ${name}.`);
  }
}

import type { BenchCloud } from './bench-cloud.ts';
import type { Table } from './table.ts';

/** What was measured: how, in sentences, and the figures. */
export type Findings = {
  readonly how: readonly string[];
  readonly tables: readonly Table[];
};

export type Topic = {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
} & (
  | { readonly needsCloud: false; readonly measure: () => Promise<Findings> }
  | { readonly needsCloud: true; readonly measure: (cloud: BenchCloud) => Promise<Findings> }
);

import type { z } from 'zod';

/** The promise behind one type of event: a changed shape that breaks a consumer is a new version. */
export type EventCatalogEntry = {
  readonly version: number;
  readonly description: string;
  readonly data: z.ZodObject;
  /** It concerns no single tenant, and none is told of it. */
  readonly isOfPlatform?: true;
};

export type EventCatalog = Readonly<Record<string, EventCatalogEntry>>;

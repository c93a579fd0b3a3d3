/** The records of tenants' own names in the zone of the platform. */
export interface DomainNames {
  /** Again is harmless. Throws on an outage. */
  register(record: DomainRecord): Promise<void>;
  /** What is gone already is no fault. Throws on an outage. */
  remove(record: DomainRecord): Promise<void>;
}

/** `name` leads to `target`. */
export type DomainRecord = { readonly name: string; readonly target: string };

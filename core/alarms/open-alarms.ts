/** An alarm of the stage that is raised. */
export type OpenAlarm = {
  /** As docs/alarms.md has it, after `freehold-<stage>-`. */
  readonly name: string;
  /** What is the matter, what raised it, and the runbook. */
  readonly description: string;
  readonly since: Date;
};

/** Those of the region that is asked. Throws on an outage. */
export interface OpenAlarms {
  list(): Promise<readonly OpenAlarm[]>;
}

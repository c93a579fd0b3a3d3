import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { RateClass } from '../../functions/routes.ts';

export type RateLimit = { readonly requestsPerSecond: number; readonly burst: number };

/** All that differs between the stages; `-c stage=<name>` picks one. */
export type Stage = {
  /** At most 8 characters, for it stands in the names of buckets; core/tenancy/resource-names.ts refuses more. */
  readonly name: 'local' | 'dev' | 'prod';
  /** Data outlives its stack and cannot be deleted by mistake. */
  readonly isDataProtected: boolean;
  readonly logRetention: RetentionDays;
  /** What each route of a class admits of all its callers together. */
  readonly rateLimits: Readonly<Record<RateClass, RateLimit>>;
  /** The API's own domain, such as `https://api.example.com`; without it the gateway's address is used. */
  readonly apiUrl?: string;
  /** The longest that a function may take to start before its own time counts; a move waits for it. */
  readonly coldStartSeconds: number;
  /** The longest that a function which writes a tenant’s data may run; a move waits for it, test/infra holds functions to it. */
  readonly longestWriteSeconds: number;
  /** How long a link to upload or download a file is good for; a move waits for the last one to expire. */
  readonly uploadLinkSeconds: number;
  /** How long an upload may take that a link has let in; a move keeps the old place for so long after the last link. */
  readonly longestUploadSeconds: number;
  /** Operators need a second factor, set up at their first sign-in; else it is theirs to have one. */
  readonly operatorMfa: 'required' | 'optional';
  /** Deployed to the local cloud. */
  readonly isLocal: boolean;
};

const dev: Stage = {
  name: 'dev',
  isDataProtected: false,
  logRetention: RetentionDays.TWO_WEEKS,
  rateLimits: {
    anonymous: { requestsPerSecond: 20, burst: 40 },
    standard: { requestsPerSecond: 100, burst: 200 },
  },
  // Lambda's limit of the init phase.
  coldStartSeconds: 10,
  longestWriteSeconds: 15,
  uploadLinkSeconds: 900,
  longestUploadSeconds: 7_200,
  operatorMfa: 'required',
  isLocal: false,
};

const prod: Stage = {
  name: 'prod',
  isDataProtected: true,
  logRetention: RetentionDays.ONE_YEAR,
  rateLimits: {
    // Below the 120 sign-ins a second that Cognito admits of all pools of an account and region:
    // https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
    anonymous: { requestsPerSecond: 50, burst: 100 },
    standard: { requestsPerSecond: 2_000, burst: 1_000 },
  },
  // Lambda's limit of the init phase.
  coldStartSeconds: 10,
  longestWriteSeconds: 15,
  uploadLinkSeconds: 900,
  longestUploadSeconds: 7_200,
  operatorMfa: 'required',
  isLocal: false,
};

const local: Stage = {
  ...dev,
  name: 'local',
  // A test signs in more often than people do.
  rateLimits: {
    anonymous: { requestsPerSecond: 1_000, burst: 1_000 },
    standard: { requestsPerSecond: 1_000, burst: 1_000 },
  },
  // Functions start and write within seconds there.
  coldStartSeconds: 2,
  longestWriteSeconds: 5,
  uploadLinkSeconds: 30,
  longestUploadSeconds: 5,
  operatorMfa: 'optional',
  isLocal: true,
};

const stages: Readonly<Record<string, Stage>> = { dev, prod, local };

/** The stage of that name; throws with the names that exist. */
export function stageNamed(name: unknown): Stage {
  const stage = typeof name === 'string' ? stages[name] : undefined;
  if (stage) return stage;
  throw new Error(
    `Say which stage: -c stage=${Object.keys(stages).join('|')} (got ${JSON.stringify(name)}).`,
  );
}

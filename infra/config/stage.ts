import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { cellId, FIRST_CELL } from '../../core/tenancy/cell.ts';
import type { RateClass } from '../../functions/routes.ts';
import type { Domain } from './domain.ts';
import type { Network } from './network.ts';

export type RateLimit = { readonly requestsPerSecond: number; readonly burst: number };

/** All that differs between the stages; `-c stage=<name>` picks one. */
export type Stage = {
  /** At most 8 characters, for it stands in the names of buckets; core/tenancy/resource-names.ts refuses more. */
  readonly name: 'local' | 'dev' | 'prod';
  /** The AWS account, of twelve digits, and the region that the stage belongs to: it is deployed to no other. */
  readonly account?: string;
  readonly region?: string;
  /** Which cell of the platform it is; a second one in another account or region has another id (docs/scale.md). */
  readonly cell: string;
  /** The GitHub repository that deploys the stage, such as `acme/freehold`; with it there is a pipeline stack. */
  readonly repository?: string;
  /** Data outlives its stack and cannot be deleted by mistake. */
  readonly isDataProtected: boolean;
  readonly logRetention: RetentionDays;
  /** What each route of a class admits of all its callers together. */
  readonly rateLimits: Readonly<Record<RateClass, RateLimit>>;
  /**
   * Concurrent executions that nothing else can use up, and that these cannot exceed. A new account has 10 in all
   * (`aws lambda get-account-settings`), and 100 must stay unreserved: left out, all share the account's.
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrency?: {
    /** Each request passes it first, for some 50 ms: 200 let 4,000 a second through. */
    readonly authorizer: number;
    /** Cognito answers 120 sign-ins a second, each within a second. */
    readonly signIn: number;
  };
  /** The API's own domain; without it the gateway's address is used, which is closed with it. */
  readonly domain?: Domain;
  /** CloudFront and WAF before the API, which is then reached through them alone. It takes a domain. */
  readonly edgeProtection?: boolean;
  /** Whose pages may call the API and use its links from a browser, such as `https://app.example.com`. */
  readonly allowedOrigins: readonly string[];
  /** The longest that a function may take to start before its own time counts; a move waits for it. */
  readonly coldStartSeconds: number;
  /** The longest that a function which writes a tenant’s data may run; a move waits for it, test/infra holds functions to it. */
  readonly longestWriteSeconds: number;
  /** How long a link to upload or download a file is good for; a move waits for the last one to expire. */
  readonly uploadLinkSeconds: number;
  /** How long an upload may take that a link has let in; a move keeps the old place for so long after the last link. */
  readonly longestUploadSeconds: number;
  /** Where a server of tenants’ caches is (`services.cache`); the function that serves them runs there then. */
  readonly cacheNetwork?: Network;
  /** Operators need a second factor, set up at their first sign-in; else it is theirs to have one. */
  readonly operatorMfa: 'required' | 'optional';
  /** New code of the API's functions takes a part of the requests first (CanaryDeployments). */
  readonly isCanaryDeployed: boolean;
  /** Where the keys are published that reports of leaked API keys are signed with, if not by GitHub. */
  readonly scanningKeysUrl?: string;
  /**
   * The partner event source by which Stripe delivers its events to the account, beside or instead of the webhook:
   * https://docs.stripe.com/event-destinations/eventbridge
   */
  readonly stripeEventSource?: string;
  /** Deployed to the local cloud. */
  readonly isLocal: boolean;
};

/** Where web apps are developed: the ports that their tools take. */
const ON_THE_LAPTOP = ['http://localhost:3000', 'http://localhost:5173'];

const dev: Stage = {
  name: 'dev',
  cell: FIRST_CELL,
  isDataProtected: false,
  logRetention: RetentionDays.TWO_WEEKS,
  rateLimits: {
    anonymous: { requestsPerSecond: 20, burst: 40 },
    standard: { requestsPerSecond: 100, burst: 200 },
  },
  allowedOrigins: ON_THE_LAPTOP,
  // Lambda's limit of the init phase.
  coldStartSeconds: 10,
  longestWriteSeconds: 15,
  uploadLinkSeconds: 900,
  longestUploadSeconds: 7_200,
  operatorMfa: 'required',
  isCanaryDeployed: false,
  isLocal: false,
};

const prod: Stage = {
  name: 'prod',
  cell: FIRST_CELL,
  isDataProtected: true,
  logRetention: RetentionDays.ONE_YEAR,
  rateLimits: {
    // Below the 120 sign-ins a second that Cognito admits of all pools of an account and region:
    // https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
    anonymous: { requestsPerSecond: 50, burst: 100 },
    standard: { requestsPerSecond: 2_000, burst: 1_000 },
  },
  reservedConcurrency: { authorizer: 200, signIn: 100 },
  allowedOrigins: [],
  // Lambda's limit of the init phase.
  coldStartSeconds: 10,
  longestWriteSeconds: 15,
  uploadLinkSeconds: 900,
  longestUploadSeconds: 7_200,
  operatorMfa: 'required',
  isCanaryDeployed: true,
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

/** Prod as a company has it that owns a domain: synthesized and tested like the others, and deployed by nobody. */
const example: Stage = {
  ...prod,
  account: '123456789012',
  region: 'us-east-1',
  allowedOrigins: ['https://app.example.com'],
  domain: { name: 'api.example.com', hostedZone: { id: 'Z0EXAMPLE', name: 'example.com' } },
  edgeProtection: true,
  stripeEventSource: 'aws.partner/stripe.com/ed_example',
};

const stages: Readonly<Record<string, Stage>> = { dev, prod, local, example };

/** The stage of that name; throws with the names that exist. */
export function stageNamed(name: unknown): Stage {
  const stage = typeof name === 'string' && Object.hasOwn(stages, name) ? stages[name] : undefined;
  if (stage) return checkedStage(stage);
  throw new Error(
    `Say which stage: -c stage=${Object.keys(stages).join('|')} (got ${JSON.stringify(name)}).`,
  );
}

/** Throws where the stage's settings contradict each other. A browser's `Origin` has no path; one with a wildcard would be compared letter by letter. */
export function checkedStage(stage: Stage): Stage {
  for (const origin of stage.allowedOrigins) {
    const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin;
    if (isOrigin && !origin.includes('*')) continue;
    throw new Error(
      `The stage ${stage.name} allows ${JSON.stringify(origin)}: give an origin as browsers send it, such as https://app.example.com.`,
    );
  }
  if (!cellId.safeParse(stage.cell).success) {
    throw new Error(`The stage ${stage.name} names its cell ${stage.cell}: name it as cell-1.`);
  }
  if (stage.edgeProtection && !stage.domain) {
    throw new Error(
      `The stage ${stage.name} has edgeProtection without a domain: CloudFront needs a name of yours.`,
    );
  }
  return stage;
}

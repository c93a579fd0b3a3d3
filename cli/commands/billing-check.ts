import { setTimeout } from 'node:timers/promises';
import { billingPorts } from '../../adapters/billing/billing-ports.ts';
import { usageExportPorts } from '../../adapters/billing/usage-export-ports.ts';
import { DynamoTenantFinder } from '../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoTenantIds } from '../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import {
  BILLING_PROBLEMS,
  problemInTexts,
  type BillingFinding,
} from '../../core/billing/check/billing-finding.ts';
import { checkBilling } from '../../core/billing/check/check-billing.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { engineerAws, explained } from '../engineer-aws.ts';
import { engineerDocuments } from '../engineer-documents.ts';
import { counted, table } from '../output.ts';
import { stackOutput } from '../stack-output.ts';
import { billingSecretsOf, platformConfigOf, stripeUrlOf } from '../stripe-of.ts';

export type BillingCheckOptions = {
  readonly fix?: boolean;
  readonly tenantId?: string;
  readonly directory?: string;
};

const STRIPE = 'https://api.stripe.com';
const PAUSE_MS = 30_000;

/** `freehold billing check`: what must not be true of any tenant's billing; with `--fix` puts right what can be. */
export async function checkBillingOf(
  context: CliContext,
  options: BillingCheckOptions,
): Promise<void> {
  const { stage, output } = context;
  const findings: BillingFinding[] = [];
  const errors: string[] = [];
  const { tenants } = await explained(stage, async () =>
    checkBilling(
      {
        ...(await portsOf(context, options)),
        pause: () => setTimeout(PAUSE_MS),
        onFinding: (finding) => void findings.push(finding),
        onError: ({ tenantId }, error) => void errors.push(`${tenantId}: ${String(error)}`),
      },
      { deadline: new Date(Date.now() + 86_400_000), isFixing: options.fix === true },
    ),
  );
  output.result({ tenants, findings: findings.map(toView), errors }, [
    `${counted(tenants, 'tenant')} looked at.`,
    ...table(findings.map(rowOf)),
    ...errors,
  ]);
  if (errors.length === 0 && findings.every(({ isFixed }) => isFixed)) return;
  throw new CommandFailure('Not everything is as it must be.', {
    hint: 'docs/runbooks/billing-findings.md says what to do; --fix does what can be done without you.',
  });
}

async function portsOf(context: CliContext, options: BillingCheckOptions) {
  const { stage } = context;
  const config = platformConfigOf(context, options.directory);
  const aws = engineerAws(context);
  const named = (key: string) => stackOutput(stage, aws, { stack: 'data', key });
  const [CONTROL_TABLE_NAME, USAGE_TABLE_NAME] = await Promise.all([
    named('ControlTableName'),
    named('UsageTableName'),
  ]);
  const STRIPE_API_URL = stripeUrlOf(context) ?? STRIPE;
  const settings = { CONTROL_TABLE_NAME, USAGE_TABLE_NAME, STAGE: stage, STRIPE_API_URL };
  const documents = engineerDocuments(aws);
  return {
    ...billingPorts(settings, config, { documents, secrets: billingSecretsOf(context) }),
    ...usageExportPorts(settings, documents),
    tenants: new DynamoTenantFinder(documents, CONTROL_TABLE_NAME),
    tenantIds:
      options.tenantId === undefined
        ? new DynamoTenantIds(documents, CONTROL_TABLE_NAME)
        : only(options.tenantId as TenantId),
  };
}

const only = (tenantId: TenantId) => ({
  async *all() {
    yield await Promise.resolve([tenantId]);
  },
});

const toView = ({ tenantId, problem, isFixed }: BillingFinding) => ({
  ...{ tenantId, isFixed },
  ...problemInTexts(problem),
});

const rowOf = ({ tenantId, problem, isFixed }: BillingFinding): string[] => [
  tenantId,
  problem.kind,
  `${BILLING_PROBLEMS[problem.kind]}${detailOf(problem)}`,
  isFixed ? 'fixed' : '',
];

function detailOf(problem: BillingFinding['problem']): string {
  if (problem.kind === 'UsageDiffers') {
    const { meter, reported, counted: found, difference } = problem;
    return ` ${meter}: told ${reported}, counted ${found}, difference ${difference}.`;
  }
  if (problem.kind === 'UsageRefused') return ` ${problem.reports}: ${problem.reason}`;
  return problem.kind === 'BilledTwice' ? ` ${problem.invoices.join(', ')}` : '';
}

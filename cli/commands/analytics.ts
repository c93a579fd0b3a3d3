import { formatMoney, moneyOfMinor, toDecimal, type Currency } from '../../core/money/money.ts';
import { bar, chartCells, sparkline } from '../charts.ts';
import type { CliContext } from '../context.ts';
import { csv } from '../csv.ts';
import { isOperator } from '../is-operator.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';
import { withIdHint } from '../with-id-hint.ts';
import { showPlatform } from './analytics-platform.ts';

type Tenant = AnswerOf<'showTenantAnalytics'>;
type Usage = AnswerOf<'showUsageAnalytics'>;
type Revenue = AnswerOf<'showRevenue'>;
type Spend = NonNullable<Usage['spend']>;
type Query = NonNullable<OperationRequest<'showUsageAnalytics'>['query']>;
type MoneyView = { readonly amountMinor: number; readonly currency: Currency };

export type AnalyticsOptions = Query & {
  readonly tenantId?: string;
  readonly revenue?: boolean;
  readonly month?: string;
  readonly csv?: boolean;
};

/** `freehold analytics`: of one's own tenant; as an operator of all, with --tenant-id of one, with --revenue the revenue. */
export async function showAnalytics(context: CliContext, options: AnalyticsOptions): Promise<void> {
  const { output, call } = context;
  const { tenantId, month, from, to, window } = options;
  if (options.revenue || month !== undefined) {
    const revenue = await call('showRevenue', { query: { month } });
    output.result(revenue, options.csv ? revenueCsv(revenue) : revenueLines(revenue));
    return;
  }
  if (tenantId === undefined && isOperator(context)) {
    await showPlatform(context, options);
    return;
  }
  const query = { from, to, window };
  const shown =
    tenantId === undefined
      ? await call('showUsageAnalytics', { query })
      : await withIdHint(tenantId, () =>
          call('showTenantAnalytics', { params: { tenantId }, query }),
        );
  output.result(shown, options.csv ? usageCsv(shown) : tenantLines(shown));
}

const tenantLines = (shown: Usage | Tenant): string[] => [
  ...('tenantId' in shown ? resultLines(shown) : []),
  ...(shown.spend ? spendLines(shown.spend) : []),
  `Usage by ${shown.window}, ${clock(shown.from)} to ${clock(shown.to)}, ${shown.timeZone}`,
  ...usageLines(shown.usage),
];

const resultLines = ({ tenantId, name, billed, cost, margin }: Tenant): string[] => [
  ...table([
    ['Tenant', `${name} (${tenantId})`],
    ['Billed', text(billed)],
    ['Cost', `$${cost}`],
    ['Margin', text(margin)],
  ]),
  '',
];

function spendLines(spend: Spend): string[] {
  const { plan, planVersion, quantity, status, period, next } = spend;
  const times = quantity === 1 ? '' : ` × ${quantity}`;
  return [
    ...table([
      ['Plan', `${plan} ${planVersion}${times}, ${status}, ${text(spend.recurring)} a month`],
      ['Period', `${clock(period.from)} to ${clock(period.to)}`],
      ['Spend so far', `${text(spend.spendSoFar)}, of which usage ${text(spend.usageSoFar)}`],
      ...(next ? [['Next invoice', `${text(next.total)} as of now`]] : []),
    ]),
    '',
  ];
}

const usageLines = (usage: Usage['usage']): string[] =>
  table([
    ['METER', 'TOTAL', 'UNIT', 'MOST', 'CHART'],
    ...usage.map(({ name, unit, total = '', points }) => {
      const numbers = points.map(({ quantity }) => Number(quantity));
      return [name, ...chartCells(total, unit, numbers)];
    }),
  ]);

const usageCsv = ({ usage }: Usage): string[] =>
  csv([
    ['meter', 'version', 'unit', 'start', 'end', 'quantity'],
    ...usage.flatMap(({ meter, version, unit, points }) =>
      points.map(({ start, end, quantity }) => [meter, version, unit, start, end, quantity]),
    ),
  ]);

function revenueLines(revenue: Revenue): string[] {
  const { month, mrr, movements, customers, days } = revenue;
  const last = days.at(-1);
  if (!last) return [`No day of ${month} is closed yet: each is two hours after its end (UTC).`];
  const named = Object.entries(movements);
  const greatest = Math.max(...named.map(([, { amountMinor }]) => Math.abs(amountMinor)));
  return [
    `${month}, to the end of ${last.day} (UTC)`,
    '',
    ...table(
      [
        ['MRR before', text(mrr.before)],
        ...named.map(([name, amount]) => [
          `  ${name}`,
          text(amount),
          bar(amount.amountMinor, greatest),
        ]),
        ['MRR', text(mrr.after), sparkline(days.map(({ mrr: { amountMinor } }) => amountMinor))],
      ].map(([head = '', value = '', chart = '']) => [head, value, chart]),
    ),
    '',
    ...table([
      [
        'Customers',
        `${customers.before} + ${customers.new} − ${customers.churned} = ${customers.after}`,
      ],
      ['Customer churn', percent(revenue.customerChurn)],
      ['Revenue churn', percent(revenue.revenueChurn)],
      ['Billed', text(revenue.billed)],
      ['Cost', `$${revenue.cost}`],
      ['Margin', text(revenue.margin)],
    ]),
  ];
}

const revenueCsv = ({ days }: Revenue): string[] =>
  csv([
    ['day', 'mrr', 'customers', 'billed', 'cost'],
    ...days.map(({ day, mrr, customers, billed, cost }) => [
      ...[day, decimal(mrr), customers, decimal(billed), cost],
    ]),
  ]);

const text = (view: MoneyView): string => formatMoney(moneyOf(view));
const decimal = (view: MoneyView): string => toDecimal(moneyOf(view));
const moneyOf = ({ amountMinor, currency }: MoneyView) => moneyOfMinor(amountMinor, currency);

const percent = (share: number | null): string =>
  share === null ? 'none to lose' : `${(share * 100).toFixed(2)} %`;

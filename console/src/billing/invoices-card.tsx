import type { ItemOf } from '@freehold/sdk';
import { ListCard } from '../ui/list-card.tsx';
import { safeLink } from '../ui/safe-link.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { moneyText } from '../ui/format.ts';
import { ReadButton } from '../ui/read-button.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type Invoice = ItemOf<'listInvoices'>;

const TONES: Readonly<Record<string, Tone>> = { open: 'warn', paid: 'good', uncollectible: 'bad' };

export function InvoicesCard() {
  const { billing, common, lang } = useTexts();
  return (
    <ListCard id="listInvoices" title={billing.invoices} empty={billing.noInvoices}>
      {(items) => (
        <Table
          caption={billing.invoices}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            { title: billing.invoice, cell: ({ number }) => number ?? billing.draft },
            {
              title: billing.created,
              cell: ({ createdAt }) => <Time at={createdAt} />,
              isWide: true,
            },
            {
              title: billing.status,
              cell: ({ status }) => (
                <Badge tone={TONES[status] ?? 'quiet'}>
                  {billing.invoiceStates[status] ?? status}
                </Badge>
              ),
            },
            { title: billing.total, cell: ({ total }) => moneyText(total, lang) },
            { title: common.actions, cell: (invoice) => <InvoiceActions invoice={invoice} /> },
          ]}
        />
      )}
    </ListCard>
  );
}

function InvoiceActions({ invoice }: { readonly invoice: Invoice }) {
  const { billing } = useTexts();
  const name = invoice.number ?? billing.draft;
  const pdf = safeLink(invoice.pdfUrl);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ReadButton label={billing.pay} of={name} title={`${billing.invoice} ${name}`}>
        <InvoiceLines invoice={invoice} />
      </ReadButton>
      {pdf !== undefined && (
        <a href={pdf} rel="noreferrer" className="text-link underline">
          {billing.pdf}
        </a>
      )}
    </div>
  );
}

export function InvoiceLines({ invoice }: { readonly invoice: Invoice }) {
  const { billing, lang } = useTexts();
  const sums = [
    [billing.discount, invoice.discount],
    [billing.tax, invoice.tax],
    [billing.total, invoice.total],
    [billing.due, invoice.amountDue],
  ] as const;
  return (
    <div className="flex flex-col gap-2">
      <Table
        caption={billing.lines}
        items={invoice.lines}
        keyOf={({ id }) => id}
        columns={[
          { title: billing.line, cell: ({ description }) => <bdi>{description}</bdi> },
          { title: billing.quantity, cell: ({ quantity }) => quantity, isWide: true },
          { title: billing.amount, cell: ({ amount }) => moneyText(amount, lang) },
        ]}
      />
      <dl className="grid grid-cols-[1fr_max-content] gap-x-4 px-3">
        {sums.map(([name, sum]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="text-right tabular-nums">{moneyText(sum, lang)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

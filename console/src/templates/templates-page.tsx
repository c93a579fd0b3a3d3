import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { RowMenu, rowAction } from '../ui/row-menu.tsx';
import { Table } from '../ui/table.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { PreviewDialog } from './preview-dialog.tsx';

type Template = AnswerOf<'listNotificationTemplates'>['items'][number];

/** What members are told, and in which words. */
export function TemplatesPage() {
  const { templates } = useTexts();
  const list = useQuery(callOptions('listNotificationTemplates', {}));
  return (
    <Page title={templates.title}>
      <Card
        title={templates.title}
        actions={<ApiCall call={{ id: 'listNotificationTemplates' }} />}
      >
        <Loaded query={list}>
          {({ items }) =>
            items.length === 0 ? <Empty>{templates.empty}</Empty> : <TemplatesTable items={items} />
          }
        </Loaded>
      </Card>
    </Page>
  );
}

function TemplatesTable({ items }: { readonly items: readonly Template[] }) {
  const { templates, account, common } = useTexts();
  return (
    <Table
      caption={templates.title}
      items={items}
      keyOf={({ name }) => name}
      columns={[
        { title: templates.template, cell: ({ name }) => <code>{name}</code> },
        { title: templates.category, cell: ({ category }) => category, isWide: true },
        {
          title: templates.channels,
          isWide: true,
          cell: ({ channels }) =>
            channels.map((channel) => account.channels[channel] ?? channel).join(', '),
        },
        {
          title: templates.source,
          cell: ({ source }) => (
            <Badge tone={source === 'platform' ? 'quiet' : 'info'}>
              {templates.sources[source] ?? source}
            </Badge>
          ),
        },
        { title: common.actions, cell: (template) => <TemplateActions template={template} /> },
      ]}
    />
  );
}

function TemplateActions({ template: { name, source } }: { readonly template: Template }) {
  const { templates, keys } = useTexts();
  const may = useMay();
  const reset = callTo('deleteNotificationTemplate', { params: { template: name } });
  const preview = {
    label: templates.preview,
    dialog: (onClose: () => void) => <PreviewDialog name={name} onClose={onClose} />,
  };
  const edit = {
    label: templates.edit,
    dialog: (onClose: () => void) => <EditDialog name={name} onClose={onClose} />,
  };
  const putBack = rowAction({
    label: templates.reset,
    text: templates.resetText,
    isDanger: true,
    call: () => reset,
    example: reset,
    done: templates.resetDone,
  });
  const changes = may('notification-templates:write')
    ? [edit, ...(source === 'platform' ? [] : [putBack])]
    : [];
  return <RowMenu name={keys.actionsFor(name)} actions={[preview, ...changes]} />;
}

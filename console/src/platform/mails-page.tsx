import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { ReadButton } from '../ui/read-button.tsx';
import { Table } from '../ui/table.tsx';

/** Every mail of the platform, as this stage words it. */
export function MailsPage() {
  const { mails, templates, common } = useTexts();
  const list = useQuery(callOptions('listPlatformMails', {}));
  return (
    <Page title={mails.title}>
      <Card title={mails.title} actions={<ApiCall call={{ id: 'listPlatformMails' }} />}>
        <p className="mb-3 text-quiet">{mails.text}</p>
        <Loaded query={list}>
          {({ items }) => (
            <Table
              caption={mails.title}
              items={items}
              keyOf={({ name }) => name}
              columns={[
                { title: mails.mail, cell: ({ name }) => <code>{name}</code> },
                { title: mails.kind, cell: ({ kind }) => mails.kinds[kind] ?? kind, isWide: true },
                { title: templates.subject, cell: ({ subject }) => subject, isWide: true },
                {
                  title: common.actions,
                  cell: ({ name, subject, text }) => (
                    <ReadButton label={templates.preview} of={name} title={name}>
                      <Code name={templates.subject} text={subject} />
                      <Code name={templates.text} text={text} />
                    </ReadButton>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

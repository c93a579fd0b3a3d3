import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ClosingDialog } from '../ui/closing-dialog.tsx';
import { Code } from '../ui/code.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';

type Mail = AnswerOf<'listPlatformMails'>['items'][number];

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
                { title: common.actions, cell: (mail) => <PreviewButton mail={mail} /> },
              ]}
            />
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function PreviewButton({ mail: { name, subject, text } }: { readonly mail: Mail }) {
  const { templates } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={`${templates.preview}: ${name}`}>
        {templates.preview}
      </Button>
      {isOpen && (
        <ClosingDialog title={name} onClose={() => setOpen(false)}>
          <Code name={templates.subject} text={subject} />
          <Code name={templates.text} text={text} />
        </ClosingDialog>
      )}
    </>
  );
}

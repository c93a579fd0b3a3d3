import { useState } from 'react';
import { callTo } from '../api/call.ts';
import { useFragment } from '../session/fragment.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Page } from '../ui/page.tsx';
import { ExportStatus } from './export-status.tsx';

/** Where the mail of an export leads, and where one is begun. */
export function ExportsPage() {
  const { exports } = useTexts();
  const { id } = useFragment();
  const [exportId, setExportId] = useState(id);
  const start = callTo('startOwnExport', {});
  return (
    <Page
      title={exports.title}
      actions={
        <CallButton
          look="main"
          label={exports.start}
          text={exports.startText}
          call={() => start}
          example={start}
          onDone={({ id: begun }) => setExportId(begun)}
        />
      }
    >
      <Card title={exports.title}>
        <p className="mb-3 text-quiet">{exports.intro}</p>
        {exportId === undefined ? (
          <Empty>{exports.none}</Empty>
        ) : (
          <ExportStatus id="getOwnExport" params={{ exportId }} />
        )}
      </Card>
    </Page>
  );
}

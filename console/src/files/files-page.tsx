import type { ItemOf } from '@freehold/sdk';
import { useMutation } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { clientBy } from '../api/client.ts';
import { useEnteredAccess } from '../api/entered-access.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Button } from '../ui/button.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { bytesText } from '../ui/format.ts';
import { ListCard } from '../ui/list-card.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { DropZone } from './drop-zone.tsx';

export function FilesPage() {
  const { files } = useTexts();
  const may = useMay();
  return (
    <Page title={files.title}>
      {may('files:write') && <DropZone />}
      <FilesCard empty={files.none} />
    </Page>
  );
}

export function FilesCard({ empty }: { readonly empty: string }) {
  const { files, common, lang } = useTexts();
  return (
    <ListCard id="listFiles" title={files.title} empty={empty}>
      {(items) => (
        <Table
          caption={files.title}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            { title: files.name, cell: ({ name }) => <bdi>{name}</bdi> },
            { title: files.size, isWide: true, cell: ({ size }) => bytesText(size, lang) },
            {
              title: files.uploaded,
              isWide: true,
              cell: ({ uploadedAt }) => <Time at={uploadedAt} />,
            },
            { title: common.actions, cell: (file) => <FileActions file={file} /> },
          ]}
        />
      )}
    </ListCard>
  );
}

function FileActions({ file: { id, name } }: { readonly file: ItemOf<'listFiles'> }) {
  const { files } = useTexts();
  const may = useMay();
  const access = useEnteredAccess();
  const params = { fileId: id };
  const get = callTo('getFile', { params });
  // The link is good for minutes, so it is asked for when it is wanted.
  const open = useMutation({
    mutationFn: async () => {
      const { download } = await clientBy(access).call('getFile', { params });
      window.location.assign(download.url);
    },
  });
  const remove = callTo('deleteFile', { params });
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        disabled={open.isPending}
        onClick={() => open.mutate()}
        aria-label={`${files.download}: ${name}`}
      >
        {files.download}
      </Button>
      <ApiCall call={get} of={name} isSmall />
      {may('files:write') && (
        <CallButton
          label={files.remove}
          of={name}
          title={files.removeTitle}
          text={<bdi>{name}</bdi>}
          isDanger
          call={() => remove}
          example={remove}
          done={files.removed}
        />
      )}
      {open.error && <Problem error={open.error} />}
    </div>
  );
}

import { useTexts } from '../texts/use-texts.ts';
import { callTo } from '../api/call.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge } from '../ui/badge.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Problem } from '../ui/problem.tsx';
import { useUploads, type Upload } from './use-uploads.ts';

/** The first half of an upload; its answer has the link that takes the content. */
const CREATE = callTo('createFile', {
  body: { name: 'notes.txt', contentType: 'text/plain', size: 6 },
});

/** Uploads what is dropped or chosen. */
export function DropZone() {
  const { files } = useTexts();
  const { uploads, beginAll } = useUploads();
  return (
    <div className="flex flex-col gap-3">
      <FileDrop
        text={files.drop}
        label={files.choose}
        isMany
        onFiles={(chosen) => void beginAll(chosen)}
      />
      <div className="flex justify-end">
        <ApiCall call={CREATE} />
      </div>
      {uploads.length > 0 && (
        <ul className="flex flex-col gap-2">
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} />
          ))}
        </ul>
      )}
    </div>
  );
}

function UploadRow({ upload: { name, share, isDone, error } }: { readonly upload: Upload }) {
  const { files } = useTexts();
  return (
    <li className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center justify-between gap-2 [overflow-wrap:anywhere]">
        <bdi>{name}</bdi>
        {isDone && <Badge tone="good">{files.done}</Badge>}
      </p>
      {error ? (
        <Problem error={error} />
      ) : (
        <progress
          value={share}
          max={1}
          aria-label={files.progress(name)}
          className="h-2 w-full accent-brand"
        />
      )}
    </li>
  );
}

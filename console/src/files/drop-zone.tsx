import { useRef, useState, type DragEvent } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Problem } from '../ui/problem.tsx';
import { useUploads, type Upload } from './use-uploads.ts';

/** Takes files that are dropped or chosen. */
export function DropZone() {
  const { files } = useTexts();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { uploads, beginAll } = useUploads();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void beginAll([...event.dataTransfer.files]);
  };
  return (
    <div className="flex flex-col gap-3">
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        data-drop-zone
        className={`flex flex-wrap items-center justify-center gap-2 rounded-lg border-2 border-dashed p-6 ${isOver ? 'border-link bg-info-tint' : 'border-line'}`}
      >
        <span className="text-quiet">{files.drop}</span>
        <Button onClick={() => input.current?.click()}>{files.choose}</Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={files.choose}
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])];
            target.value = '';
            void beginAll(chosen);
          }}
        />
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

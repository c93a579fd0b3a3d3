import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { FileDrop } from '../ui/file-drop.tsx';
import type { TenantFile } from './read-tenant-file.ts';

const MAX_BYTES = 256 * 1024;

/** Reads a tenant file; what reads YAML is loaded with the first one. */
export function TenantFileDrop({ onRead }: { readonly onRead: (file: TenantFile) => void }) {
  const { onboard } = useTexts();
  const [problem, setProblem] = useState<string>();
  const read = async ([file]: readonly File[]) => {
    if (!file) return;
    setProblem(undefined);
    try {
      if (file.size > MAX_BYTES) throw new Error(onboard.fileTooLarge);
      const { readTenantFile } = await import('./read-tenant-file.ts');
      onRead(readTenantFile(await file.text()));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className="flex max-w-xl flex-col gap-2">
      <FileDrop
        text={onboard.drop}
        label={onboard.choose}
        accept=".yaml,.yml"
        onFiles={(files) => void read(files)}
      />
      {problem !== undefined && (
        <div role="alert" className="rounded-md border border-bad/40 bg-bad-tint p-3 text-bad">
          <p className="font-medium">{onboard.unreadable}</p>
          <pre className="overflow-x-auto whitespace-pre-wrap">{problem}</pre>
        </div>
      )}
    </div>
  );
}

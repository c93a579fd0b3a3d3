import { upload } from '@freehold/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../api/client.ts';

export type Upload = {
  readonly key: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly isDone: boolean;
  readonly error?: Error;
};

const TYPE_OF_ANY = 'application/octet-stream';

/** The uploads of this page, each by a link of its own straight to the tenant's bucket. */
export function useUploads() {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (key: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const begin = async (file: File) => {
    const { name, size } = file;
    const key = performance.now();
    setUploads((all) => [...all, { key, name, share: 0, isDone: false }]);
    try {
      const contentType = file.type === '' ? TYPE_OF_ANY : file.type;
      const { upload: link } = await client.call('createFile', {
        body: { name, contentType, size },
      });
      const onProgress = ({ done }: { readonly done: number }) =>
        change(key, { share: done / Math.max(1, size) });
      await upload(link, file, { onProgress });
      change(key, { share: 1, isDone: true });
      await queries.invalidateQueries();
    } catch (failure) {
      change(key, { error: failure as Error });
    }
  };
  /** One after the other: each has the whole line. */
  const beginAll = async (files: readonly File[]) => {
    for (const file of files) await begin(file);
  };
  return { uploads, beginAll };
}

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

type Asset = 'swagger-ui.js' | 'swagger-ui.css' | 'reader.js' | 'reader.css' | 'licences.txt';

/** The files that the reader's page loads, laid beside the bundle by infra/reader-assets.ts. */
export type ReaderAssets = {
  /** The name, with its hash, of an asset; throws when the bundle was made without it. */
  nameOf: (asset: Asset) => string;
  /** The asset of this name, compressed by gzip; null when there is none. */
  find: (name: string) => Promise<Buffer | null>;
};

export function readerAssetsIn(folder: URL): ReaderAssets {
  const names = readdirSync(folder).map((file) => file.replace(/\.gz$/, ''));

  return {
    nameOf(asset) {
      const name = names.find((candidate) => withoutHash(candidate) === asset);
      if (name === undefined) throw new Error(`The bundle holds no ${asset}.`);
      return name;
    },
    // Only a name from the listing becomes a path.
    find: async (name) => (names.includes(name) ? readFile(new URL(`${name}.gz`, folder)) : null),
  };
}

const withoutHash = (name: string) => name.replace(/\.[0-9a-f]{12}(?=\.\w+$)/, '');

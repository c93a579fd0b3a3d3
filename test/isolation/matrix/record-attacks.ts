import type { Target } from './parties.ts';
import type { RoutePlan } from './route-plan.ts';
import { STORES } from './stores.ts';

const records = STORES.tenantTable.name;
const files = STORES.filesBucket.name;
const byCollection = ({ collection }: Target) => ({ collection });
const byRecord = ({ collection, recordId }: Target) => ({ collection, recordId });
const byFile = ({ fileId }: Target) => ({ fileId });
const data = () => ({ text: 'written by another tenant' });

/** How the routes of records and files are aimed at another tenant. */
export const RECORD_ATTACKS = {
  listCollections: { store: records, cursor: 'collections' },
  createRecord: { store: records, params: byCollection, body: data },
  listRecords: { store: records, params: byCollection, cursor: 'records' },
  getRecord: { store: records, params: byRecord },
  replaceRecord: { store: records, params: byRecord, body: data },
  mergeRecord: { store: records, params: byRecord, body: data },
  deleteRecord: { store: records, params: byRecord },

  createFile: {
    store: files,
    body: ({ fileName }: Target) => ({ name: fileName, contentType: 'text/plain', size: 3 }),
  },
  listFiles: { store: files, cursor: 'files' },
  getFile: { store: files, params: byFile },
  deleteFile: { store: files, params: byFile },
} satisfies Readonly<Record<string, RoutePlan>>;

import type { ToldChange } from '../../../core/identity/user-accounts.ts';
import { toEventItem } from '../events/event-item.ts';
import { putNew } from '../table/put-new.ts';
import type { Write } from '../table/transact.ts';
import { toAccountMailItem } from './account-mail-item.ts';

/** What is told of a change, to be written with it. */
export const toldWrites = (
  tableName: string,
  { event, mail }: ToldChange,
  now: Date,
): { event?: Write; mail?: Write } => ({
  ...(event && { event: putNew(tableName, toEventItem(event)) }),
  ...(mail && { mail: putNew(tableName, toAccountMailItem(mail, now)) }),
});

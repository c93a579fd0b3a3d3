import { Option, type Command } from 'commander';
import {
  deleteCacheEntry,
  getCacheEntry,
  putCacheEntry,
  type CacheDeleteOptions,
  type CachePutOptions,
} from './commands/cache.ts';
import type { ContextOf } from './context.ts';
import { positiveNumber } from './read-options.ts';

const ifMatch = () => new Option('--if-match <version>', 'only that version, and no other');

/** `freehold cache …`: for a user of a tenant, signed in by `freehold login --tenant SLUG`. */
export function addCacheCommands(program: Command, contextOf: ContextOf): void {
  const cache = program
    .command('cache')
    .description('the cache of your tenant: sign in with freehold login --tenant SLUG');
  cache
    .command('get <key>')
    .allowExcessArguments(false)
    .description('show the value of an entry')
    .action((key: string, _, command: Command) => getCacheEntry(contextOf(command), key));
  const put = cache
    .command('put <key> <value>')
    .allowExcessArguments(false)
    .description('put a value: JSON, or else a text as it stands')
    .option('--ttl <seconds>', 'how long it is kept', positiveNumber)
    .option('--if-absent', 'only where there is none')
    .addOption(ifMatch().conflicts('ifAbsent'));
  put.action((key: string, value: string, options: CachePutOptions) =>
    putCacheEntry(contextOf(put), { key, value, ...options }),
  );
  cache
    .command('delete <key>')
    .allowExcessArguments(false)
    .description('delete an entry')
    .addOption(ifMatch())
    .action((key: string, options: CacheDeleteOptions, command: Command) =>
      deleteCacheEntry(contextOf(command), { key, ...options }),
    );
}

/** A stored entry is `<version> <expiry> <JSON>`. Beside a precondition stands ARGV: '' for any, a word, or a version. */
const STATE = `
local found = redis.call('GET', KEYS[1])
local onlyIf = ARGV[1]
local function isMet()
  if onlyIf == '' then return true end
  if onlyIf == 'absent' then return not found end
  if onlyIf == 'present' then return found end
  return found and string.match(found, '^(%d+) ') == onlyIf
end
`;

/** KEYS: entry, index. ARGV: precondition, text, expiry, now, the most entries or ''. Its own text is there when it is repeated. */
export const PUT = `${STATE}
if found == ARGV[2] then return 'done' end
if not isMet() then return 'unmet' end
if not found then
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[4])
  if ARGV[5] ~= '' and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[5]) then return 'full' end
end
redis.call('SET', KEYS[1], ARGV[2], 'EXAT', ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[3], KEYS[1])
return 'done'`;

/** KEYS: entry, index. ARGV: precondition. */
export const DELETE = `${STATE}
if not isMet() then return 'unmet' end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], KEYS[1])
return 'done'`;

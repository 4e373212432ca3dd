/**
 * Everything the store does in Redis: each script is one atomic step. Records, checkpoints and runs are text to Lua,
 * never decoded: cjson turns `[]` into `{}` and drops digits of large numbers. An error in the middle of a script
 * would leave half of it, so a commit checks everything before its first write.
 *
 * Answers begin with a word: `OK`, or the reason why nothing was written.
 */
import { scriptOf } from '../../redis/index.ts'

/** Milliseconds by Redis's clock, the one all processes share; or by the caller's where a clock was given. */
const clock = `
local function clock(given)
  if given ~= '' then return tonumber(given) end
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end
`

/** A lease is `counter nonce expires owner`; the owner is last, since it may hold blanks. */
const leases = `
local function held(key, name)
  local value = redis.call('HGET', key, name)
  if not value then return nil end
  local counter, nonce, expires, owner = string.match(value, '^(%d+) (%S*) (%S+) (.*)$')
  return { counter = counter, nonce = nonce, expires = expires, owner = owner }
end
`

/** The part of a value before its first line break; JSON text has none. */
const head = `
local function head(value)
  return value and string.match(value, '^[^\\n]*')
end
`

/**
 * KEYS: meta, leases, feed, checkpoints, commits, recent commits, staged texts; then for each stream, the fence's
 * first: records, ids, gone, sightings, generations.
 */
export const commitScript = scriptOf(`
${leases}${head}
local meta, leaseKey, feed, checkpoints, commits, recent, stage = unpack(KEYS, 1, 7)
local commit, fence, counter, nonce, observed, checkpointOf, checkpoint = unpack(ARGV, 1, 7)
local at = 7
local function arg() at = at + 1; return ARGV[at] end
local function key(stream, kind) return KEYS[7 + stream * 5 + kind] end

-- Its answer was lost and it was sent again.
local before = redis.call('HGET', commits, commit)
if before then return { 'OK', before } end

local lease = held(leaseKey, fence)
if not lease or lease.counter ~= counter or lease.nonce ~= nonce then return { 'FENCED' } end

local records, writing = {}, {}
for i = 1, tonumber(arg()) do
  local r = { stream = tonumber(arg()), id = arg(), rev = arg(), live = tonumber(arg()), dead = tonumber(arg()), text = arg() }
  if r.text == '' then
    r.text = redis.call('HGET', stage, i)
    if not r.text then return { 'STAGE' } end
  end
  local stored = tonumber(head(redis.call('HGET', key(r.stream, 1), r.id)) or '0')
  if stored ~= tonumber(r.rev) - 1 then return { 'CONFLICT', r.stream, r.id } end
  if r.stream == 0 then writing[r.id] = r.rev end
  records[i] = r
end
local seen = {}
for i = 1, tonumber(arg()) do
  local s = { id = arg(), rev = arg(), generation = arg(), observed = arg(), rest = arg() }
  local known = writing[s.id] or head(redis.call('HGET', key(0, 1), s.id))
  if tonumber(known or '0') ~= tonumber(s.rev) then return { 'CONFLICT', 0, s.id } end
  seen[i] = s
end

-- From here on everything is written. The first write is one that is refused when memory is full.
local changes = tonumber(arg())
local last = redis.call('HINCRBY', meta, 'seq', changes)
if tonumber(observed) > tonumber(redis.call('HGET', meta, 'observed') or '0') then
  redis.call('HSET', meta, 'observed', observed)
end
for _, r in ipairs(records) do
  redis.call('HSET', key(r.stream, 1), r.id, r.rev .. '\\n' .. r.text)
  if r.rev == '1' then redis.call('ZADD', key(r.stream, 2), 0, r.id) end
  local sighted = redis.call('HGET', key(r.stream, 4), r.id)
  local live = math.max(r.live, tonumber(sighted and string.match(sighted, '\\n([^\\n]*)') or '0'))
  if r.dead > live then redis.call('HSET', key(r.stream, 3), r.id, r.dead)
  else redis.call('HDEL', key(r.stream, 3), r.id) end
end
for _, s in ipairs(seen) do
  local old = head(redis.call('HGET', key(0, 4), s.id))
  if old ~= s.generation then
    if old and redis.call('HINCRBY', key(0, 5), old, -1) == 0 then redis.call('HDEL', key(0, 5), old) end
    redis.call('HINCRBY', key(0, 5), s.generation, 1)
  end
  redis.call('HSET', key(0, 4), s.id, s.generation .. '\\n' .. s.observed .. '\\n' .. s.rest)
  local dead = redis.call('HGET', key(0, 3), s.id)
  if dead and tonumber(s.observed) >= tonumber(dead) then redis.call('HDEL', key(0, 3), s.id) end
end
for i = 1, changes do redis.call('XADD', feed, string.format('%.0f-0', last - changes + i), 'c', arg()) end
if checkpointOf ~= '' then redis.call('HSET', checkpoints, checkpointOf, checkpoint) end
redis.call('HSET', commits, commit, last)
redis.call('LPUSH', recent, commit)
if redis.call('LLEN', recent) > 1000 then redis.call('HDEL', commits, redis.call('RPOP', recent)) end
redis.call('DEL', stage)
return { 'OK', last }
`)

/** KEYS: staged texts. ARGV: index and text in turns. Gone after an hour when no commit took them up. */
export const stageScript = scriptOf(`
for i = 1, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('EXPIRE', KEYS[1], 3600)
return { 'OK' }
`)

/** KEYS: records, sightings. ARGV: ids. Answers record and sighting in turns. */
export const recordsScript = scriptOf(`
local found = {}
for i = 1, #ARGV do
  local record = redis.call('HGET', KEYS[1], ARGV[i])
  if record then
    found[#found + 1] = record
    found[#found + 1] = redis.call('HGET', KEYS[2], ARGV[i]) or ''
  end
end
return found
`)

/** KEYS: ids. ARGV: after, limit. The ids above `after`, by their bytes. */
export const idsScript = scriptOf(`
return redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1] == '' and '-' or '(' .. ARGV[1], '+', 'LIMIT', 0, ARGV[2])
`)

/**
 * KEYS: ids, sightings, gone. ARGV: generation, after, limit. Looks at 2,000 ids at most, so that others wait a
 * millisecond or two; answers where it stopped (empty: at the end) and the ids found.
 */
export const unseenScript = scriptOf(`
${head}
local ids = redis.call('ZRANGEBYLEX', KEYS[1], ARGV[2] == '' and '-' or '(' .. ARGV[2], '+', 'LIMIT', 0, 2000)
local found, last, limit = {}, '', tonumber(ARGV[3])
for _, id in ipairs(ids) do
  if #found >= limit then return { last, found } end
  last = id
  if head(redis.call('HGET', KEYS[2], id)) ~= ARGV[1] and redis.call('HEXISTS', KEYS[3], id) == 0 then
    found[#found + 1] = id
  end
end
return { #ids < 2000 and '' or last, found }
`)

/** KEYS: ids, gone. */
export const countScript = scriptOf(`return { redis.call('ZCARD', KEYS[1]), redis.call('HLEN', KEYS[2]) }`)

/** KEYS: a hash. ARGV: a field. */
export const fieldScript = scriptOf(`return redis.call('HGET', KEYS[1], ARGV[1])`)

/** KEYS: a hash. */
export const valuesScript = scriptOf(`return redis.call('HVALS', KEYS[1])`)

/** KEYS: feed. ARGV: after, limit. Answers number and text in turns. */
export const changesScript = scriptOf(`
local found = {}
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], ARGV[1] .. '-1', '+', 'COUNT', ARGV[2])) do
  found[#found + 1] = string.match(entry[1], '^%d+')
  found[#found + 1] = entry[2][2]
end
return found
`)

/** KEYS: runs, order. ARGV: id, start, text. */
export const saveRunScript = scriptOf(`
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return { 'OK' }
`)

/** KEYS: runs, order. ARGV: how many. */
export const runsScript = scriptOf(`
local found = {}
for i, id in ipairs(redis.call('ZREVRANGE', KEYS[2], 0, ARGV[1] - 1)) do found[i] = redis.call('HGET', KEYS[1], id) end
return found
`)

/**
 * KEYS: leases. ARGV: name, nonce, owner, ttl, counter and nonce of whom to evict (or empty), the caller's clock (or
 * empty). Whoever holds the lease under this very nonce asked before and lost the answer.
 */
export const acquireScript = scriptOf(`
${clock}${leases}
local name, nonce, owner, ttl, evictCounter, evictNonce = unpack(ARGV, 1, 6)
local now, lease = clock(ARGV[7]), held(KEYS[1], ARGV[1])
local counter = lease and lease.counter or '0'
if lease and lease.nonce ~= nonce then
  local evicted = lease.counter == evictCounter and lease.nonce == evictNonce
  if tonumber(lease.expires) > now and not evicted then
    return { 'HELD', lease.counter, lease.nonce, lease.expires, lease.owner }
  end
end
if not lease or lease.nonce ~= nonce then counter = string.format('%.0f', counter + 1) end
redis.call('HSET', KEYS[1], name, table.concat({ counter, nonce, string.format('%.0f', now + ttl), owner }, ' '))
return { 'OK', counter }
`)

/**
 * KEYS: leases. ARGV: name, counter, nonce, ttl (or empty to give it back), the caller's clock (or empty). The counter
 * of a lease given back stays, so that a later holder's is greater; the nonce goes, so that this one writes no more.
 */
export const renewScript = scriptOf(`
${clock}${leases}
local lease = held(KEYS[1], ARGV[1])
if not lease or lease.counter ~= ARGV[2] or lease.nonce ~= ARGV[3] then return 0 end
local value = { lease.counter, '', '0', '' }
if ARGV[4] ~= '' then value = { lease.counter, lease.nonce, string.format('%.0f', clock(ARGV[5]) + ARGV[4]), lease.owner } end
redis.call('HSET', KEYS[1], ARGV[1], table.concat(value, ' '))
return 1
`)

/** KEYS: recent commits. The id of the newest, or nothing. */
export const newestScript = scriptOf(`return redis.call('LINDEX', KEYS[1], 0) or ''`)

/**
 * KEYS: meta, leases, recent commits, then all others. ARGV: the newest commit when the others were looked for, the
 * caller's clock (or empty). Counters stay. Every key is unlinked at a cost that does not grow with what it holds.
 */
export const dropScript = scriptOf(`
${clock}${leases}
local now = clock(ARGV[2])
local names = redis.call('HKEYS', KEYS[2])
for _, name in ipairs(names) do
  local lease = held(KEYS[2], name)
  if tonumber(lease.expires) > now then return { 'HELD', name, lease.owner } end
end
if (redis.call('LINDEX', KEYS[3], 0) or '') ~= ARGV[1] then return { 'AGAIN' } end
for _, name in ipairs(names) do
  redis.call('HSET', KEYS[2], name, held(KEYS[2], name).counter .. '  0 ')
end
redis.call('HDEL', KEYS[1], 'observed')
for i = 3, #KEYS do redis.call('UNLINK', KEYS[i]) end
return { 'OK' }
`)

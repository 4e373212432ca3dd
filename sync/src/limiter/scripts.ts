/**
 * The log of one credential, in Redis: which requests of all processes still count against its budget.
 *
 * PCO refuses a request when more than N arrived within the last W. A slot is held from grant until response headers
 * + W, and the request arrives between its grant and its headers: so if N + 1 arrivals fell into one window, at the
 * grant of the last of them the other N would still be held, and `fits` rules out N + 1. Of an aborted request, and
 * of all requests of a process that died, only that is known: none arrives later than grant + T (the client's
 * timeout), so these slots are held until then + W. That needs one clock, Redis's own, and each step whole: a script.
 *
 * KEYS: state; waiting processes; then for the default and for the deep class each: flying, held, strangers, peaks.
 * Flying: slot → grant + T, until it is released. Held: slot → when its request can have arrived at the latest.
 * Strangers: 1, 2, 3, … → when a header showed that many last. All count until their time + W, so that a process that
 * dies has nothing to clean up. Peaks: quarter of a second → the most own slots that were live in it.
 */
import { scriptOf } from '../redis/index.ts'

const prelude = `
local given, limit, window, deepLimit, reserve, channel, me = unpack(ARGV, 1, 7)
local names = { 'last', 'offset', 'run', 'wake' }
local known = redis.call('HMGET', KEYS[1], unpack(names))

-- Whole milliseconds that never go back, whatever the machine's clock does: slots would be held for hours.
local now = tonumber(given)
if not now then
  local t = redis.call('TIME')
  now = t[1] * 1000 + math.floor(t[2] / 1000)
end
local last, offset = tonumber(known[1] or '0'), tonumber(known[2] or '0')
if now + offset < last then offset = last - now end
now = now + offset
local wake = tonumber(known[4] or '0')

local function log(kind, at, limit)
  local s = redis.call('HMGET', KEYS[1], kind .. 'limit', kind .. 'window', kind .. 'paused', kind .. 'seeded')
  local l = { kind = kind, fly = KEYS[at], held = KEYS[at + 1], strangers = KEYS[at + 2], peaks = KEYS[at + 3] }
  l.limit, l.window = tonumber(s[1] or limit), tonumber(s[2] or window)
  l.paused, l.seeded = tonumber(s[3] or '0'), s[4] == '1'
  return l
end
local default, deep = log('d', 3, limit), log('x', 7, deepLimit)

-- A Redis that was restarted, or another one after a failover, may lack the latest slots: it starts like an empty one.
local ok, server = pcall(redis.call, 'INFO', 'server')
local run = ok and type(server) == 'string' and string.match(server, 'run_id:(%x+)') or ''
if run ~= (known[3] or run) then default.seeded, deep.seeded = false, false end

-- Drops the slots whose time is over. One millisecond beyond W makes up for times cut to whole ones.
local function expire(l)
  local over = '(' .. string.format('%.0f', now - l.window)
  for _, key in ipairs({ l.fly, l.held, l.strangers }) do redis.call('ZREMRANGEBYSCORE', key, '-inf', over) end
end
expire(default)
expire(deep)

local function own(l) return redis.call('ZCARD', l.fly) + redis.call('ZCARD', l.held) end
local function used(l) return own(l) + redis.call('ZCARD', l.strangers) end
-- Those that can still be answered.
local function flying(l) return redis.call('ZCOUNT', l.fly, string.format('%.0f', now), '+inf') end
-- What is left to us: a share can be kept free for strangers who are not seen yet.
local function ours(l) return math.max(1, math.floor(l.limit * (1 - reserve))) end

-- Without its past a log lets requests go one by one, over all processes, until a header tells a count.
local function fits(l)
  if now < l.paused then return false end
  local n = used(l)
  return n < ours(l) and (l.seeded or flying(l) == 0)
end

-- When this log may have room by itself.
local function nextTime(l)
  if now < l.paused then return l.paused end
  if not l.seeded and flying(l) > 0 then
    return tonumber(redis.call('ZRANGEBYSCORE', l.fly, string.format('%.0f', now), '+inf', 'WITHSCORES', 'LIMIT', 0, 1)[2]) + 1
  end
  -- As many have to go as are too many now, and one more.
  local many = math.min(500, math.max(0, used(l) - ours(l)))
  local times = {}
  for _, key in ipairs({ l.held, l.strangers, l.fly }) do
    local first = redis.call('ZRANGE', key, 0, many, 'WITHSCORES')
    for i = 2, #first, 2 do times[#times + 1] = tonumber(first[i]) end
  end
  table.sort(times)
  return #times > 0 and times[math.min(many + 1, #times)] + l.window + 1 or now
end

-- Those who wait in other processes: when each came, moved by priority; the lower the more urgent.
local function rivals()
  local best = {}
  local all = redis.call('HGETALL', KEYS[2])
  for i = 1, #all, 2 do
    local seen, due, deepDue, yielded = string.match(all[i + 1], '^(%S+) (%S+) (%S+) %S+ %S+ (%S+)')
    seen, yielded = tonumber(seen), tonumber(yielded)
    -- Silent although it was woken, or for long: it is gone.
    if (yielded > 0 and now - yielded > 250) or now - seen > 10000 then
      redis.call('HDEL', KEYS[2], all[i])
    elseif all[i] ~= me then
      due, deepDue = tonumber(due), tonumber(deepDue)
      if due and (not best.due or due < best.due) then best.due, best.who = due, all[i] end
      if deepDue and (not best.deepDue or deepDue < best.deepDue) then best.deepDue, best.deepWho = deepDue, all[i] end
    end
  end
  return best
end
-- The most urgent of those for whom there is room now.
local function rival(best)
  if not fits(default) then return nil end
  local due, who = best.due, best.who
  if best.deepDue and (not due or best.deepDue < due) and fits(deep) then due, who = best.deepDue, best.deepWho end
  return due, who
end
local function tell(who) redis.call('PUBLISH', channel, who) end

local function quarter(time) return math.floor(time / 250) end
-- Only grants raise the number of slots, so what it was at each of them is enough to know its peaks.
local function peak(l)
  local at, n = string.format('%.0f', quarter(now)), own(l)
  local before = redis.call('HGET', l.peaks, at)
  if before and tonumber(before) >= n then return end
  redis.call('HSET', l.peaks, at, n)
  if not before and redis.call('HLEN', l.peaks) > 600 then
    for _, old in ipairs(redis.call('HKEYS', l.peaks)) do
      if tonumber(old) < quarter(now) - 480 then redis.call('HDEL', l.peaks, old) end
    end
  end
end
-- The most own slots that were live at one time since then, two minutes back at most.
local function peakSince(l, time)
  local most = own(l)
  for at = math.max(quarter(time), quarter(now) - 480), quarter(now) do
    most = math.max(most, tonumber(redis.call('HGET', l.peaks, string.format('%.0f', at)) or '0'))
  end
  return most
end

local DAY = 86400000
local function save()
  local function text(n) return string.format('%.0f', n) end
  local values = { 'last', text(now), 'offset', text(offset), 'run', run, 'wake', text(wake) }
  for _, l in ipairs({ default, deep }) do
    for name, value in pairs({ limit = text(l.limit), window = text(l.window), paused = text(l.paused), seeded = l.seeded and '1' or '0' }) do
      values[#values + 1] = l.kind .. name
      values[#values + 1] = value
    end
  end
  redis.call('HSET', KEYS[1], unpack(values))
  for i = 1, #KEYS do redis.call('PEXPIRE', KEYS[i], DAY) end
end
`

/**
 * ARGV from 8: how many wait for the default and for the deep class; then for each who asks, most urgent first: slot,
 * class, milliseconds to add to now for its place in line, timeout. Answers the time, milliseconds until it is worth
 * asking again (-1: nobody is left), and for each grant its slot and time.
 *
 * Whoever asks is served as long as there is room, unless somebody in another process is more urgent by more than
 * half a second: then that process is told, and it tells the next when it is done. Without that tolerance processes
 * would take turns for every slot.
 */
export const askScript = scriptOf(`
${prelude}
local waiting, deepWaiting = tonumber(ARGV[8]), tonumber(ARGV[9])
local granted, left, best, yielded = {}, {}, rivals(), nil
for i = 10, #ARGV, 4 do
  local slot, kind, due, timeout = ARGV[i], ARGV[i + 1], now + ARGV[i + 2], tonumber(ARGV[i + 3])
  local logs = kind == 'x' and { deep, default } or { default }
  local before = redis.call('ZSCORE', logs[1].fly, slot)
  local go = before ~= false
  if not go and not yielded and fits(default) and fits(logs[1]) then
    local rivalDue, who = rival(best)
    if rivalDue and rivalDue + 500 < due then yielded = who else go = true end
  end
  if go then
    local at = before and before - timeout or now
    for _, l in ipairs(logs) do redis.call('ZADD', l.fly, at + timeout, slot) end
    granted[#granted + 1] = slot
    granted[#granted + 1] = string.format('%.0f', at)
    for _, l in ipairs(logs) do peak(l) end
    if kind == 'x' then deepWaiting = deepWaiting - 1 else waiting = waiting - 1 end
  elseif not left[kind] then left[kind] = due end
end

local wait = -1
if left.d or left.x then
  local at
  if yielded then at = now + 50
  else
    if left.d then at = nextTime(default) end
    if left.x then
      local both = fits(default) and now or nextTime(default)
      if not fits(deep) then both = math.max(both, nextTime(deep)) end
      at = math.min(at or both, both)
    end
    wake = at
  end
  wait = math.max(1, at - now)
  local function text(n) return n and string.format('%.0f', n) or '-' end
  redis.call('HSET', KEYS[2], me, table.concat({ text(now), text(left.d), text(left.x), waiting, deepWaiting, 0 }, ' '))
else
  redis.call('HDEL', KEYS[2], me)
end
if yielded then
  local value = redis.call('HGET', KEYS[2], yielded)
  -- The first time that it is told; when it asks, its entry is written anew.
  if value and string.match(value, ' 0$') then
    redis.call('HSET', KEYS[2], yielded, string.sub(value, 1, -2) .. string.format('%.0f', now))
  end
  tell(yielded)
elseif #granted > 0 then
  local due, who = rival(best)
  if due then tell(who) end
end
save()
return { string.format('%.0f', now), wait, granted }
`)

/**
 * ARGV from 8: slot, class, outcome (`answered`, `unknown`, or `unused`: never sent), time of the grant, timeout; limit,
 * period (ms) and count of the header or three times empty; milliseconds of Retry-After or empty. Bears being run twice.
 */
export const releaseScript = scriptOf(`
${prelude}
local slot, kind, outcome, at, timeout, newLimit, newWindow, count, retry = unpack(ARGV, 8, 16)
local l = kind == 'x' and deep or default
for _, each in ipairs(kind == 'x' and { deep, default } or { default }) do
  redis.call('ZREM', each.fly, slot)
  if outcome ~= 'unused' then
    redis.call('ZADD', each.held, outcome == 'answered' and now or math.max(now, at + timeout), slot)
  end
end
local before = peakSince(l, tonumber(at))
if newLimit ~= '' then
  l.limit, l.window, l.seeded = tonumber(newLimit), tonumber(newWindow), true
  -- What PCO counted of ours arrived within W before this request did, so the slot of each was live at that moment: of
  -- ours it counted no more than were live at one time between grant and headers. The others are a stranger's, or ours
  -- from before Redis lost them. Where strangers are expected, they are taken to go on for half a window: their next
  -- requests are seen only by the headers of ours.
  local strangers = math.min(tonumber(count) - before, l.limit)
  local time = now + (tonumber(reserve) > 0 and math.floor(l.window / 2) or 0)
  local latest = strangers > 0 and redis.call('ZSCORE', l.strangers, strangers)
  if strangers > 0 and not (latest and time - latest < l.window / 50) then
    local members = {}
    for i = 1, strangers do
      members[2 * i - 1] = string.format('%.0f', time)
      members[2 * i] = i
    end
    redis.call('ZADD', l.strangers, unpack(members))
  end
  expire(l)
end
if retry ~= '' then l.paused = math.max(l.paused, now + retry) end

-- Whoever waits is told when there is room, or will be sooner than they know.
local best = rivals()
local mine = redis.call('HGET', KEYS[2], me)
if mine then
  local due, deepDue = string.match(mine, '^%S+ (%S+) (%S+)')
  due, deepDue = tonumber(due), tonumber(deepDue)
  if due and (not best.due or due < best.due) then best.due, best.who = due, me end
  if deepDue and (not best.deepDue or deepDue < best.deepDue) then best.deepDue, best.deepWho = deepDue, me end
end
if best.due or best.deepDue then
  local _, who = rival(best)
  if who then tell(who)
  else
    local soon = nextTime(default)
    if best.due and soon < wake and not fits(default) then
      wake = soon
      tell('*')
    end
  end
end
save()
return string.format('%.0f', now)
`)

/** ARGV as far as 7. Answers for each class: limit, window, used, flying, waiting, seeded, milliseconds to budget. */
export const stateScript = scriptOf(`
${prelude}
local waiting = { d = 0, x = 0 }
local all = redis.call('HGETALL', KEYS[2])
for i = 2, #all, 2 do
  local d, x = string.match(all[i], '^%S+ %S+ %S+ (%S+) (%S+)')
  waiting.d, waiting.x = waiting.d + d, waiting.x + x
end
local function wait(l)
  if fits(l) then return 0 end
  if not l.seeded and flying(l) > 0 then return -1 end
  return nextTime(l) - now
end
local function told(l, wait)
  return { l.limit, l.window, used(l), redis.call('ZCARD', l.fly), waiting[l.kind], l.seeded and 1 or 0, wait }
end
local d, x = wait(default), wait(deep)
return { told(default, d), told(deep, (d < 0 or x < 0) and -1 or math.max(d, x)) }
`)

/**
 * `decide.ts` in Lua, which Redis runs as one change, by its own clock. All numbers are whole and below 2^53, where Lua reckons as
 * JavaScript does. A key that is gone is the same as one whose times have passed: each key expires when they have.
 */
import { full, second } from "../decide.js"

/**
 * Redis' time, numbers as a text (Lua's own has 14 digits), and the pause with the level that a refusal left. Keys expire by whole
 * milliseconds, of which one has already begun.
 */
const prelude = `
local time = redis.call('TIME')
local now = time[1] * ${second} + time[2]
local function text(n) return string.format('%.0f', n) end
local function put(key, value, till)
  if till > now then redis.call('SET', key, value, 'PX', text(math.ceil((till - now) / 1000) + 1)) end
end
local function read(kept)
  local pause, quiet, level = string.match(kept or '', '^(%d+) (%d+) (%d+)$')
  pause, quiet, level = tonumber(pause) or 0, tonumber(quiet) or 0, tonumber(level) or ${full}
  local reached = level
  if now > quiet then reached = math.min(${full}, level + ${full / 10} * math.floor((now - quiet) / ${second})) end
  return pause, quiet, level, reached
end
`

/**
 * `decide`. Keys: when the next slot is free, when the lane's is, pause and level, grants. Arguments: slot, slot of the lane, slack,
 * patience, and for a grant that is kept lane, process, and since when it is asked for (all empty where none is kept). Answers whether it is granted, the wait,
 * the level, how much longer the pause is, and the time.
 */
export const ask: string = `${prelude}
local slot, laneSlot, slack, patience = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local kept = redis.call('MGET', KEYS[1], KEYS[2], KEYS[3])
local pause, _, _, level = read(kept[3])
local lane = laneSlot > 0 and tonumber(kept[2] or 0) or 0
local at = math.max(now, tonumber(kept[1] or 0), pause, lane)
local wait = at - now
local left = math.max(0, pause - now)
if wait > patience then return { 0, wait, level, left, now } end
local till = at + math.ceil(slot * ${full} / level)
put(KEYS[1], text(till), till)
if laneSlot > 0 then
  till = math.max(lane, at - slack) + math.ceil(laneSlot * ${full} / level)
  put(KEYS[2], text(till), till + slack)
end
if ARGV[6] ~= '' then
  local asked = ARGV[7] ~= '' and ARGV[7] or text(now)
  redis.call('XADD', KEYS[4], '*', 'at', text(at), 'asked', asked, 'lane', ARGV[5], 'process', ARGV[6])
  redis.call('PEXPIRE', KEYS[4], 600000)
end
return { 1, wait, level, left, now }
`

/** `refuse`. Key: pause and level. Argument: the pause. Answers the level, how much longer the pause is, and the time. */
export const refuse: string = `${prelude}
local pause, quiet, level, reached = read(redis.call('GET', KEYS[1]))
local till = math.max(pause, now + ARGV[1])
if now >= quiet then level = math.max(${full / 16}, math.floor(reached / 2)) end
quiet = math.max(quiet, till, now + ${second})
put(KEYS[1], text(till) .. ' ' .. text(quiet) .. ' ' .. text(level), quiet + ${second} * math.ceil((${full} - level) / ${full / 10}))
return { level, math.max(0, till - now), now }
`

/** How long a process counts after it was last heard of, in milliseconds. */
export const memberMillis = 15_000

/** Counts this process. Key: the processes, by when they were last heard of. Argument: its name. Answers how many there are. */
export const beat: string = `${prelude}
redis.call('ZADD', KEYS[1], text(now), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', text(now - ${memberMillis * 1000}))
redis.call('PEXPIRE', KEYS[1], ${memberMillis})
return redis.call('ZCARD', KEYS[1])
`

-- Sends requests made of a template and of places that never come twice; prints what it measured as JSON.
-- Arguments: method, path, file of the body's template (or ""), file of places (or ""), file of bodies (or none).
-- In path and body, @cursor@, @day@ and @id@ stand for a place, one of which the file has a line.
-- A file of bodies has one request's whole body a line; they are sent in turn.

local function read(name)
  if name == "" then return nil end
  local file = assert(io.open(name))
  local text = file:read("*a")
  file:close()
  return text
end

local next_place, next_body

-- Return what gives a file's lines in turn, and begins again at its end.
local function lines_of(name)
  local file
  return function()
    file = file or assert(io.open(name))
    local line = file:read("*l")
    if not line then
      file:seek("set")
      line = file:read("*l")
    end
    return line
  end
end

function init(arguments)
  method, path, body = arguments[1], arguments[2], read(arguments[3])
  local places = arguments[4] ~= "" and arguments[4]
  if arguments[5] then
    next_body = lines_of(arguments[5])
  elseif places then
    local next_line = lines_of(places)
    next_place = function()
      local cursor, day, id = next_line():match("(%S+) (%S+) (%S+)")
      return { cursor = cursor, day = day, id = id }
    end
  else
    same = wrk.format(method, path, { ["Content-Type"] = "application/json" }, body)
  end
end

function request()
  if same then return same end
  if next_body then
    return wrk.format(method, path, { ["Content-Type"] = "application/json" }, next_body())
  end
  local place = next_place()
  local filled = body and body:gsub("@(%a+)@", place)
  return wrk.format(method, (path:gsub("@(%a+)@", place)), { ["Content-Type"] = "application/json" }, filled)
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    'MEASURED {"requests": %d, "seconds": %f, "failed": %d, "p50_ms": %f, "p99_ms": %f}',
    summary.requests, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3
  ))
end

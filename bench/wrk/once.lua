-- Each request of a prepared list once: lines of path, cookie and body, tab by tab, in the file that is named first.
local requests, sent = {}, 0

function init(words)
  local host = wrk.host .. ":" .. wrk.port
  for line in io.lines(words[1]) do
    local path, cookie, body = line:match("^(.-)\t(.-)\t(.*)$")
    requests[#requests + 1] = wrk.format("POST", path, {
      ["Host"] = host,
      ["Content-Type"] = "application/x-www-form-urlencoded",
      ["Accept-Encoding"] = "br",
      ["X-Forwarded-Proto"] = "https",
      ["X-Fragment"] = "1",
      ["Referer"] = "https://" .. host .. "/",
      ["Cookie"] = cookie,
    }, body)
  end
end

function request()
  sent = sent + 1
  -- Beyond what was prepared, an answer of 404 tells so; by plain http it would be led to https.
  return requests[sent] or wrk.format("POST", "/none-left/", { ["X-Forwarded-Proto"] = "https" })
end

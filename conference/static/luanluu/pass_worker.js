// Serves an opened pass without a network. It keeps what the page names, asks the network first, and lets a
// pass go that the site calls gone. Its address limits it to the passes.
const KEPT = "pass";
const GONE = [404, 410];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data.keep) event.waitUntil(keep(event.data.keep, event.ports[0]));
});
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function keep(paths, told) {
  const kept = await caches.open(KEPT);
  const all = await Promise.allSettled(paths.map((path) => kept.add(new Request(path, { cache: "reload" }))));
  if (all.every((one) => one.status === "fulfilled")) told?.postMessage("kept");
}

async function answer(request) {
  const kept = await caches.open(KEPT);
  const path = new URL(request.url).pathname;
  try {
    const fresh = await fetch(request);
    if (GONE.includes(fresh.status) && await kept.match(path)) await drop(kept, path);
    else if (fresh.ok && !fresh.redirected && await kept.match(path)) await kept.put(path, fresh.clone());
    return fresh;
  } catch (offline) {
    const old = await kept.match(path);
    if (old) return old;
    throw offline;
  }
}

async function drop(kept, path) {
  const pass = path.replace(/[^/]*$/, "");
  const requests = await kept.keys();
  await Promise.all(requests.filter((one) => new URL(one.url).pathname.startsWith(pass)).map((one) => kept.delete(one)));
}

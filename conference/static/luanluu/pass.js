// Keeps an opened pass on the device, so that the QR shows without a network; removes it where it is over.
(() => {
  const pass = document.getElementById("pass");
  if (!pass || !("serviceWorker" in navigator)) return;

  const drop = (path) => caches.keys().then((names) => Promise.all(names.map(async (name) => {
    const kept = await caches.open(name);
    const requests = await kept.keys();
    return Promise.all(requests.filter((one) => new URL(one.url).pathname.startsWith(path)).map((one) => kept.delete(one)));
  })));

  if (pass.dataset.drop) {
    drop(pass.dataset.drop);
    return;
  }

  // What the page looks like goes with it; nothing that is not on this page.
  const looks = () => performance.getEntriesByType("resource").map((one) => new URL(one.name))
    .filter((one) => one.origin === location.origin && one.pathname.startsWith("/static/")).map((one) => one.pathname);

  navigator.serviceWorker.register(pass.dataset.worker).then(() => navigator.serviceWorker.ready).then((registration) => {
    // That it opens without a network is said once all of it is kept.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => document.getElementById("offline")?.removeAttribute("hidden");
    registration.active.postMessage({ keep: [pass.dataset.keep, pass.dataset.qr, ...new Set(looks())] }, [port2]);
  }).catch(() => {});

  document.getElementById("forget")?.addEventListener("click", async () => {
    await drop(pass.dataset.keep);
    const registrations = await navigator.serviceWorker.getRegistrations();
    await Promise.all(registrations.map((one) => one.unregister()));
    document.getElementById("offline").hidden = true;
    document.getElementById("forgotten").hidden = false;
  });
})();

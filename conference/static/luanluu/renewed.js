// A part of the page that renews itself: the address answers with the part alone to whoever asks with X-Fragment.
// The page works without: it is then reloaded by hand. Nothing is asked for while nobody looks.
const part = document.getElementById("renewed");
const every = Number(part?.dataset.every) * 1000;

const renew = async () => {
  if (document.hidden || part.contains(document.activeElement)) return;
  try {
    const said = await fetch(location.href, { headers: { "X-Fragment": "1" } });
    // Led away: the sign-in is over, and a reload leads to it. What is there stays until then.
    if (said.redirected || !said.ok) return;
    const html = await said.text();
    if (html !== part.innerHTML) part.innerHTML = html;
  } catch {
    // Away for a moment: the next turn asks again.
  }
};

if (part) {
  setInterval(renew, every);
  document.addEventListener("visibilitychange", renew);
}

// The plan closer and farther, from booth to booth by the arrow keys, a booth's card, and what is looked for at once.
// It moves by scrolling, which the browser does by itself; without this file it scrolls all the same, and every booth
// leads to its row of the list.
const plan = document.getElementById("plan");
const view = document.getElementById("plan-view");
const floor = view?.querySelector("svg");
const card = document.getElementById("plan-card");
const search = document.getElementById("plan-search");
const found = document.getElementById("plan-found");

const CLOSEST = 90; // pixels a metre
const READABLE = 22; // from here on names are shown
const CLICK = 6; // pixels: a press that moved no farther is a click
const STEP = 1.5;

const metres = floor && { width: floor.viewBox.baseVal.width / 10, depth: floor.viewBox.baseVal.height / 10 };
const booths = floor ? [...floor.querySelectorAll(".b")] : [];
const codeOf = (booth) => booth.id.slice(2);
const rowOf = (booth) => document.getElementById(`b-${codeOf(booth)}`);
let scale = 0;

// --- closer and farther -------------------------------------------------------------------------

const farthest = () => Math.min(view.clientWidth / metres.width, view.clientHeight / metres.depth, READABLE);
const fitting = () => Math.max(farthest(), Math.min(view.clientWidth / metres.width, READABLE));

// Shows so many pixels a metre; what lies at x, y of the view stays there.
function zoom(to, x = view.clientWidth / 2, y = view.clientHeight / 2) {
  const next = Math.max(farthest(), Math.min(to, CLOSEST));
  const before = floor.getBoundingClientRect();
  const frame = view.getBoundingClientRect();
  const at = { x: (frame.left + x - before.left) / scale, y: (frame.top + y - before.top) / scale };
  scale = next;
  floor.style.width = `${metres.width * scale}px`;
  floor.style.height = `${metres.depth * scale}px`;
  plan.classList.toggle("near", scale >= READABLE);
  view.scrollTo(at.x * scale - x, at.y * scale - y);
}

function byWheel(event) {
  const step = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015) * (event.deltaMode ? 20 : 1));
  if (step < 1 && scale <= farthest() * 1.001) return; // the page scrolls on
  event.preventDefault();
  const frame = view.getBoundingClientRect();
  zoom(scale * step, event.clientX - frame.left, event.clientY - frame.top);
}

// Two fingers: the plan is stretched as a picture, and drawn anew once they leave. One finger is never listened to while
// it moves: the browser scrolls without waiting for us.
function byPinch() {
  let pinch = null;
  const between = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  const move = (event) => {
    if (event.touches.length !== 2) return;
    if (event.cancelable) event.preventDefault();
    pinch.by = Math.max(farthest(), Math.min(scale * (between(event.touches) / pinch.from), CLOSEST)) / scale;
    floor.style.transform = `scale(${pinch.by})`;
  };
  const begin = (event) => {
    if (event.touches.length !== 2 || pinch) return;
    event.preventDefault();
    const [a, b] = event.touches;
    const [frame, box] = [view.getBoundingClientRect(), floor.getBoundingClientRect()];
    const [x, y] = [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2];
    pinch = { from: between(event.touches), by: 1, x: x - frame.left, y: y - frame.top };
    floor.style.transformOrigin = `${x - box.left}px ${y - box.top}px`;
    view.addEventListener("touchmove", move, { passive: false });
  };
  const end = (event) => {
    if (!pinch || event.touches.length > 1) return;
    const { by, x, y } = pinch;
    pinch = null;
    view.removeEventListener("touchmove", move);
    floor.style.transform = floor.style.transformOrigin = "";
    zoom(scale * by, x, y);
  };
  view.addEventListener("touchstart", begin, { passive: false });
  for (const done of ["touchend", "touchcancel"]) view.addEventListener(done, end);
}

// A mouse takes hold of the plan; fingers scroll it without us. From the first pixels on a sheet of nothing lies above it:
// below a hand that moves nobody looks for booths, for their cursor, or for words to select.
function byMouse() {
  const sheet = document.getElementById("plan-hold");
  let held = null;
  view.addEventListener("mousedown", (event) => {
    if (event.button !== 0 || event.target === view) return; // view itself: its scroll bars
    event.preventDefault(); // it selects no words, and so does not give the focus either
    (event.target.closest(".b") ?? view).focus({ preventScroll: true, focusVisible: false });
  });
  view.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || event.target === view) return;
    held = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, far: false };
  });
  addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.far && Math.hypot(x, y) > CLICK) {
      held.far = true;
      sheet.hidden = false;
      sheet.setPointerCapture(event.pointerId);
    }
    if (!held.far) return;
    view.scrollTo(held.left - x, held.top - y);
  });
  const end = () => {
    sheet.hidden = true;
    setTimeout(() => (held = null)); // after the click that ends it
  };
  for (const done of ["pointerup", "pointercancel"]) addEventListener(done, end);
  view.addEventListener("dragstart", (event) => event.preventDefault());
  return () => Boolean(held?.far);
}

// --- from booth to booth ------------------------------------------------------------------------

const middle = (booth) => {
  const { x, y, width, height } = booth.querySelector("rect");
  return { x: x.baseVal.value + width.baseVal.value / 2, y: y.baseVal.value + height.baseVal.value / 2 };
};
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest booth that way; what lies aside counts thrice.
function beside(booth, [right, down]) {
  const from = middle(booth);
  let best = null;
  for (const other of booths) {
    const to = middle(other);
    const ahead = (to.x - from.x) * right + (to.y - from.y) * down;
    if (ahead <= 1) continue;
    const far = ahead + 3 * Math.abs((to.x - from.x) * down + (to.y - from.y) * right);
    if (!best || far < best.far) best = { other, far };
  }
  return best?.other;
}

function byKeyboard(event) {
  const booth = event.target.closest?.(".b");
  if (booth && event.key in ARROWS) {
    beside(booth, ARROWS[event.key])?.focus();
    event.preventDefault();
  } else if (event.key === "+" || event.key === "=") zoom(scale * STEP);
  else if (event.key === "-") zoom(scale / STEP);
  else if (event.key === "0") zoom(fitting());
  else if (event.key === "Escape" && !card.hidden) close();
}

// --- a booth's card -----------------------------------------------------------------------------

function address(code) {
  const to = new URL(location.href);
  to.hash = "";
  if (code) to.searchParams.set("booth", code);
  else to.searchParams.delete("booth");
  return to;
}

function mark(booth) {
  floor.querySelector(".is-here")?.classList.remove("is-here");
  const pin = document.getElementById("pin");
  pin.classList.toggle("away", !booth);
  if (!booth) return;
  booth.classList.add("is-here");
  const { x } = middle(booth);
  pin.setAttribute("transform", `translate(${x} ${booth.querySelector("rect").y.baseVal.value + 2})`);
}

function open(booth) {
  document.getElementById("plan-card-body").replaceChildren(...[...rowOf(booth).cloneNode(true).childNodes]);
  document.getElementById("plan-shared").textContent = "";
  card.hidden = false;
  card.scrollIntoView({ block: "nearest" });
  mark(booth);
  history.replaceState(null, "", address(codeOf(booth)));
}

function close() {
  const booth = floor.querySelector(".is-here");
  card.hidden = true;
  mark(null);
  history.replaceState(null, "", address(null));
  booth?.focus({ preventScroll: true });
}

function centre(booth) {
  const { x, y } = middle(booth);
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const left = (x / 10) * scale - view.clientWidth / 2;
  view.scrollTo({ left, top: (y / 10) * scale - view.clientHeight / 3, behavior: smooth });
}

async function share() {
  const booth = floor.querySelector(".is-here");
  const url = `${address(codeOf(booth)).href}#plan`;
  const told = document.getElementById("plan-shared");
  try {
    if (navigator.share) await navigator.share({ title: booth.getAttribute("aria-label"), url });
    else {
      await navigator.clipboard.writeText(url);
      told.textContent = document.getElementById("plan-share").dataset.done;
    }
  } catch {
    told.textContent = url; // to be copied by hand
  }
}

// --- what is looked for -------------------------------------------------------------------------

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
let texts = null;

function narrow() {
  texts ??= new Map(booths.map((booth) => [booth, fold(booth.getAttribute("aria-label"))]));
  const { q, state, province, colour } = search.elements;
  const words = fold(q.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const booth of booths) {
    const row = rowOf(booth);
    const fits = (!state.value || row.dataset.state === state.value)
      && (!province?.value || row.dataset.province === province.value)
      && words.every((word) => texts.get(booth).includes(word));
    booth.classList.toggle("faint", !fits);
    row.hidden = !fits;
    count += fits;
  }
  tell(count, words.length || state.value || province?.value);
  plan.classList.toggle("by-province", colour.value === "province");
  plan.classList.toggle("by-state", colour.value !== "province");
}

function tell(count, narrowed) {
  const { one, many, none } = found.dataset;
  found.textContent = !narrowed ? "" : count === 0 ? none : count === 1 ? one : many.replace("{count}", count);
}

// Enter goes to the first booth that fits.
function first(event) {
  event.preventDefault();
  narrow();
  const booth = booths.find((one) => !one.classList.contains("faint"));
  if (!booth) return;
  if (scale < READABLE) zoom(READABLE);
  open(booth);
  centre(booth);
}

// --- begin --------------------------------------------------------------------------------------

function toHall(event) {
  const hall = document.querySelector(event.target.closest("a")?.getAttribute("href") ?? "none");
  if (hall?.tagName !== "g") return;
  event.preventDefault();
  plan.scrollIntoView({ block: "end" });
  const [box, frame] = [hall.getBoundingClientRect(), view.getBoundingClientRect()];
  view.scrollBy(box.left - frame.left, box.top - frame.top);
}

function begin() {
  scale = floor.getBoundingClientRect().width / metres.width;
  zoom(fitting());
  plan.classList.add("can-move");
  const buttons = document.getElementById("plan-zoom");
  buttons.hidden = false;
  const acts = { in: () => zoom(scale * STEP), out: () => zoom(scale / STEP), whole: () => zoom(farthest()) };
  buttons.addEventListener("click", (event) => acts[event.target.dataset.zoom]?.());
  view.addEventListener("wheel", byWheel, { passive: false });
  byPinch();
  const dragged = byMouse();
  plan.addEventListener("keydown", byKeyboard);
  floor.addEventListener("click", (event) => {
    const booth = event.target.closest(".b");
    if (!booth) return;
    event.preventDefault();
    if (!dragged()) open(booth);
  });
  card.querySelector(".plan-close").addEventListener("click", (event) => {
    event.preventDefault();
    close();
  });
  const button = document.getElementById("plan-share");
  button.hidden = false;
  button.addEventListener("click", share);
  search.addEventListener("input", narrow);
  search.addEventListener("submit", first);
  search.querySelector(".plan-links").addEventListener("click", toHall);
  const here = floor.querySelector(".is-here");
  if (here) {
    plan.scrollIntoView();
    zoom(READABLE);
    centre(here);
  }
}

if (floor && booths.length) begin();

// Drawing a hall: booths and landmarks are drawn, dragged, resized, turned, copied and numbered, with the mouse, a finger
// or the keys. Nothing is stored before the form is sent; without this file the same is typed below the plan.
const form = document.getElementById("editor");
const view = document.getElementById("editor-view");
const floor = document.getElementById("editor-floor");
const side = document.getElementById("editor-side");
const told = document.getElementById("editor-told");
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const { hall, drawing, kept, background, types, fronts, kinds } = read("editor-data");
const held = new Set(read("editor-held"));

const UNIT = 10; // of the drawing, a metre
const LEAST = 0.1;
const FAR = 4; // pixels: a press that moved no farther is a click
const SIDES = Object.keys(fronts).filter((front) => front !== "all");
const SHARED = ["x", "y", "width", "depth"];
const FIELDS = { booths: ["code", "type", ...SHARED, "front", "note"], landmarks: ["label_vi", "label_en", ...SHARED] };

let things = []; // what stands in the hall, each with `what` it is and its element
let chosen = new Set();
let before = []; // drawings to go back to, and forth
let after = [];
let clipboard = { width: 3, depth: 3, front: "below", type: types[0]?.id ?? null };
let scale = 1;

const round = (metres) => Math.round(metres * 100) / 100;
const grid = () => Number(document.getElementById("editor-grid").value);
const snap = (metres) => round(Math.round(metres / grid()) * grid());
const within = (least, value, most) => Math.max(least, Math.min(value, most));
const isBooth = (thing) => thing.what === "booths";
const picked = () => things.filter((thing) => chosen.has(thing));
const svg = (name, attributes, parent) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent?.append(made);
  return made;
};

// --- what stands there, as it is sent and taken back ---------------------------------------------

function plain() {
  const rows = { booths: [], landmarks: [] };
  for (const { what, element, ...row } of things) rows[what].push(row);
  return JSON.stringify(rows);
}

function load(text) {
  const rows = JSON.parse(text);
  things = ["booths", "landmarks"].flatMap((what) => rows[what].map((row) => ({ ...row, what })));
  for (const thing of things) for (const name of SHARED) thing[name] = Number(thing[name]);
  chosen = new Set();
  render();
}

// Called before a change.
function keep() {
  before.push(plain());
  after = [];
}

function back(from, to) {
  if (!from.length) return;
  to.push(plain());
  load(from.pop());
}

// --- drawn --------------------------------------------------------------------------------------

function render() {
  floor.setAttribute("viewBox", `-5 -5 ${hall.width * UNIT + 10} ${hall.depth * UNIT + 10}`);
  floor.replaceChildren();
  svg("rect", { class: "ground", width: hall.width * UNIT, height: hall.depth * UNIT }, floor);
  if (background) {
    const place = { href: background, width: hall.width * UNIT, height: hall.depth * UNIT };
    svg("image", { ...place, preserveAspectRatio: "none", opacity: 0.45 }, floor);
  }
  for (let x = 1; x < hall.width; x++) svg("path", { class: "line", d: `M${x * UNIT} 0V${hall.depth * UNIT}` }, floor);
  for (let y = 1; y < hall.depth; y++) svg("path", { class: "line", d: `M0 ${y * UNIT}H${hall.width * UNIT}` }, floor);
  for (const thing of things) add(thing);
  check();
}

function add(thing) {
  thing.element = svg("g", { class: `thing${isBooth(thing) ? "" : " is-landmark"}`, tabindex: 0, role: "button" }, floor);
  for (const name of ["rect", "path", "text"]) svg(name, name === "path" ? { class: "front" } : {}, thing.element);
  thing.element.addEventListener("focus", () => chosen.has(thing) || choose([thing]));
  paint(thing);
}

function paint(thing) {
  const { element } = thing;
  const [x, y, width, depth] = SHARED.map((name) => thing[name] * UNIT);
  const [rect, front, text] = element.children;
  for (const [name, value] of Object.entries({ x, y, width, height: depth })) rect.setAttribute(name, value);
  const edges = { below: `M${x} ${y + depth}h${width}`, above: `M${x} ${y}h${width}`, left: `M${x} ${y}v${depth}`, right: `M${x + width} ${y}v${depth}` };
  front.setAttribute("d", edges[thing.front] ?? "");
  text.setAttribute("x", x + width / 2);
  text.setAttribute("y", y + depth / 2);
  text.textContent = isBooth(thing) ? thing.code : thing.label_vi || kinds[thing.kind];
  element.classList.toggle("is-chosen", chosen.has(thing));
  element.classList.toggle("is-held", isBooth(thing) && held.has(thing.code));
  element.setAttribute("aria-label", `${text.textContent}: ${thing.x}, ${thing.y} m; ${thing.width} × ${thing.depth} m`);
  element.setAttribute("aria-pressed", chosen.has(thing));
  corner(thing);
}

// Only one that is chosen alone is resized.
function corner(thing) {
  thing.element.querySelector(".corner")?.remove();
  if (chosen.size !== 1 || !chosen.has(thing)) return;
  const at = { x: (thing.x + thing.width) * UNIT - 4, y: (thing.y + thing.depth) * UNIT - 4 };
  svg("rect", { class: "corner", ...at, width: 5, height: 5 }, thing.element);
}

function choose(list) {
  chosen = new Set(list);
  for (const thing of things) paint(thing);
  fill();
}

// --- what is wrong, and what is told --------------------------------------------------------------

const overlap = (a, b) => a.x + a.width > b.x + 1e-6 && b.x + b.width > a.x + 1e-6 && a.y + a.depth > b.y + 1e-6 && b.y + b.depth > a.y + 1e-6;

function check() {
  const booths = things.filter(isBooth);
  const over = new Set();
  booths.forEach((one, place) => {
    for (const other of booths.slice(place + 1)) if (overlap(one, other)) over.add(one).add(other);
  });
  const twice = booths.filter((one) => booths.some((other) => other !== one && other.code === one.code));
  for (const one of booths) one.element.classList.toggle("is-wrong", over.has(one) || twice.includes(one));
  const wrong = twice.length ? ["twice", twice] : over.size ? ["overlap", [...over]] : null;
  const codes = wrong && [...new Set(wrong[1].map((one) => one.code))].slice(0, 12).join(", ");
  told.classList.toggle("is-wrong", Boolean(wrong));
  told.textContent = wrong ? told.dataset[wrong[0]].replace("{codes}", codes) : isSaved() ? told.dataset.saved : told.dataset.unsaved;
  for (const [act, steps] of [["undo", before], ["redo", after]]) form.querySelector(`[data-act=${act}]`).disabled = !steps.length;
}

const stored = JSON.stringify(drawing);
const isSaved = () => !kept && plain() === stored;

// --- the panel beside ---------------------------------------------------------------------------

function fill() {
  const list = picked();
  side.disabled = !list.length;
  const fields = list.length ? FIELDS[list[0].what] : [];
  for (const input of side.querySelectorAll("[name]")) {
    const { name } = input;
    input.closest("label").hidden = Boolean(list.length) && !fields.includes(name);
    const values = new Set(list.map((thing) => thing[name] ?? ""));
    input.value = values.size === 1 ? [...values][0] : "";
    input.disabled = name === "code" && list.length > 1;
  }
}

function typed({ target }) {
  const { name, value } = target;
  const list = picked().filter((thing) => FIELDS[thing.what].includes(name));
  if (!list.length) return;
  keep();
  for (const thing of list) {
    if (SHARED.includes(name)) {
      const metres = Number(value.replace(",", "."));
      if (value.trim() && Number.isFinite(metres)) place(thing, { [name]: round(metres) });
    } else if (name === "type") thing.type = value ? Number(value) : null;
    else thing[name] = name === "code" ? value.trim().toUpperCase() : value;
    paint(thing);
  }
  fill();
  check();
}

// Puts it there, within the walls.
function place(thing, to) {
  Object.assign(thing, to);
  thing.width = within(LEAST, thing.width, hall.width);
  thing.depth = within(LEAST, thing.depth, hall.depth);
  thing.x = round(within(0, thing.x, hall.width - thing.width));
  thing.y = round(within(0, thing.y, hall.depth - thing.depth));
}

// --- acts ---------------------------------------------------------------------------------------

// The last number of a code counts on, and keeps its zeros: A09, A10.
function counted(code, by = 1) {
  const found = /(\d+)(\D*)$/.exec(code);
  if (!found) return `${code}${by}`;
  const number = String(Number(found[1]) + by).padStart(found[1].length, "0");
  return code.slice(0, found.index) + number + found[2];
}

function free(code) {
  const taken = new Set(things.map((thing) => thing.code));
  let next = code;
  while (taken.has(next)) next = counted(next);
  return next;
}

function make(thing) {
  place(thing, {});
  things.push(thing);
  add(thing);
  return thing;
}

function newBooth(at) {
  const last = things.filter(isBooth).at(-1);
  const code = free(last ? counted(last.code) : "A01");
  return make({ ...clipboard, id: null, note: "", ...at, code, what: "booths" });
}

// The middle of what is seen.
function middle() {
  const [box, frame] = [floor.getBoundingClientRect(), view.getBoundingClientRect()];
  const part = (from, size, start, length, metres) => within(0, (start + length / 2 - from) / size, 1) * metres;
  return {
    x: snap(part(box.left, box.width, frame.left, frame.width, hall.width)),
    y: snap(part(box.top, box.height, frame.top, frame.height, hall.depth)),
  };
}

function copies(right, down) {
  return picked().map(({ element, ...thing }) =>
    make({ ...thing, id: null, x: round(thing.x + right), y: round(thing.y + down), ...(isBooth(thing) ? { code: free(counted(thing.code)) } : {}) }));
}

function turn(thing) {
  const front = SIDES[(SIDES.indexOf(thing.front) + 1) % SIDES.length];
  place(thing, { width: thing.depth, depth: thing.width, ...(isBooth(thing) && thing.front !== "all" ? { front } : {}) });
}

function repeat() {
  const [first] = picked().filter(isBooth);
  const count = first && Number(prompt(`${first.code} + ?`, "5"));
  if (!(count > 0 && count <= 60)) return [];
  keep();
  const down = ["left", "right"].includes(first.front);
  const made = [first];
  for (let n = 1; n <= count; n++) {
    const { element, ...row } = first;
    const [x, y] = down ? [first.x, round(first.y + n * first.depth)] : [round(first.x + n * first.width), first.y];
    if (x + first.width > hall.width + 1e-6 || y + first.depth > hall.depth + 1e-6) break;
    made.push(make({ ...row, id: null, note: "", x, y, code: free(counted(made.at(-1).code)) }));
  }
  return made;
}

function number() {
  const list = picked().filter(isBooth).sort((a, b) => a.y - b.y || a.x - b.x);
  const first = list.length && prompt(form.querySelector("[data-act=number]").textContent, list[0].code);
  if (!first) return;
  keep();
  list.forEach((booth, place) => (booth.code = counted(first.trim().toUpperCase(), place)));
}

function remove() {
  const list = picked();
  const kept = list.filter((thing) => isBooth(thing) && held.has(thing.code));
  if (kept.length) {
    told.textContent = told.dataset.held.replace("{codes}", kept.map((one) => one.code).join(", "));
    told.classList.add("is-wrong");
    return false;
  }
  keep();
  for (const thing of list) thing.element.remove();
  things = things.filter((thing) => !chosen.has(thing));
  choose([]);
  return true;
}

const ACTS = {
  booth: () => { keep(); choose([newBooth(middle())]); },
  repeat: () => choose(repeat()),
  number: () => number(),
  copy: () => { keep(); choose(copies(grid() * 2, grid() * 2)); },
  turn: () => { keep(); picked().forEach(turn); },
  remove,
  undo: () => back(before, after),
  redo: () => back(after, before),
  closer: () => zoom(scale * 1.4),
  farther: () => zoom(scale / 1.4),
};

function act(name) {
  if (["repeat", "number", "copy", "turn", "remove"].includes(name) && !chosen.size) return;
  if (ACTS[name]() === false) return;
  for (const thing of things) paint(thing);
  fill();
  check();
}

function landmark({ target }) {
  if (!target.value) return;
  keep();
  const made = make({ id: null, what: "landmarks", kind: target.value, label_vi: "", label_en: "", ...middle(), width: 3, depth: 1 });
  target.value = "";
  choose([made]);
  check();
}

// --- the pointer ----------------------------------------------------------------------------------

function at(event) {
  const box = floor.getBoundingClientRect();
  const per = box.width / (hall.width + 1); // the walls have half a metre of air around them
  return { x: (event.clientX - box.left) / per - 0.5, y: (event.clientY - box.top) / per - 0.5 };
}

let hold = null;

function press(event) {
  if (event.button !== 0) return;
  const element = event.target.closest(".thing");
  const thing = things.find((one) => one.element === element);
  const way = event.target.classList.contains("corner") ? "resize" : thing ? "move" : event.shiftKey ? "frame" : "draw";
  if (thing && event.shiftKey) choose(chosen.has(thing) ? picked().filter((one) => one !== thing) : [...chosen, thing]);
  else if (thing && !chosen.has(thing)) choose([thing]);
  hold = { way, from: at(event), x: event.clientX, y: event.clientY, far: false };
  hold.were = picked().map((one) => ({ one, ...one }));
  floor.setPointerCapture(event.pointerId);
}

function drag(event) {
  if (!hold) return;
  if (!hold.far && Math.hypot(event.clientX - hold.x, event.clientY - hold.y) > FAR) start();
  if (!hold.far) return;
  const to = at(event);
  const [right, down] = [to.x - hold.from.x, to.y - hold.from.y];
  if (hold.way === "move") {
    const [first] = hold.were;
    const step = { x: snap(first.x + right) - first.x, y: snap(first.y + down) - first.y };
    for (const { one, x, y } of hold.were) place(one, { x: round(x + step.x), y: round(y + step.y) });
  } else if (hold.way === "resize") {
    for (const { one, width, depth } of hold.were) place(one, { width: snap(width + right) || grid(), depth: snap(depth + down) || grid() });
  } else outline(to);
  picked().forEach(paint);
}

function start() {
  hold.far = true;
  if (hold.way === "move" || hold.way === "resize") keep();
  else hold.frame = svg("rect", { class: "frame" }, floor);
}

function outline(to) {
  const fit = hold.way === "draw" ? snap : round;
  const box = { x: fit(Math.min(hold.from.x, to.x)), y: fit(Math.min(hold.from.y, to.y)) };
  box.width = fit(Math.max(hold.from.x, to.x)) - box.x;
  box.depth = fit(Math.max(hold.from.y, to.y)) - box.y;
  hold.box = box;
  for (const [name, value] of Object.entries({ x: box.x, y: box.y, width: box.width, height: box.depth })) hold.frame.setAttribute(name, value * UNIT);
}

function let_go() {
  const { way, far, frame, box } = hold ?? {};
  hold = null;
  frame?.remove();
  if (!far && way === "draw") choose([]);
  else if (way === "frame" && box) choose(things.filter((thing) => overlap(thing, box)));
  else if (way === "draw" && box && box.width > 0 && box.depth > 0) {
    keep();
    choose([newBooth({ x: box.x, y: box.y, width: round(box.width), depth: round(box.depth) })]);
  }
  picked().at(-1)?.element.focus({ preventScroll: true });
  fill();
  check();
}

// --- the keys -------------------------------------------------------------------------------------

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function byKey(event) {
  if (event.target.closest("input, select, textarea, a, button")) return;
  const command = event.ctrlKey || event.metaKey;
  const acts = { z: event.shiftKey ? "redo" : "undo", y: "redo", d: "copy" };
  if (command && acts[event.key.toLowerCase()]) act(acts[event.key.toLowerCase()]);
  else if (command) return;
  else if (event.key in ARROWS && chosen.size) nudge(ARROWS[event.key], event.shiftKey);
  else if (event.key === "Delete" || event.key === "Backspace") act("remove");
  else if (event.key.toLowerCase() === "r") act("turn");
  else if (event.key === "Escape") choose([]);
  else return;
  event.preventDefault();
}

function nudge([right, down], resize) {
  keep();
  const [x, y] = [right * grid(), down * grid()];
  for (const thing of picked()) {
    place(thing, resize ? { width: round(thing.width + x), depth: round(thing.depth + y) } : { x: round(thing.x + x), y: round(thing.y + y) });
    paint(thing);
  }
  fill();
  check();
}

// --- begin ----------------------------------------------------------------------------------------

function zoom(to) {
  scale = within(4, to, 80);
  floor.style.width = `${(hall.width + 1) * scale}px`;
}

function options(select, pairs) {
  for (const [value, label] of pairs) select.add(new Option(label, value));
}

function begin() {
  form.hidden = false;
  options(side.querySelector("[name=type]"), types.map((type) => [type.id, type.name]));
  options(side.querySelector("[name=front]"), Object.entries(fronts));
  options(document.getElementById("editor-kind"), Object.entries(kinds));
  load(kept || stored);
  fill();
  zoom(within(6, (view.clientWidth - 4) / (hall.width + 1), 30));
  form.querySelector(".editor-bar").addEventListener("click", ({ target }) => target.dataset.act && act(target.dataset.act));
  document.getElementById("editor-kind").addEventListener("change", landmark);
  side.addEventListener("change", typed);
  floor.addEventListener("pointerdown", press);
  floor.addEventListener("pointermove", drag);
  floor.addEventListener("pointerup", let_go);
  floor.addEventListener("pointercancel", let_go);
  document.addEventListener("keydown", byKey);
  let sending = false;
  form.addEventListener("submit", () => {
    sending = true;
    form.elements.drawing.value = plain();
  });
  addEventListener("beforeunload", (event) => sending || isSaved() || event.preventDefault());
}

try {
  begin();
} catch (error) {
  form.hidden = true; // a drawing that cannot be read is mended below, by typing
  throw error;
}

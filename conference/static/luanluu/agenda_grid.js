// The grid of rooms and time: a session is dragged, or moved by the arrow keys. What is done here ends in the same
// form as the page that its link leads to; without this file the links remain.
let form, told; // found anew where the page was exchanged in place
const STEP = 5;
const FAR = 6; // pixels: below this a press is a click

const minutes = (clock) => clock.split(":").reduce((hours, rest) => hours * 60 + Number(rest), 0);
const clock = (all) => [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, "0")).join(":");

// Where a session would go, from where it is. It keeps its length, and its day.
function target(session, starts, room) {
  const length = session.dataset.ends ? minutes(session.dataset.ends) - minutes(session.dataset.starts) : 0;
  const start = Math.max(0, Math.min(starts, 24 * 60 - 1 - length));
  return { starts: clock(start), ends: length ? clock(start + length) : "", room };
}

function halls(session) {
  return [...session.closest("table").tHead.querySelectorAll("[data-room]")];
}

function say(session, to) {
  const hall = halls(session).find((one) => one.dataset.room === to.room);
  const when = to.ends ? `${to.starts}–${to.ends}` : to.starts;
  told.textContent = `${when}, ${hall ? hall.textContent : told.dataset.noHall}. ${told.dataset.hint}`;
  told.classList.add("is-shown");
}

function forget(session) {
  session.classList.remove("is-moving");
  session.style.transform = "";
  for (const cell of document.querySelectorAll(".is-target")) cell.classList.remove("is-target");
  told.classList.remove("is-shown");
  told.textContent = "";
}

function save(session, to) {
  form.action = session.href.split("?")[0];
  const values = { ...to, day: session.closest("table").dataset.day, seen: session.dataset.seen };
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  form.requestSubmit();
}

function byKeyboard(session) {
  let to = null;
  session.addEventListener("keydown", (event) => {
    const { starts, room } = to ?? session.dataset;
    const moves = { ArrowUp: -STEP, ArrowDown: STEP };
    if (event.key in moves) to = target(session, minutes(starts) + moves[event.key], room);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") to = target(session, minutes(starts), beside(session, room, event.key));
    else if (event.key === "Enter" && to) save(session, to);
    else if (event.key === "Escape" && to) stop();
    else return;
    event.preventDefault();
    if (to) {
      session.classList.add("is-moving");
      say(session, to);
    }
  });
  session.addEventListener("blur", stop);
  function stop() {
    to = null;
    forget(session);
  }
}

function beside(session, room, key) {
  const all = halls(session).map((hall) => hall.dataset.room);
  const place = all.indexOf(room) + (key === "ArrowRight" ? 1 : -1);
  return all[Math.max(0, Math.min(place, all.length - 1))];
}

function byPointer(session) {
  let held = null; // where the session was taken hold of, and where it would go
  const handle = session.insertBefore(document.createElement("span"), session.firstChild);
  handle.className = "handle"; // a finger elsewhere scrolls the page
  session.addEventListener("dragstart", (event) => event.preventDefault());
  session.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held = { x: event.clientX, y: event.clientY, top: event.clientY - session.getBoundingClientRect().top, to: null };
    session.setPointerCapture(event.pointerId);
  });
  session.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    held.far ||= Math.hypot(x, y) > FAR;
    if (!held.far) return;
    session.classList.add("is-moving");
    session.style.transform = `translate(${x}px, ${y}px)`;
    held.to = under(session, event.clientX, event.clientY - held.top);
    if (held.to) say(session, held.to);
  });
  session.addEventListener("pointerup", () => {
    if (held?.to) save(session, held.to);
    else forget(session);
  });
  session.addEventListener("pointercancel", () => {
    held = null;
    forget(session);
  });
  session.addEventListener("click", (event) => {
    // The click that ends a drag must not open the form.
    if (held?.far) event.preventDefault();
    held = null;
  });
}

// The hall under x, and the line at y: that of the session's upper edge.
function under(session, x, y) {
  const rows = [...session.closest("table").tBodies[0].rows];
  const row = rows.find((one) => inside(y, one.getBoundingClientRect(), "top", "bottom"));
  const hall = halls(session).find((one) => inside(x, one.getBoundingClientRect(), "left", "right"));
  for (const one of document.querySelectorAll(".is-target")) one.classList.remove("is-target");
  if (!row || !hall) return null;
  row.classList.add("is-target");
  hall.classList.add("is-target");
  return target(session, minutes(row.dataset.time), hall.dataset.room);
}

function inside(place, box, from, to) {
  return place >= box[from] && place < box[to];
}

function begin() {
  form = document.getElementById("grid-move");
  told = document.getElementById("grid-told");
  for (const session of document.querySelectorAll(".room-grid a[data-starts]")) {
    byKeyboard(session);
    byPointer(session);
  }
  for (const how of document.querySelectorAll("#grid-how")) how.hidden = false;
}

begin();
document.addEventListener("in-place", begin);

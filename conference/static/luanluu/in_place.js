// Links and forms marked data-in-place: the answer's <main> takes the place of this page's, which neither blinks nor
// jumps, and the focus stays in the row that was worked on. Answers from elsewhere (the sign-in, say) are opened as
// usual. Without this file the marked are plain links and forms.
const { lost } = document.currentScript.dataset;
const told = document.body.appendChild(document.createElement("p"));
told.className = "in-place-told";
told.setAttribute("role", "status");
const LONG_ENOUGH = 8000; // milliseconds; the message itself stays at the top of the page
let busy = false;
let hiding;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-in-place]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  take(link, link.href, {});
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-in-place]");
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form);
  if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
  take(form, event.submitter?.getAttribute("formaction") ?? form.action, { method: "POST", body });
});

// The browser's way back: the pages behind are not kept, so they are read again.
window.addEventListener("popstate", () => location.reload());

async function take(from, address, request) {
  if (busy) return;
  busy = true;
  tell("");
  const main = document.getElementById("main");
  main.setAttribute("aria-busy", "true");
  const held = hold(from, address);
  try {
    const answer = await fetch(address, request);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!new URL(answer.url).pathname.startsWith(from.dataset.inPlace)) location.assign(answer.url);
    else show(page, answer.url + new URL(address, location).hash, held);
  } catch {
    tell(lost);
  } finally {
    main.removeAttribute("aria-busy");
    busy = false;
  }
}

function tell(words) {
  told.textContent = words;
  clearTimeout(hiding);
  hiding = setTimeout(() => (told.textContent = ""), LONG_ENOUGH);
}

// Where on the page and on the screen one is: the row by its id, and in it the button that was pressed.
function hold(from, address) {
  const pressed = document.activeElement;
  const row = pressed?.closest("main [id]:not(form, :is(input, select, a):not([data-room]))");
  const place = from.matches("a") ? new URL(address, location).hash.slice(1) : row?.id;
  return { place, action: pressed?.getAttribute("formaction"), top: row?.getBoundingClientRect().top };
}

function show(page, address, held) {
  document.getElementById("main").replaceWith(document.adoptNode(page.getElementById("main")));
  document.title = page.title;
  if (address !== location.href) history.pushState(null, "", address);
  document.dispatchEvent(new Event("in-place"));
  tell([...document.querySelectorAll("#main .messages .notice")].map((one) => one.textContent).join(" "));
  stay(held);
}

function stay({ place, action, top }) {
  const row = (place && document.getElementById(place)) || document.getElementById("main");
  if (top !== undefined && row.id === place) window.scrollBy(0, row.getBoundingClientRect().top - top);
  const wrong = document.querySelector("#main [role=alert]");
  const field = document.querySelector("#main [aria-invalid=true]");
  const again = action && row.querySelector(`[formaction="${CSS.escape(action)}"]:enabled`);
  again?.closest("details")?.setAttribute("open", "");
  const first = row.querySelector("input:not([type=hidden]), a, button:enabled");
  wrong?.setAttribute("tabindex", "-1");
  const to = field ?? wrong ?? again ?? (row.matches("a") || row.id === "main" ? row : first);
  // What is wrong may be told far above; all else is where one was.
  to.focus({ preventScroll: to !== wrong });
}

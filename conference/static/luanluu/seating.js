// The hall by the keyboard: arrow keys lead from seat to seat, as they stand. The drawing stays where it was pushed.
// The page works without: each seat is a link, reached by Tab.
let aside = 0;
let above = 0;

const middle = (seat) => {
  const box = seat.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

// The nearest seat in that direction; what lies aside counts double.
const next = (from, across, down) => {
  const [x, y] = middle(from);
  let best;
  for (const seat of document.querySelectorAll(".seat")) {
    const [sx, sy] = middle(seat);
    const along = across * (sx - x) + down * (sy - y);
    const beside = Math.abs(across ? sy - y : sx - x);
    if (along > 4 && beside <= Math.max(40, along)) {
      const far = along + 2 * beside;
      if (!best || far < best.far) best = { seat, far };
    }
  }
  return best?.seat;
};

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
document.addEventListener("keydown", (event) => {
  const way = ARROWS[event.key];
  if (!way || !event.target.matches(".seat") || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  next(event.target, ...way)?.focus();
});

// The middle of the hall is looked at first; afterwards where one was.
const frame = () => document.querySelector(".hall-scroll");
const watch = () => frame()?.addEventListener("scroll", () => ([aside, above] = [frame().scrollLeft, frame().scrollTop]));
const begin = frame();
if (begin) {
  begin.scrollLeft = (begin.scrollWidth - begin.clientWidth) / 2;
  document.querySelector(".seat.is-chosen")?.scrollIntoView({ block: "nearest", inline: "center" });
  [aside, above] = [begin.scrollLeft, begin.scrollTop];
}
watch();
document.addEventListener("in-place", () => {
  if (frame()) [frame().scrollLeft, frame().scrollTop] = [aside, above];
  watch();
});

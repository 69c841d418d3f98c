// While a mailing is under way its progress is read anew; the page works without.
const EVERY = 2500;

async function again() {
  const shown = document.querySelector("#progress[data-under-way]");
  if (!shown) return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // At the end the heading and the acts change as well.
      const whole = page.querySelector("#progress[data-under-way]") === null;
      const part = whole ? "#main" : "#progress";
      document.querySelector(part).replaceWith(page.querySelector(part));
    }
  } catch {
    // The network is away for a moment: the next look will tell.
  }
  setTimeout(again, EVERY);
}

setTimeout(again, EVERY);

"""What axe finds on an open page, narrow and wide, light and dark."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

# axe would fetch the style sheets anew (`preload`), for no rule that is on.
VIOLATIONS: dict[str, object] = {"resultTypes": ["violations"], "preload": False}
# The dark scheme changes colours and nothing else, so only those are judged a second time.
RULES = {"light": VIOLATIONS, "dark": VIOLATIONS | {"runOnly": ["color-contrast", "link-in-text-block"]}}
# In an order that changes one thing at a time: each change lays the page out anew.
STEPS = ((1280, "light"), (1280, "dark"), (360, "dark"), (360, "light"))
# The browser is told of the scheme and takes it up a little later. What then fades is judged as it ends,
# level by level: an element begins to fade when the one around it has ended. One script, as each is a way to go.
LOOK = """async ([scheme, rules]) => {
  const wanted = matchMedia(`(prefers-color-scheme: ${scheme})`);
  for (let turn = 0; !wanted.matches; turn++) {
    if (turn > 400) throw new Error(`the page never became ${scheme}`);
    await new Promise(later => setTimeout(later, 5));
  }
  for (let level = 0; level < 50; level++) document.getAnimations().forEach(one => one.finish());
  const width = document.documentElement.scrollWidth;
  const {violations} = await axe.run(rules);
  return {width, violations};
}"""


def axe_findings(page: Page) -> list[str]:
    """What is wrong with the open page: axe's findings in both widths and schemes, and scrolling sideways."""
    found = []
    page.evaluate(AXE_SCRIPT)
    before = (0, "")
    for width, scheme in STEPS:
        if width != before[0]:
            page.set_viewport_size({"width": width, "height": 900})
        if scheme != before[1]:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        before = (width, scheme)
        seen = page.evaluate(LOOK, [scheme, RULES[scheme]])
        if seen["width"] > width:
            found.append(f"{width} {scheme}: scrolls sideways")
        results = AxeResults(seen)
        if results.violations_count:
            found.append(f"{width} {scheme}: {results.generate_report()}")
    return found

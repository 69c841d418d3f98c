"""The pages that are measured, by name; `{year}` is the demo's edition."""

import urllib.request

PAGES = {
    "home": "/",
    "programme": "/{year}/agenda/",
    "session": "/{year}/sessions/phien-toan-the/",
    "speeches": "/{year}/speeches/",
    "speakers": "/{year}/speakers/",
    "indicators": "/2024/indicators/",
    "rotation": "/rotation/",
    "exhibitors": "/{year}/exhibitors/",
    "exhibitor": "/{year}/exhibitors/hop-tac-xa-tra-sen-mau-xanh/",
    "floor plan": "/{year}/floor-plan/",
    "json": "/{year}/agenda.json",
    "ics": "/{year}/agenda.ics",
    "frab": "/{year}/agenda.xml",
}
LANGUAGES = {"vi": "", "en": "/en"}
# A visitor with a session is answered by Django each time, from templates rendered for that request.
BYPASS = "Cookie: sessionid=benchbenchbenchbenchbenchbenchbe"
WARM = "X-Warm: 1"
MODES = {"warm": WARM, "bypassed": BYPASS}


def path(name: str, language: str, year: int) -> str:
    return LANGUAGES[language] + PAGES[name].format(year=year)


def size(url: str) -> int:
    """Bytes of the body as a browser with br gets it."""
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "br"})) as answer:
        return len(answer.read())

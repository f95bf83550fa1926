"""Pages that came instead of an article: a paywall, a login, a check for robots, an error, a list of headlines.

A wall speaks to its reader ("we", "you", "please", "subscribe to …") and says little else; an article about walls
tells of them, quotes them, and goes on. So a page is judged by three things in this order: how long its body is (a long
body is an article, whatever stands around it), how many of its words are the wall's own, and only then what its title
and its markup say. Banners, login boxes and meters stand around most articles on earth and prove nothing by themselves.

What is known of each kind of wall is data: `kinds` (judged in `standing`) for those that replace the article, `prompts`
for those that cut it short, `fronts` for lists. Nothing here reads addresses or status codes, finds bodies or takes furniture out; a wall
in a language without phrases of ours is met only through its markup, or not at all.
"""

from __future__ import annotations

from digest.extract.walls import fronts, prompts, standing
from digest.extract.walls.kinds import Kind
from digest.extract.walls.page import Shell, read

__all__ = ["Kind", "Shell", "kind", "reason"]


def reason(shell: Shell) -> str:
    """What came instead of an article and the reader's next step, in one sentence; "" for an article."""
    found = kind(shell)
    if found is None:
        return ""
    if not found.preview:
        return f"{found.says}; {found.step}"
    words = prompts.before(shell.paragraphs)
    before = f"only {words} word{'' if words == 1 else 's'} before it" if words else "nothing before it"
    return f"{found.says}: {before}; {found.step}"


def kind(shell: Shell) -> Kind | None:
    """The kind of wall, None for an article.

    Takes time in proportion to the markup, and none to speak of where the body is long.
    """
    page = read(shell)
    if page is None:
        return None
    return standing.of(page) or fronts.of(page) or prompts.of(page)

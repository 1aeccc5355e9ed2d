"""Checks on names that nearly agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.model import Body, Partnership, Theme

_COMMON: Final = frozenset({"and", "of", "the", "for", "a", "an", "in"})
_GROUP: Final = frozenset(
    {"group", "networking", "network", "working", "forum", "board", "committee", "steering"}
)


def body_name_near_theme(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find groups of a theme whose names hold some, but not all, of the theme's words."""
    themes = {theme.id: theme for theme in partnership.themes}
    for body in partnership.bodies:
        theme = themes.get(body.theme) if isinstance(body.theme, str) else None
        for candidate in (theme,) if theme else partnership.themes:
            if _near(body, candidate):
                yield Finding(
                    check=BODY_NAME_NEAR_THEME.id,
                    severity=BODY_NAME_NEAR_THEME.severity,
                    place=f"bodies[{body.id}].name",
                    message=f"{body.name!r} is close to, but not, the name of the theme "
                    f"{candidate.name!r}",
                    suggestion=f"if the group is for that theme, name it after {candidate.name!r}",
                )
                break


def _near(body: Body, theme: Theme) -> bool:
    """Whether the body's own words are a part, and not the whole, of the theme's."""
    body_words = _words(body.name) - _GROUP
    theme_words = _words(theme.name)
    return bool(body_words & theme_words) and body_words < theme_words


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("-", " ").split()) - _COMMON


BODY_NAME_NEAR_THEME: Final = CheckSpec(
    id="body-name-near-theme",
    title="A group's name is close to, but not, a theme's name",
    severity=Severity.WARNING,
    run=body_name_near_theme,
)
CHECKS: Final = (BODY_NAME_NEAR_THEME,)

"""What both suites have in common: rules that fail in words, and exemptions with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final, TypeVar

import pytest

from ldsp_core.testing.surroundings import OF_CORE, imported_by

R = TypeVar("R", bound=Callable[..., None])

_MOST: Final = 5


class Suite:
    """A class of rules; a subclass whose name begins with ``Test`` is run by pytest.

    ``exempt`` maps the name of a rule to the reason why it is not kept. Such a rule is
    skipped with that reason; an empty reason fails, and so does a name that is no rule.
    """

    exempt: ClassVar[Mapping[str, str]] = {}
    module: ClassVar[str] = ""

    @pytest.fixture(autouse=True)
    def _exemptions(self, request: pytest.FixtureRequest) -> None:
        """Skip a rule that is exempt."""
        name: str = request.node.originalname
        if name in self.exempt:
            reason = self.exempt[name].strip()
            require(bool(reason), f"{name} is exempt without a reason", "say why in `exempt`")
            pytest.skip(reason)

    def test_exemptions_name_rules(self) -> None:
        """Every exemption is from a rule that there is."""
        strays = sorted(set(self.exempt) - set(rules_of(type(self))))
        require(
            not strays, f"`exempt` names no rule: {', '.join(strays)}", "correct or remove the name"
        )


def rules_of(suite: type[Suite]) -> list[str]:
    """Return the names of the rules of *suite*, as ``exempt`` takes them."""
    return [name for name in dir(suite) if name.startswith("test_")]


def require(kept: bool, problem: str, remedy: str) -> None:
    """Fail unless a rule is *kept*, saying what is wrong and what to do."""
    __tracebackhide__ = True
    if not kept:
        pytest.fail(f"{problem}\nTo mend it: {remedy}.", pytrace=False)


def require_none(problems: Iterable[str], rule: str, remedy: str) -> None:
    """Fail if there are *problems*, showing the first of them."""
    __tracebackhide__ = True
    found = list(problems)
    shown = [f"  {problem}" for problem in found[:_MOST]]
    if len(found) > _MOST:
        shown.append(f"  … and {len(found) - _MOST} more")
    require(not found, "\n".join([f"{rule}:", *shown]), remedy)


def objections_to(spec: object, of: type, objections: Callable[[Any], Iterator[str]]) -> list[str]:
    """Return what is wrong with *spec*, as the registry would tell it."""
    from ldsp_core.rendering import API_VERSION

    if not isinstance(spec, of):
        return [f"spec is {spec!r}, not a {of.__name__}"]
    version: Any = getattr(spec, "api_version", None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return [f"api_version is {version!r}, not a whole number from 1"]
    if version > API_VERSION:
        return [f"api_version is {version}, and this library speaks {API_VERSION}"]
    return list(objections(spec))


def require_light(module: str) -> None:
    """Fail if importing *module* imports more than itself and what core needs anyway."""
    __tracebackhide__ = True
    own = module.partition(".")[0]
    heavy = [name for name in imported_by(module) if name not in {own, *OF_CORE}]
    require(
        not heavy,
        f"importing {module} imports {', '.join(heavy)} too; it is imported whenever anybody runs "
        "ldsp, whatever for",
        "import it in the function that the spec's `load` names, or in a module imported there",
    )

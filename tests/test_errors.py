"""Errors form one tree, speak to people, and survive being sent elsewhere."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core import errors
from ldsp_core.errors import (
    DataFileError,
    LdspError,
    Problem,
    UnknownNameError,
    UnknownVersionError,
    did_you_mean,
    nearest,
    path_text,
    quoted,
)

REPORTS = ("board_paper", "monitoring", "grant_claim", "change_report")
CLASSES = {
    name: value
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, LdspError)
}


def drawn() -> dict[str, str]:
    """Return each class of the tree drawn at the top of the module, with its parent there."""
    tree: dict[str, str] = {}
    above = ["LdspError"]
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r" {4}([│ ]*)[├└]── (\w+)", line):
            depth = len(match[1]) // 4 + 1
            tree[match[2]] = above[depth - 1]
            above[depth:] = [match[2]]
    return tree


def test_the_tree_is_as_drawn() -> None:
    """The tree at the top of the module shows every error, each under its parent."""
    real = {
        name: next(base.__name__ for base in cls.__bases__ if issubclass(base, LdspError))
        for name, cls in CLASSES.items()
        if cls is not LdspError
    }
    assert drawn() == real


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_error_says_what_it_is(name: str) -> None:
    """Every error is an LdspError with words of its own about when it is raised."""
    assert issubclass(CLASSES[name], LdspError)
    assert CLASSES[name].__doc__


@pytest.mark.parametrize(
    ("name", "builtin"),
    [
        ("ValueTextError", ValueError),
        ("InvalidValueError", ValueError),
        ("UnknownNameError", LookupError),
    ],
)
def test_errors_that_python_knows(name: str, builtin: type[Exception]) -> None:
    """Bad values are ValueErrors and unknown names LookupErrors, for those who catch these."""
    assert issubclass(CLASSES[name], builtin)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("name",), "name"),
        (("activity", 3, "start"), "activity[3].start"),
        ((0, "start"), "[0].start"),
        (("rows", 0, 1), "rows[0][1]"),
        (("a", "b", "c"), "a.b.c"),
    ],
)
def test_paths(path: tuple[str | int, ...], text: str) -> None:
    """A path is written as people write it, counted from 0."""
    assert path_text(path) == text


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem(path=(), message="is empty"), "is empty"),
        (Problem(path=("name",), message="is missing"), "name: is missing"),
        (
            Problem(path=("activity", 3, "start"), message="is no date", where="line 12"),
            "line 12, activity[3].start: is no date",
        ),
        (
            Problem(path=(), message="is no date", where="Activities!D14", suggestion="write 2019"),
            "Activities!D14: is no date; write 2019",
        ),
    ],
)
def test_problems(problem: Problem, text: str) -> None:
    """A problem says where it is, what is wrong and what to do, as far as each is known."""
    assert str(problem) == text
    assert problem.place == path_text(problem.path)


def test_all_problems_of_a_file() -> None:
    """A file's error lists every problem in the file's order, under its name and their number."""
    one, two = Problem(path=("a",), message="first"), Problem(path=("b",), message="second")
    assert str(DataFileError("p.toml", [one])) == "p.toml: 1 problem\n  a: first"
    error = DataFileError("p.toml", [two, one])
    assert str(error) == "p.toml: 2 problems\n  b: second\n  a: first"
    assert (error.source, error.problems) == ("p.toml", (two, one))


def test_very_many_problems_are_counted() -> None:
    """The first hundred are listed, the others counted; none is lost."""
    problems = [Problem(path=("a", number), message="wrong") for number in range(1234)]
    error = DataFileError("p.toml", problems)
    lines = str(error).splitlines()
    assert lines[0] == "p.toml: 1,234 problems"
    assert lines[-1] == "  … and 1,134 more"
    assert len(lines) == 102
    assert len(error.problems) == 1234


def test_a_path_may_be_left_untold() -> None:
    """Where the place is a cell; a problem without a place still tells its path."""
    told = Problem(path=("a", 0), message="wrong", where="A!B1", path_told=False)
    assert str(told) == "A!B1: wrong"
    assert str(Problem(path=("a", 0), message="wrong", path_told=False)) == "a[0]: wrong"


def test_unknown_names() -> None:
    """An unknown name is answered with the nearest, with all there are, and with advice."""
    error = UnknownNameError("report", "board-paper", REPORTS, "install a plugin for it")
    assert str(error) == (
        "there is no report called 'board-paper', did you mean 'board_paper'? There are: "
        "board_paper, change_report, grant_claim, monitoring\ninstall a plugin for it"
    )
    assert str(UnknownNameError("format", "odt", ["xlsx", "md"])) == (
        "there is no format called 'odt'; there are: md, xlsx"
    )
    assert str(UnknownNameError("format", "odt", [])) == "there is no format called 'odt'"


@pytest.mark.parametrize(
    "error",
    [
        DataFileError("p.toml", [Problem(path=("a", 0), message="wrong", where="line 1")]),
        UnknownVersionError("p.toml", []),
        UnknownNameError("report", "x", REPORTS, "advice"),
    ],
)
def test_errors_can_be_sent(error: LdspError) -> None:
    """Errors with parts come out of another process as they went in."""
    sent = pickle.loads(pickle.dumps(error))
    assert type(sent) is type(error)
    assert str(sent) == str(error)
    assert vars(sent) == vars(error)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("monitering", "monitoring"),
        ("MONITORING", "monitoring"),
        ("Grant Claim", "grant_claim"),
        ("claim", "grant_claim"),
        ("note", None),
        ("", None),
        ("xyz", None),
    ],
)
def test_the_nearest_name(name: str, match: str | None) -> None:
    """The nearest name is found whatever its case, and none where nothing looks like it."""
    assert nearest(name, REPORTS) == match
    assert did_you_mean(name, REPORTS) == (f", did you mean {match!r}?" if match else "")


@given(st.lists(st.text(max_size=6), max_size=6), st.text(max_size=6))
def test_the_nearest_name_is_one_of_them(known: list[str], name: str) -> None:
    """A suggestion is always a known name, the same whatever the order; a known name is its own."""
    found = nearest(name, known)
    assert found is None or found in known
    assert found == nearest(name, reversed(known))
    if name in known:
        assert found is not None
        assert found.casefold() == name.casefold()


def test_long_texts_are_shown_in_part() -> None:
    """A text in a message is quoted; of a long one only the beginning, with its length."""
    assert quoted("over\n600") == "'over\\n600'"
    assert quoted("9" * 80) == repr("9" * 80)
    assert quoted("9" * 81) == f"{'9' * 80!r} … (81 characters)"

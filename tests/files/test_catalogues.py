"""Indicators taken over from catalogues, the library's own and the user's."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import ldsp_core as ldsp
from ldsp_core.codelists.catalogues import builtin_catalogues
from ldsp_core.errors import DataFileError
from ldsp_core.files import partnership_schema
from ldsp_core.model import Indicator
from ldsp_core.structuring import structure

HEAD = 'format_version = 1\nid = "x"\nname = "X"\n'
TAIL = '[area]\nname = "A"\n'


def load(folder: Path, indicators: str, head: str = "") -> ldsp.Partnership:
    """Load a partnership with *indicators* from a file in *folder*."""
    file = folder / "p.toml"
    file.write_text(HEAD + head + TAIL + indicators, "utf-8")
    return ldsp.load(file)


def test_one_line_takes_over_an_indicator(tmp_path: Path) -> None:
    """Name, unit and all the rest come from the catalogue."""
    (found,) = load(
        tmp_path,
        '[[indicators]]\nid = "jobs"\ncatalogue = "skills-fund@1/people-into-jobs"\n',
    ).indicators
    assert (found.id, found.name, found.level) == ("jobs", "People into jobs", "outcome")
    assert found.basis == "unique people"


def test_what_the_file_says_itself_stands(tmp_path: Path) -> None:
    """The catalogue fills in only what is not said."""
    (found,) = load(
        tmp_path,
        '[[indicators]]\nid = "j"\nname = "Jobs"\ncatalogue = "skills-fund@1/people-into-jobs"\n',
    ).indicators
    assert (found.name, found.unit) == ("Jobs", "people")


def test_an_own_catalogue_is_one_line(tmp_path: Path) -> None:
    """A file beside the data file, named once."""
    (tmp_path / "ours.toml").write_text(
        'id = "ours"\nversion = 2\ntitle = "Ours"\n'
        '[[indicators]]\nid = "hops"\nname = "Hops"\nunit = "hops"\n'
    )
    (found,) = load(
        tmp_path,
        '[[indicators]]\nid = "h"\ncatalogue = "ours@2/hops"\n',
        'catalogue_files = ["ours.toml"]\n',
    ).indicators
    assert found.name == "Hops"


def test_what_was_taken_over_survives_writing(tmp_path: Path) -> None:
    """The written file holds the whole indicator, and loads as an equal partnership."""
    partnership = load(
        tmp_path, '[[indicators]]\nid = "j"\ncatalogue = "skills-fund@1/people-into-jobs"\n'
    )
    ldsp.dump(partnership, tmp_path / "q.json")
    assert ldsp.load(tmp_path / "q.json") == partnership


@pytest.mark.parametrize("extension", ["toml", "json"])
@pytest.mark.parametrize("code", ["skills-fund@1/people-into-jobs", "ours@2/hops"])
def test_what_differs_from_the_catalogue_survives_writing(
    tmp_path: Path, code: str, extension: str
) -> None:
    """A file leaves out what is as by default, but not where a catalogue would fill it in."""
    (tmp_path / "ours.toml").write_text(
        'id = "ours"\nversion = 2\ntitle = "Ours"\n[[indicators]]\nid = "hops"\nname = "Hops"\n'
        'unit = "hops"\nlevel = "outcome"\nreach = true\nlevels = ["a"]\nbasis = "items"\n'
    )
    partnership = load(
        tmp_path,
        f'[[indicators]]\nid = "j"\ncatalogue = "{code}"\nlevel = "output"\nreach = false\n'
        'levels = []\nbasis = { missing = "not recorded" }\n',
        'catalogue_files = ["ours.toml"]\n',
    )
    assert partnership.indicators[0].level == "output"
    ldsp.dump(partnership, tmp_path / f"q.{extension}")
    assert ldsp.load(tmp_path / f"q.{extension}") == partnership


def test_the_schema_lets_a_catalogue_say_the_rest() -> None:
    """An indicator needs its name and unit, or a catalogue that has them."""
    validator = Draft202012Validator(partnership_schema())
    facts = {"format_version": 1, "id": "x", "name": "X", "area": {"name": "A"}}
    indicator = {"id": "j", "catalogue": "skills-fund@1/people-into-jobs"}
    assert validator.is_valid({**facts, "indicators": [indicator]})
    assert validator.is_valid({**facts, "indicators": [{"id": "j", "name": "J", "unit": "jobs"}]})
    assert not validator.is_valid({**facts, "indicators": [{"id": "j", "name": "J"}]})


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("skills-fund@1/people-into-job", "did you mean 'people-into-jobs'"),
        ("skills-found@1/people-into-jobs", "did you mean 'skills-fund@1'"),
        ("people-into-jobs", "write it like"),
    ],
)
def test_a_code_that_is_not_there_is_refused_at_its_line(
    tmp_path: Path, code: str, says: str
) -> None:
    """With what was probably meant."""
    with pytest.raises(DataFileError, match=says) as caught:
        load(tmp_path, f'[[indicators]]\nid = "j"\ncatalogue = "{code}"\n')
    assert any(problem.where == "line 8" for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "cannot be read"),
        ("= not toml", "cannot be read"),
        ('title = "No id"\n', "needs an id and a version"),
        ('id = "o"\nversion = 1\n', "needs indicators"),
    ],
)
def test_an_own_catalogue_that_cannot_be_used_is_named(
    tmp_path: Path, text: str | None, says: str
) -> None:
    """With its file, and why."""
    if text is not None:
        (tmp_path / "ours.toml").write_text(text)
    with pytest.raises(DataFileError, match=f"'ours.toml' {says}"):
        load(
            tmp_path,
            '[[indicators]]\nid = "h"\nname = "H"\nunit = "h"\ncatalogue = "o@1/h"\n',
            'catalogue_files = ["ours.toml"]\n',
        )


def test_the_librarys_catalogues_are_whole() -> None:
    """Every entry is an indicator by itself; the paper's are those of the example."""
    catalogues = builtin_catalogues()
    assert set(catalogues) == {
        "board-paper-2019@1",
        "essential-digital-skills@1",
        "skills-fund@1",
    }
    for tree in catalogues.values():
        for entry in tree["indicators"]:
            assert structure(entry, Indicator).unit


def test_the_papers_catalogue_is_what_the_example_measures(lancashire: ldsp.Partnership) -> None:
    """One definition, in two places that agree."""
    entries = builtin_catalogues()["board-paper-2019@1"]["indicators"]
    assert tuple(structure(entry, Indicator) for entry in entries) == lancashire.indicators

"""A workbook that is written and read back is the same partnership (statement 7)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from hypothesis import example as case
from hypothesis import given, settings
from hypothesis import strategies as st

import ldsp_core as ldsp
from ldsp_core.errors import DataFileError, WriteError
from ldsp_core.files import dump_partnership, json_schema, load_partnership
from ldsp_core.files.json import JSON
from ldsp_core.model.fields import fact, many
from ldsp_core.structuring import structure, unstructure
from ldsp_core.testing.model_strategies import partnerships
from ldsp_core.testing.value_strategies import texts
from ldsp_core.values import (
    NOT_RECORDED,
    Count,
    Missing,
    Money,
    PartialDate,
    Period,
    Place,
    Rag,
    Share,
)
from ldsp_excel.entry.reader import EntryReader

SOFFICE = shutil.which("soffice")


def as_json(partnership: ldsp.Partnership) -> bytes:
    """Return *partnership* as a JSON data file."""
    import io

    stream = io.BytesIO()
    writer = JSON.load().writer
    assert writer is not None
    dump_partnership(partnership, writer, stream)
    return stream.getvalue()


def test_examples_come_back_without_a_notice(
    example: ldsp.Partnership, dumped: Any, loaded: Any
) -> None:
    """7: what the library itself writes is read as it stands, and is the same in JSON."""
    partnership, notices = loaded(dumped(example))

    assert partnership == example
    assert notices == []
    assert as_json(partnership) == as_json(example)


@settings(max_examples=20)
@given(partnerships())
def test_whole_partnerships_come_back(
    dumped: Any, loaded: Any, partnership: ldsp.Partnership
) -> None:
    """7: every partnership that can be loaded survives the workbook, and JSON after it."""
    again, _ = loaded(dumped(partnership))

    assert again == partnership
    reader = JSON.load().reader
    assert reader is not None
    assert load_partnership(as_json(again), "facts.json", reader) == partnership


@frozen(kw_only=True)
class Values:
    """One field of every sort there is."""

    text: str = fact("Text")
    texts: tuple[str, ...] = many("Texts")
    note: str | Missing = fact("Note", default=NOT_RECORDED)
    place: Place | Missing = fact("Place", default=NOT_RECORDED)
    places: tuple[Place, ...] = many("Places")
    share: Share | Missing = fact("Share", default=NOT_RECORDED)
    count: Count | Missing = fact("Count", default=NOT_RECORDED)
    counts: tuple[Count, ...] = many("Counts")
    money: Money | Missing = fact("Money", default=NOT_RECORDED)
    when: PartialDate | Missing = fact("When", default=NOT_RECORDED)
    period: Period | Missing = fact("Period", default=NOT_RECORDED)
    rating: Rag | Missing = fact("Rating", default=NOT_RECORDED)


@frozen(kw_only=True)
class Holder:
    """A class that core does not have: a new field needs no work."""

    format_version: int = fact("Version", default=1)
    values: tuple[Values, ...] = many("Values")


def there_and_back(holder: Holder, written: Any) -> Holder:
    """Return what is read of the workbook that is written for *holder*."""
    schema = json_schema(Holder)
    tree = EntryReader(schema=schema).read(written(unstructure(holder), schema), "x.xlsx").tree
    return structure(tree, Holder)


AWKWARD = [
    *("", " ", "\n", "\\", "\\n", "\\\\x", "[none]", "[not applicable]", "[Not  Applicable]", "["),
    *("{", '{"a": 1}', "a\nb", "a\\nb", " a ", "a,b", "a;b", "=1+1", "+1", "@x", "'x", "-"),
    *("_x0041_", "_x005F_x0041_", "\t", "a\tb", "  two  ", "Burnley (E07000117)", "x" * 300),
    *("x (E07000117)", "\\Burnley (E07000117)", "&lt;", "]]>", "\u00a0", "\u2028", "\U0001f600"),
]


@given(st.lists(texts | st.sampled_from(AWKWARD), min_size=1, max_size=4))
@case(AWKWARD)
def test_texts_come_back(written: Any, words: list[str]) -> None:
    """7: whatever a text holds, alone, in a list or as a place's name, it is read as itself."""
    values = tuple(
        Values(
            text=word,
            texts=tuple(words) if len(word) < 100 and len(words) < 5 else (word,),
            place=Place(name=word) if word.strip() else Missing(),
            places=(Place(name=word), Place(name=word, code="E07000117")) if word.strip() else (),
        )
        for word in words
    )
    holder = Holder(values=values)

    assert there_and_back(holder, written) == holder


def test_the_longest_text_comes_back(written: Any) -> None:
    """7: a cell holds as many characters as a data file may have in a text."""
    holder = Holder(values=(Values(text="x" * 32_767),))

    assert there_and_back(holder, written) == holder


@pytest.mark.parametrize(
    "tree",
    [
        {"share": "62%"},
        {"share": "62.5%"},
        {"share": "62.50%"},
        {"share": "over 60%"},
        {"share": "0.0000001%"},
        {"share": "120%"},
        {"share": {"numerator": 57, "denominator": 80}},
        {"share": {"numerator": "over 600", "denominator": "1,000"}},
        {"share": {"numerator": 57, "denominator": 80, "wording": "most"}},
        {"count": 600},
        {"count": "1,200"},
        {"count": "over 600"},
        {"count": {"low": 600, "low_open": True, "wording": "well over 600"}},
        {"counts": [1, "over 2", {"low": 600, "low_open": True, "wording": "well over 600"}]},
        {"money": "£1,500.50"},
        {"money": "-£0.01"},
        {"money": "EUR 500"},
        {"money": "£999,999,999,999,999.99"},
        {"when": "2019-05-25"},
        {"when": "2019-05"},
        {"when": "2019"},
        {"when": "0999"},
        {"when": "Thursday 25th May, 2019"},
        {"when": {"date": "2015", "wording": "2015/16"}},
        {"period": "FY2018-19/Q4"},
        {"rating": 3},
        {"rating": {"best": 2, "worst": 4}},
        {"rating": {"missing": "not yet due"}},
        {"place": {"missing": "suppressed"}},
    ],
    ids=str,
)
def test_every_form_of_a_value_comes_back(written: Any, tree: dict[str, Any]) -> None:
    """7: numbers, words, tables and reasons, each to exactly the value it was."""
    holder = structure({"values": [{"text": "x", **tree}]}, Holder)

    assert there_and_back(holder, written) == holder


def test_reading_does_not_depend_on_who_saved_it(
    example: ldsp.Partnership, dumped: Any, loaded: Any
) -> None:
    """7: openpyxl opens it and saves it anew, and it is still the same partnership."""
    import io

    from openpyxl import load_workbook

    stream = io.BytesIO()
    load_workbook(io.BytesIO(dumped(example))).save(stream)

    assert loaded(stream.getvalue())[0] == example


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_and_saves_it(dumped: Any, loaded: Any, tmp_path: Path) -> None:
    """7: with its own styles, shared texts and dates, both examples are still the same."""
    root = Path(__file__).parents[4] / "examples"
    partnerships = {
        name: ldsp.load(root / name / "partnership.toml") for name in ("lancashire", "fictional")
    }
    for name, partnership in partnerships.items():
        (tmp_path / f"{name}.xlsx").write_bytes(dumped(partnership))
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
            *("--outdir", str(tmp_path / "saved")),
            *(str(tmp_path / f"{name}.xlsx") for name in partnerships),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )

    for name, partnership in partnerships.items():
        saved = (tmp_path / "saved" / f"{name}.xlsx").read_bytes()
        assert loaded(saved)[0] == partnership


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    """Also in another process, time zone, locale, folder and with another seed of hashes."""
    example = Path(__file__).parents[4] / "examples" / "fictional" / "partnership.toml"
    code = "import sys, ldsp_core as l; l.dump(l.load(sys.argv[1]), sys.argv[2])"
    files = []
    for number, settings_ in enumerate(
        (
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
            {"TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"},
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        files.append(folder / "partnership.xlsx")
        subprocess.run(
            [sys.executable, "-c", code, str(example), str(files[-1])],
            check=True,
            cwd=folder,
            env={**os.environ, **settings_},
        )

    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails in the middle, the workbook that was there is as it was."""
    import ldsp_excel.entry.book_out

    target = tmp_path / "partnership.xlsx"
    target.write_bytes(b"before")

    def fail(*_: object) -> None:
        raise WriteError("the disk is full")

    monkeypatch.setattr(ldsp_excel.entry.book_out, "styles_part", fail)
    partnership = ldsp.load(Path(__file__).parents[4] / "examples/fictional/partnership.toml")
    with pytest.raises(WriteError):
        ldsp.dump(partnership, target)

    assert target.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["partnership.xlsx"]


def test_what_fits_into_no_cell_is_refused(written: Any) -> None:
    """A list too long for one cell is refused with its place, never cut."""
    tree = {"values": [{"text": "x", "texts": ["y" * 20_000, "z" * 20_000]}]}
    with pytest.raises(DataFileError, match="Values!B5 Texts: this needs 40,001 characters in one"):
        written(tree, json_schema(Holder))


def test_new_then_check(tmp_path: Path, ldsp_command: Callable[..., Any]) -> None:
    """``ldsp new`` writes the blank workbook, and ``ldsp check`` says what it needs."""
    assert ldsp_command("new", "facts.xlsx").returncode == 0
    result = ldsp_command("check", "facts.xlsx")

    assert result.returncode == 1
    assert "Partnership!B6 Id: this is missing; give text" in result.stderr


def test_convert_both_ways(ldsp_command: Callable[..., Any], tmp_path: Path) -> None:
    """TOML to a workbook, and the workbook to JSON and TOML, by the command."""
    example = Path(__file__).parents[4] / "examples" / "fictional" / "partnership.toml"
    for source, target in (
        (example, "facts.xlsx"),
        ("facts.xlsx", "facts.json"),
        ("facts.xlsx", "facts.toml"),
    ):
        assert ldsp_command("convert", source, target).returncode == 0

    expected = ldsp.load(example)
    assert ldsp.load(tmp_path / "facts.json") == ldsp.load(tmp_path / "facts.toml") == expected
    shown = json.loads(ldsp_command("check", "facts.xlsx", "--json").stdout)
    assert shown["notices"] == []

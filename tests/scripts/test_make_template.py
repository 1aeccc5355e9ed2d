"""The example of an organisation's template is what its script makes, and gives a paper."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import ldsp_core as ldsp
from ldsp_core import Partnership
from scripts.make_template import ADDRESS, ALT, main
from scripts.outputs.packages import check_package
from scripts.outputs.writing import TEMPLATE


def parts(path: Path) -> dict[str, bytes]:
    """Return what a package holds; how it is deflated depends on the machine."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_template_in_the_examples_is_the_scripts(tmp_path: Path) -> None:
    """Made anew it holds the same styles, letterhead and logo."""
    made = tmp_path / "council.dotx"
    main(str(made))
    new, old = parts(made), parts(TEMPLATE)
    assert sorted(new) == sorted(old)
    for name in ("[Content_Types].xml", "word/document.xml", "word/styles.xml"):
        assert new[name] == old[name]
    pictures = [name for name in new if name.endswith(".png")]
    assert len(pictures) == 1
    assert new[pictures[0]] == old[pictures[0]]


def test_a_paper_on_its_letterhead_is_sound(tmp_path: Path, fictional: Partnership) -> None:
    """Our own rules find nothing, and the letterhead is there with its logo's words."""
    path = tmp_path / "paper.docx"
    report = ldsp.build("board-paper", fictional)
    ldsp.render(report, path, template=TEMPLATE, contents=True, lists=True)
    assert not list(check_package(path, report.front.banners))
    stories = b"".join(content for name, content in parts(path).items() if "template-" in name)
    assert ALT.encode() in stories
    assert ADDRESS.partition(" ·")[0].encode() in stories

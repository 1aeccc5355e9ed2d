"""The picture of the model shows the model as it is now."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts import draw_model
from scripts.model_tree import held, references

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "pictures" / "model.svg"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_what_the_script_draws_now() -> None:
    """Else: python -m scripts.draw_model docs/pictures/model.svg."""
    assert PICTURE.read_text(encoding="utf-8") == draw_model.picture()


def test_every_class_is_named() -> None:
    """Each class that a data file holds stands in the picture, in a box or in another's."""
    texts = [text.text or "" for text in ElementTree.parse(PICTURE).iter(f"{SVG}text")]
    words = {word for text in texts for word in text.split(" › ")}
    assert set(held()) <= words


def test_the_picture_says_in_words_what_it_shows() -> None:
    """It has a title, and a description with every reference, on a white ground."""
    root = ElementTree.parse(PICTURE).getroot()
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text
    assert description is not None
    for source, target in references(draw_model.PLACES):
        assert f"{source} refers to {target}." in (description.text or "")
    ground = root.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("fill") == "#ffffff"


@pytest.mark.parametrize(
    ("arrows", "says"),
    [
        ({("Paper", "Role"): None}, "no arrow"),
        ({("Paper", "Grant"): ((517, 316), (517, 568))}, "no reference"),
        ({("Paper", "Role"): ((672, 216), (760, 216))}, "does not end at Role"),
        ({("Paper", "Role"): ((680, 216), (768, 216))}, "does not start at Paper"),
        ({("Paper", "Role"): ((672, 216), (768, 236))}, "runs aslant"),
        ({("Grant", "Role"): ((517, 608), (517, 216), (768, 216))}, "runs through"),
    ],
)
def test_a_picture_that_is_wrong_is_refused(
    monkeypatch: pytest.MonkeyPatch,
    arrows: dict[tuple[str, str], tuple[tuple[int, int], ...] | None],
    says: str,
) -> None:
    """A reference without an arrow, and an arrow that misleads, raise PictureError."""
    changed = {**draw_model.ARROWS, **arrows}
    monkeypatch.setattr(draw_model, "ARROWS", {k: v for k, v in changed.items() if v})
    with pytest.raises(draw_model.PictureError, match=says):
        draw_model.picture()


def test_words_that_do_not_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box must hold all that is said of its class."""
    left, top, width, _ = draw_model.PLACES["Person"]
    places = {**draw_model.PLACES, "Person": (left, top, width, 40)}
    monkeypatch.setattr(draw_model, "PLACES", places)
    monkeypatch.setattr(draw_model, "_refuse_stray", lambda *_: None)
    with pytest.raises(draw_model.PictureError, match="Person is too small"):
        draw_model.picture()

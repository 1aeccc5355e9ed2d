"""The load that is measured with: a partnership of any size, in a file of its own form.

An activity has 200 characters of text, two dates, a place, three partners and four
measures with target and actual; a grant has eight quarterly lines. Grants are a tenth of
the activities. The same size is always the same file.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
from pathlib import Path
from typing import Any, Final

FOLDER_VARIABLE: Final = "LDSP_BENCHMARK_FOLDER"

THEMES: Final = ("starting-out", "moving-on", "small-firms", "future-workforce", "inclusion")
INDICATORS: Final = tuple(f"indicator-{number}" for number in range(1, 13))
QUARTERS: Final = tuple(
    f"FY{year}-{year % 100 + 1}/Q{q}" for year in (2024, 2025) for q in range(1, 5)
)
TEXT_LENGTH: Final = 200

_SAYING: Final = (
    "people learn online course library college school firm tutor mentor week evening skill "
    "first safely together laptop phone search write save share plan begin finish next with "
    "their own local free small every after before through"
)
_WORDS: Final = _SAYING.split()


def folder() -> Path:
    """Return where the files of this run are kept."""
    return Path(os.environ.get(FOLDER_VARIABLE, tempfile.gettempdir()))


def data_file(activities: int) -> Path:
    """Return the JSON data file with so many activities, written when it is not there yet."""
    path = folder() / f"ldsp-benchmark-{activities}.json"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        text = json.dumps(tree(activities), ensure_ascii=False, separators=(",", ":"))
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    return path


def tree(activities: int) -> dict[str, Any]:
    """Return the plain tree of a data file with so many activities, a tenth as many grants."""
    chance = random.Random(2019)
    places = [f"Place {number}" for number in range(1, 25)]
    organisations = [f"organisation-{number}" for number in range(1, max(20, activities // 50))]
    grants = [f"grant-{number}" for number in range(1, max(1, activities // 10) + 1)]
    return {
        "format_version": 1,
        "id": "synthetic",
        "name": "Synthetic Digital Skills Partnership",
        "as_at": "2026-04-30",
        "fictional": True,
        "area": {"name": "Nowhere", "places": places},
        "framework": {
            "id": "plan",
            "name": "Plan",
            "themes": [{"id": theme, "name": theme.replace("-", " ")} for theme in THEMES],
        },
        "organisations": [
            {"id": each, "name": each.replace("-", " "), "kind": "business"}
            for each in organisations
        ],
        "grants": [_grant(each, organisations, chance) for each in grants],
        "indicators": [
            {"id": each, "name": each.replace("-", " "), "unit": "people", "reach": number < 3}
            for number, each in enumerate(INDICATORS)
        ],
        "activities": [
            _activity(f"activity-{number}", organisations, places, grants, chance)
            for number in range(1, activities + 1)
        ],
    }


def _activity(
    name: str,
    organisations: list[str],
    places: list[str],
    grants: list[str],
    chance: random.Random,
) -> dict[str, Any]:
    month = chance.randint(1, 12)
    return {
        "id": name,
        "title": name.replace("-", " "),
        "themes": chance.sample(THEMES, chance.choice((1, 1, 1, 2))),
        "status": "under way",
        "summary": _text(chance),
        "start": {"date": f"2025-{month:02d}-{chance.randint(1, 28):02d}", "certainty": "happened"},
        "end": {"date": f"2026-{month:02d}-{chance.randint(1, 28):02d}", "certainty": "planned"},
        "places": [chance.choice(places)],
        "participations": [
            {"organisation": each, "roles": [role]}
            for each, role in zip(
                chance.sample(organisations, 3), ("lead", "deliverer", "partner"), strict=True
            )
        ],
        "grants": [chance.choice(grants)],
        "measurements": [
            {
                "indicator": indicator,
                "kind": kind,
                "count": chance.randint(1, 2000),
                "period": quarter,
            }
            for indicator in chance.sample(INDICATORS, 4)
            for quarter in [chance.choice(QUARTERS)]
            for kind in ("target", "actual")
        ],
    }


def _grant(name: str, organisations: list[str], chance: random.Random) -> dict[str, Any]:
    return {
        "id": name,
        "title": name.replace("-", " "),
        "funder": chance.choice(organisations),
        "stage": "live",
        "awarded": _pounds(chance.randint(10_000, 900_000) * 100),
        "periods": [
            {
                "period": quarter,
                "profile": _pounds(chance.randint(1_000, 90_000) * 100),
                "actual": _pounds(chance.randint(100_000, 9_000_000)),
            }
            for quarter in QUARTERS
        ],
    }


def _text(chance: random.Random) -> str:
    text = " ".join(chance.choices(_WORDS, k=TEXT_LENGTH // 4))
    return f"{text[: TEXT_LENGTH - 1].strip().capitalize():.<{TEXT_LENGTH}}"


def _pounds(pence: int) -> str:
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}" if rest == 0 else f"£{pounds:,}.{rest:02d}"

"""Background: the national programme, how the partnership began, who else is on the way."""

from __future__ import annotations

from collections.abc import Sequence

from ldsp_core.document import Block, Section
from ldsp_core.model import Pilot, Programme
from ldsp_core.reports.board_paper.material import Material, paragraph
from ldsp_core.reports.phrases import agreeing, dated, listed, lower_first, numbered
from ldsp_core.reports.telling import at_time, at_venue, in_prose, public_people
from ldsp_core.values import Missing, Money
from ldsp_core.values.wording import money_in_words


def background(material: Material) -> Section | None:
    """Return the background, or nothing where the data tells none of it."""
    blocks: list[Block] = []
    programme = material.partnership.programme
    if not isinstance(programme, Missing):
        for each in programme.documents:
            blocks += paragraph([_document(material, each)])
        blocks += paragraph(_programme(material, programme))
    blocks += paragraph([*_history(material), _launch(material)])
    blocks += paragraph(_post(material))
    if not isinstance(programme, Missing):
        blocks += paragraph(_pilots(programme))
    return Section(id="background", title="Background", blocks=tuple(blocks)) if blocks else None


def _document(material: Material, id_: str) -> str:
    document = material.partnership.document(id_)
    published = (
        ""
        if isinstance(document.published, Missing)
        else f", published {dated(document.published)},"
    )
    says = "" if isinstance(document.says, Missing) else f" {document.says}"
    return f"the {document.title}{published}{says}" if says else ""


def _programme(material: Material, programme: Programme) -> list[str]:
    partnership = material.partnership
    told: list[str] = []
    if not isinstance(programme.national_body, Missing):
        body = partnership.organisation(programme.national_body)
        note = "" if isinstance(body.note, Missing) else f" {body.note}"
        purpose = "" if isinstance(programme.purpose, Missing) else f" is {programme.purpose}"
        told.append(f"the aim of {in_prose(body)}{purpose}")
        if note and material.sponsor is not None:
            told.append(f"it was{note}".replace("the department", in_prose(material.sponsor)))
    if not isinstance(programme.local_purpose, Missing):
        told.append(f"the aim of the {programme.name} is {programme.local_purpose}")
    return told


def _history(material: Material) -> list[str]:
    return [event.text for event in material.partnership.history]


def _launch(material: Material) -> str:
    launch = material.partnership.launch
    if isinstance(launch, Missing):
        return ""
    event = "" if isinstance(launch.event, Missing) else f"at the {launch.event}"
    held = f", held {at_venue(launch.venue)}," if event and at_venue(launch.venue) else ""
    where = f"{event}{held}" or at_venue(launch.venue)
    return " ".join(filter(None, ["the partnership was launched", where, at_time(launch.when)]))


def _post(material: Material) -> list[str]:
    """Tell of the grants that pay for a post, and of whoever took it up."""
    partnership = material.partnership
    told: list[str] = []
    for grant in material.coordinator_grants:
        if isinstance(grant.awarded, Money):
            purpose = "" if isinstance(grant.purpose, Missing) else f" {grant.purpose}"
            told.append(
                f"{in_prose(partnership.organisation(grant.funder))} awarded a grant of "
                f"{money_in_words(grant.awarded)}{purpose}"
            )
    role = material.coordinator
    if role is None:
        return told
    named = public_people(partnership, [role.person])
    who = named[0].name if named else "the postholder"
    if not isinstance(role.start, Missing):
        verb = "took up" if role.start.certainty == "happened" else "is to take up"
        told.append(f"{who} {verb} the post of {role.title} {dated(role.start.date)}")
    if role.duties:
        told.append(f"the {lower_first(role.kind)}'s task is {listed(role.duties)}")
    return told


def _pilots(programme: Programme) -> list[str]:
    launched = [pilot for pilot in programme.pilots if pilot.status == "launched"]
    coming = [pilot for pilot in programme.pilots if pilot.status != "launched"]
    told: list[str] = []
    if launched:
        told.append(
            f"{numbered(len(launched), 'further pilot has', 'further pilots have')} been launched, "
            f"in {listed(map(in_prose, launched))}"
        )
    if coming:
        noun = agreeing(len(coming), "partnership is", "partnerships are")
        more = "more " if launched else ""
        told.append(
            f"{numbered(len(coming), '', '').strip()} {more}{noun} to follow: {_plans(coming)}"
        )
    return told


def _plans(pilots: Sequence[Pilot]) -> str:
    plans = [
        " ".join(
            filter(None, [in_prose(pilot), at_venue(pilot.venue), at_time(pilot.planned_launch)])
        )
        + ("" if isinstance(pilot.note, Missing) else f" ({pilot.note})")
        for pilot in pilots
    ]
    return listed(plans)

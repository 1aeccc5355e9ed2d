"""The partnership's groups: how they are built, how they meet, what was said of them."""

from __future__ import annotations

from ldsp_core.document import Block, Diagram, Node, NumberedParagraph, Ref, Section, Text
from ldsp_core.model import Body, Meeting, Partnership
from ldsp_core.reports.board_paper.material import Material, paragraph
from ldsp_core.reports.phrases import agreeing, dated, listed, sentences
from ldsp_core.reports.telling import at_time, at_venue, feedback_words, public_people
from ldsp_core.values import Missing


def groups(material: Material) -> Section | None:
    """Return the groups with the figure of their structure, or nothing if there are none."""
    partnership = material.partnership
    if not partnership.bodies:
        return None
    blocks: list[Block] = []
    leading = [
        body for body in partnership.bodies if body.kind not in ("networking group", "forum")
    ]
    for body in leading:
        blocks += paragraph(_leading(partnership, body))
    blocks.append(
        NumberedParagraph(
            (
                Ref("structure"),
                Text(" shows the structure of the groups."),
            )
        )
    )
    blocks.append(structure(partnership))
    blocks += paragraph(_launches(partnership))
    blocks += paragraph(_cadence(partnership))
    for body in partnership.bodies:
        blocks += paragraph(_within(partnership, body))
    return Section(id="groups", title=_title(partnership), blocks=tuple(blocks))


def _title(partnership: Partnership) -> str:
    kinds = dict.fromkeys(body.kind for body in partnership.bodies if body.kind != "forum")
    names = [f"{kind}s" if kind == "networking group" else kind for kind in kinds]
    title = listed(names) or "groups"
    return title[0].upper() + title[1:]


def _leading(partnership: Partnership, body: Body) -> list[str]:
    chair = _chair(partnership, body)
    head = f"a {body.kind}, the {body.name}, has been established"
    return [
        f"{head}, chaired by {chair}" if chair else head,
        "" if isinstance(body.purpose, Missing) else body.purpose,
    ]


def _chair(partnership: Partnership, body: Body) -> str:
    """Return the chair's name and other role: ``Mike Blackburn, Board Director of …``."""
    if isinstance(body.chair, Missing):
        return ""
    role = partnership.role(body.chair)
    people = public_people(partnership, [role.person])
    if not people:
        return ""
    others = [
        f"{other.title} of the {partnership.organisation(other.organisation).name}"
        for other in partnership.roles
        if other.person == role.person
        and other.kind == "director"
        and not isinstance(other.organisation, Missing)
    ]
    return ", ".join([people[0].name, *others])


def structure(partnership: Partnership) -> Diagram:
    """Return the diagram of the groups: who reports to whom, themes and chairs with them."""
    parents = {body.parent for body in partnership.bodies}
    shown = [
        body
        for body in partnership.bodies
        if isinstance(body.parent, str) or body.id in parents or body.kind != "forum"
    ]
    nodes = tuple(
        Node(
            id=body.id,
            label=body.name,
            parent=body.parent if isinstance(body.parent, str) else None,
            detail=_detail(partnership, body),
        )
        for body in shown
    )
    tops = [node for node in nodes if node.parent is None]
    below = [node for node in nodes if node.parent is not None]
    alt = f"A tree of groups. At the top: {listed(node.label for node in tops)}."
    if below:
        alt += f" Below: {listed(node.label for node in below)}."
    return Diagram(
        id="structure", caption=f"Structure of the {partnership.name}", alt=alt, nodes=nodes
    )


def _detail(partnership: Partnership, body: Body) -> str:
    told: list[str] = []
    if isinstance(body.theme, str):
        told.append(f"theme: {partnership.theme(body.theme).name}")
    if isinstance(body.chair, str):
        person = public_people(partnership, [partnership.role(body.chair).person])
        told += [f"chair: {person[0].name}"] if person else []
    if isinstance(body.sits_within, str):
        told.append(f"sits within the {partnership.body(body.sits_within).name}")
    return "; ".join(told)


def _launches(partnership: Partnership) -> list[str]:
    """Tell of launch meetings, those of one date and remark together."""
    launches: dict[tuple[str, str], list[Meeting]] = {}
    for meeting in partnership.meetings:
        if meeting.kind == "launch":
            remark = "" if isinstance(meeting.remark, Missing) else meeting.remark
            launches.setdefault((at_time(meeting.when), remark), []).append(meeting)
    told: list[str] = []
    for (when, remark), meetings in launches.items():
        names = listed(f"the {partnership.body(each.body).name}" for each in meetings)
        were = agreeing(len(meetings), "it was", "they were")
        told.append(f"{names} {agreeing(len(meetings), 'was', 'were')} launched {when}")
        told += [f"{were} {remark}"] if remark else []
        quoted = [feedback for each in meetings for feedback in each.feedback if feedback.quoted]
        plain = [feedback for each in meetings for feedback in each.feedback if not feedback.quoted]
        if quoted and plain:
            told.append("feedback was positive")
        told += feedback_words(quoted or plain)
    return told


def _cadence(partnership: Partnership) -> list[str]:
    """Tell how often the networking groups meet, and where."""
    meeting = [body for body in partnership.bodies if isinstance(body.cadence, str)]
    if not meeting:
        return []
    told: list[str] = []
    for cadence in dict.fromkeys(str(body.cadence) for body in meeting):
        bodies = [body for body in meeting if body.cadence == cadence]
        whose = listed(f"the {body.name}" for body in bodies)
        text = f"{whose} {agreeing(len(bodies), 'has', 'have')} agreed to meet {cadence}"
        if all(body.rotates for body in bodies):
            text += ", in turn at different places"
            venues = dict.fromkeys(at_venue(venue) for body in bodies for venue in body.venues)
            text += f", for example {listed(venues)}" if venues else ""
        told.append(text)
    themes = {body.theme for body in partnership.bodies}
    without = [theme.name for theme in partnership.themes if theme.id not in themes]
    if without and len(without) < len(partnership.themes):
        told.append(f"there is no networking group for {listed(without, 'or')}")
    return told


def _within(partnership: Partnership, body: Body) -> list[str]:
    """Tell of a group that shares another's meetings, and when it met."""
    if not isinstance(body.sits_within, str):
        return []
    met = [each for each in partnership.meetings if each.body == body.id]
    first = [each for each in met if each.kind == "introduction"]
    later = [each for each in met if each.kind == "regular"]
    told = f"the {body.name} sits within the {partnership.body(body.sits_within).name}"
    if later:
        told += f". It has met {listed(dated(each.when.date) for each in later)}"
        told += f", after an introduction {dated(first[0].when.date)}" if first else ""
    return [sentences([told])]

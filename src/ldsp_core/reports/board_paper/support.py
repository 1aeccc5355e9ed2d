"""Support from the department: what it does, what was published, who was introduced."""

from __future__ import annotations

from collections.abc import Iterable

from ldsp_core.document import Block, BulletList, Item, Link, NumberedParagraph, Section, Text
from ldsp_core.model import Communication, Engagement, Grant, Introduction
from ldsp_core.reports.board_paper.material import Material, paragraph
from ldsp_core.reports.phrases import (
    agreeing,
    dated,
    listed,
    lower_first,
    numbered,
    sentence,
    sentences,
)
from ldsp_core.reports.telling import (
    at_time,
    at_venue,
    contribution_words,
    in_prose,
    organisations,
    public_people,
)
from ldsp_core.values import Missing, Money
from ldsp_core.values.wording import money_in_words


def support(material: Material) -> Section | None:
    """Return the support received, grants for projects, introductions and publications."""
    partnership = material.partnership
    blocks: list[Block] = []
    standing = [each for each in partnership.engagements if not _has_introductions(material, each)]
    if standing:
        blocks += paragraph([f"support includes {listed(map(_engagement, standing))}"])
    blocks += _communications(material)
    for grant in partnership.grants:
        if grant not in material.coordinator_grants:
            blocks += _grant(material, grant)
    blocks += _introductions(material)
    if not blocks:
        return None
    sponsor = material.sponsor
    title = f"Support from {in_prose(sponsor)}" if sponsor else "Support received"
    return Section(id="support", title=title, blocks=tuple(blocks))


def _has_introductions(material: Material, engagement: Engagement) -> bool:
    return any(each.through == engagement.id for each in material.partnership.introductions)


def _engagement(engagement: Engagement) -> str:
    venue, when = at_venue(engagement.venue), at_time(engagement.when)
    head = " ".join(filter(None, [lower_first(engagement.title), venue, when]))
    return head if isinstance(engagement.purpose, Missing) else f"{head}, {engagement.purpose}"


def _presented(material: Material, engagement: Engagement) -> list[str]:
    """Tell of an engagement that led to introductions: ``A presented … to the group``."""
    partnership = material.partnership
    people = [person.name for person in public_people(partnership, engagement.people)]
    if engagement.kind != "presentation" or not people:
        return [_engagement(engagement)]
    whom = organisations(partnership, engagement.organisations)
    told = f"{listed(people)} presented {engagement.title}{f' to {whom}' if whom else ''}"
    if not isinstance(engagement.purpose, Missing):
        told += f", {engagement.purpose}"
    notes = [
        f"{in_prose(each)} is {each.note}"
        for each in map(partnership.organisation, engagement.organisations)
        if not isinstance(each.note, Missing)
    ]
    return [told, *notes]


def _communications(material: Material) -> list[Block]:
    items = [_communication(material, each) for each in material.partnership.communications]
    if not items:
        return []
    return [
        NumberedParagraph("Published about the partnership, or in preparation:"),
        BulletList(tuple(items)),
    ]


def _communication(material: Material, each: Communication) -> Item:
    partnership = material.partnership
    authors = [
        *(person.name for person in public_people(partnership, each.authors)),
        *(in_prose(partnership.organisation(name)) for name in each.author_organisations),
    ]
    told = [each.kind, *([f"by {listed(authors)}"] if authors else [])]
    if each.status != "published":
        told.append(each.status)
    elif not isinstance(each.published, Missing):
        told.append(f"published {dated(each.published.date)}")
    about = "" if isinstance(each.about, Missing) else f": {each.about}"
    title = Text(each.title) if isinstance(each.url, Missing) else Link(each.title, each.url)
    return Item((title, Text(f" – {', '.join(told)}{about}.")))


def _grant(material: Material, grant: Grant) -> list[Block]:
    partnership = material.partnership
    area = partnership.area.name
    funder = in_prose(partnership.organisation(grant.funder))
    told: list[str] = []
    if not isinstance(grant.areas_awarded, Missing):
        told.append(
            f"{area} is one of only {numbered(grant.areas_awarded, 'area', 'areas')} to secure a "
            f"grant from the {grant.title}"
        )
    if isinstance(grant.awarded, Money):
        purpose = "" if isinstance(grant.purpose, Missing) else f" {grant.purpose}"
        told.append(
            f"{funder} has awarded {money_in_words(grant.awarded)} from the {grant.title}{purpose}"
            if not told
            else f"it has been awarded {money_in_words(grant.awarded)}{purpose}"
        )
    links = BulletList(tuple(Item(Link(link.title, link.url)) for link in grant.links))
    if not isinstance(grant.announced, Missing):
        end = ":" if grant.links else "."
        told.append(f"the award was announced {at_time(grant.announced, weekday=True)}{end}")
    if not told:
        return []
    text = sentences(told).removesuffix(":.")
    text = text if text.endswith((".", ":")) else f"{text}:"
    return [NumberedParagraph(text), *([links] if grant.links else [])]


def _introductions(material: Material) -> list[Block]:
    """Tell of introductions: those made directly first, then those through an engagement."""
    partnership = material.partnership
    direct: dict[tuple[tuple[str, ...], str], list[Introduction]] = {}
    for each in partnership.introductions:
        if isinstance(each.through, Missing):
            direct.setdefault((each.by, each.status), []).append(each)
    blocks: list[Block] = []
    for (by, status), made in direct.items():
        blocks += paragraph([_made(material, by, status, made), *_steps(made)])
    for engagement in partnership.engagements:
        through = [each for each in partnership.introductions if each.through == engagement.id]
        if through:
            blocks += paragraph([*_presented(material, engagement), *_through(material, through)])
    return blocks


def _made(material: Material, by: tuple[str, ...], status: str, made: list[Introduction]) -> str:
    names = organisations(material.partnership, (each.organisation for each in made))
    makers = f" by {organisations(material.partnership, by)}" if by else ""
    number = numbered(len(made), "organisation", "organisations")
    was = agreeing(len(made), "has", "have")
    state = "" if status == "made" else f"; {agreeing(len(made), 'it is', 'they are')} {status}"
    state = " and followed up" if status == "followed up" else state
    return f"introductions to {number} {was} been made{makers}{state}: {names}".replace(
        "introductions to one", "an introduction to one"
    )


def _steps(made: Iterable[Introduction]) -> list[str]:
    return [f"next: {lower_first(step.text)}" for each in made for step in each.next_steps]


def _through(material: Material, through: list[Introduction]) -> list[str]:
    partnership = material.partnership
    names = organisations(partnership, (each.organisation for each in through))
    came = agreeing(len(through), "came an introduction", "came introductions")
    offers = [
        sentence(contribution_words(partnership, offer).replace(" contributed ", " offered "))
        for each in through
        for offer in each.offers
    ]
    return [f"from this {came} to {names}", *offers, *_steps(through)]

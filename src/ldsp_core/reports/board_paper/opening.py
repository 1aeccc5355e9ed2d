"""What a busy member reads: the executive summary and what the committee is asked to do."""

from __future__ import annotations

from ldsp_core.calculations import reach
from ldsp_core.document import Item, LetteredList, Paragraph, Section
from ldsp_core.reports.board_paper.material import Material
from ldsp_core.reports.phrases import agreeing, dated, listed, numbered, sentences, spelled
from ldsp_core.reports.tables import awards
from ldsp_core.values import Count, Missing, Money, MoneyRange
from ldsp_core.values.wording import count_in_words, money_in_words


def summary(material: Material) -> Section:
    """Return the executive summary: the partnership, the paper's activities, the totals."""
    return Section(
        id="summary",
        title="Executive summary",
        numbered=False,
        blocks=(
            Paragraph(
                sentences([_development(material), _coordinator(material), _groups(material)])
            ),
            Paragraph(sentences([_themes(material), *_totals(material)])),
        ),
    )


def _development(material: Material) -> str:
    partnership = material.partnership
    text = f"this paper gives an overview of the development of the {partnership.name}"
    if isinstance(partnership.launch, Missing):
        return text
    return f"{text}, which was launched {dated(partnership.launch.when.date)}"


def _coordinator(material: Material) -> str:
    role = material.coordinator
    if role is None or isinstance(role.start, Missing) or role.start.certainty != "happened":
        return ""
    return f"the {role.title} took up the post {dated(role.start.date)}"


def _groups(material: Material) -> str:
    bodies = material.partnership.bodies
    groups = [body for body in bodies if body.kind == "networking group"]
    steering = [body for body in bodies if body.kind == "steering group"]
    if not groups:
        return ""
    verb = agreeing(len(groups), "has", "have")
    link = f" and {agreeing(len(groups), 'links', 'link')} to the {steering[0].name}"
    return (
        f"{numbered(len(groups), 'networking group', 'networking groups')} {verb} been "
        f"established{link if steering else ''}"
    )


def _themes(material: Material) -> str:
    themes = material.partnership.themes
    if not themes:
        return ""
    framework = material.partnership.framework
    of = "" if isinstance(framework, Missing) else f" of the {framework.name}"
    names = listed(theme.name for theme in themes)
    if len(themes) == 1:
        return f"it gives examples of activity under the strategic theme{of}: {names}"
    return (
        f"it gives examples of activity under each of the {spelled(len(themes))} strategic "
        f"themes{of}: {names}"
    )


def _totals(material: Material) -> list[str]:
    people, money = reach(material.partnership).value, awards(material.partnership)
    told: list[str] = []
    if isinstance(people, Count):
        told.append(f"the activities recorded have reached {count_in_words(people)} people so far")
    if isinstance(money, Money | MoneyRange):
        told.append(f"grants awarded come to {money_in_words(money)}")
    return told


def recommendations(material: Material) -> Section:
    """Return what the committee is asked to do, lettered when more than one thing."""
    paper = material.paper
    committee = "The committee" if isinstance(paper.committee, Missing) else paper.committee
    asked = paper.recommendations
    title = agreeing(len(asked), "Recommendation", "Recommendations")
    if not asked:
        blocks: tuple[Paragraph | LetteredList, ...] = (
            Paragraph("Not stated: the data holds no recommendation."),
        )
    elif len(asked) == 1:
        only = asked[0]
        blocks = (Paragraph(sentences([f"{committee} is asked to {only.action} {only.text}"])),)
    else:
        blocks = (
            Paragraph(f"{committee} is asked to:"),
            LetteredList(tuple(Item(sentences([f"{each.action} {each.text}"])) for each in asked)),
        )
    return Section(id="recommendations", title=title, numbered=False, blocks=blocks)

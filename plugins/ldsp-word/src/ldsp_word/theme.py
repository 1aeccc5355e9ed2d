"""The theme: the paper's colours and typeface, offered in Word's own menus."""

from __future__ import annotations

from typing import Final

from ldsp_word.look import FONT, OWN
from ldsp_word.markup import XML_HEAD

_NAME: Final = "Paper"
_COLOURS: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": OWN.ink,
    "lt2": OWN.shade,
    "accent1": OWN.ink,
    "accent2": OWN.link,
    "accent3": OWN.grey,
    "accent4": OWN.warning,
    "accent5": OWN.rule,
    "accent6": "2E6B4F",
    "hlink": OWN.link,
    "folHlink": OWN.link,
}
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme() -> bytes:
    """Return the theme part."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items()
    )
    fonts = "".join(
        f'<a:{name}><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>'
        for name in ("majorFont", "minorFont")
    )
    return (
        f'{XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="{_NAME}"><a:themeElements><a:clrScheme name="{_NAME}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{_NAME}">{fonts}</a:fontScheme><a:fmtScheme name="{_NAME}">'
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    ).encode()

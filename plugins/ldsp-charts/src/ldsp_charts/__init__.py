"""Charts and diagrams for ldsp-core, drawn as SVG and PNG from Vega specifications."""

from ldsp_charts.specification import specification

__all__ = ["specification"]

"""Charts and diagrams for ldsp-core, drawn as SVG and PNG from Vega specifications.

Nothing is imported here: ``ldsp_charts.specification`` makes the specification of a block,
``ldsp_charts.drawer`` the pictures.
"""

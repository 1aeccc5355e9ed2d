"""Workbooks (.xlsx) for ldsp-core, written with openpyxl.

``hooks`` is what the registry imports and costs nothing; ``renderer`` does the work.
"""

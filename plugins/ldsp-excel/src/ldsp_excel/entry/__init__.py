"""The data-entry workbook: a partnership's facts in sheets that people fill in.

Everything is made from the JSON Schema of the data file, which core makes from the
model: a new class or field needs no work here.
"""

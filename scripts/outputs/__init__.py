"""Writes every example in every format and has each file looked at (make check-outputs)."""

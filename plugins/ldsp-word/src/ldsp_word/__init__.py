"""Papers in Word (.docx) for ldsp-core."""

from ldsp_word.options import WordOptions

__all__ = ["WordOptions"]

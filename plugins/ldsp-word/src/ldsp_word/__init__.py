"""Papers in Word (.docx) for ldsp-core."""

from ldsp_word.errors import TemplateError
from ldsp_word.options import WordOptions
from ldsp_word.style_names import StyleFor

__all__ = ["StyleFor", "TemplateError", "WordOptions"]

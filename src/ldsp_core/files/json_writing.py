"""The writer of JSON data files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

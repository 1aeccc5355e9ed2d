"""Runs the code blocks of a Markdown page, top to bottom, as a reader would.

What is done with a block depends on its language:

- ``python``: executed; the blocks of a page share one module. With ``>>>`` (or the
  language ``pycon``) the output shown is compared.
- ``console``: each line after ``$`` is run by the shell and must exit 0; output shown
  below it is compared, where ``...`` stands for anything. What a slow machine is told
  while it waits (lines that end in "…") is not compared.
- ``sh``, ``bash``: each line is run likewise, nothing is compared.
- ``toml``, ``json``: must parse. ``text``, ``csv``, ``markdown``, ``mermaid``: shown only.

A comment in the line above a block changes that: ``<!-- file: NAME -->`` writes the block
to a file instead, ``<!-- exit: 1 -->`` expects another exit status, ``<!-- not run: WHY -->``
leaves it out. Commands that would change the reader's machine (``NOT_RUN``) are not run;
``pip install ./FOLDER`` is, into a folder of the page's own.
"""

from __future__ import annotations

import contextlib
import doctest
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

from attrs import frozen

NOT_RUN: Final = frozenset({"apt-get", "cd", "git", "make", "pip", "python3", "source", "sudo"})
SHELLS: Final = frozenset({"sh", "bash"})
SHOWN: Final = frozenset({"text", "csv", "markdown", "mermaid", ""})
SECONDS: Final = 120

_FENCE: Final = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
_MARK: Final = re.compile(r"^ *<!-- (?P<key>file|exit|not run): (?P<value>.+) -->$")
_DIRECTIVE: Final = re.compile(r"^\{(?P<name>[\w:-]+)\} *(?P<argument>.*)$")


class BlockError(AssertionError):
    """A block does not do what its page says; the text names the page and the line."""


@frozen(kw_only=True)
class Block:
    """A fenced block: its language, its text, its first line's number, and its mark."""

    language: str
    text: str
    line: int
    mark: str = ""
    value: str = ""

    @property
    def runs(self) -> bool:
        """Whether something is executed, not only written, parsed or shown."""
        return self.mark in ("", "exit") and (
            self.language in ("python", "pycon")
            or any(not _is_left_out(command) for command, _ in commands(self))
        )


def blocks(text: str, first_line: int = 1) -> Iterator[Block]:
    """Yield the fenced blocks of a page, those inside directives such as ``{note}`` too."""
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        number += 1
        if opening is None:
            continue
        start = number
        closing = re.compile(rf"^ *{opening['ticks']}{opening['ticks'][0]}* *$")
        while number < len(lines) and not closing.match(lines[number]):
            number += 1
        if number == len(lines):
            raise BlockError(f"line {first_line + start - 1}: the block is never closed")
        body = [line.removeprefix(opening["indent"]) for line in lines[start:number]]
        number += 1
        language = opening["info"].strip()
        if directive := _DIRECTIVE.match(language):
            if directive["name"] not in ("code-block", "code"):
                yield from blocks("\n".join(body), first_line + start)
                continue
            language = directive["argument"]
            while body and body[0].startswith(":"):
                del body[0]
                start += 1
        mark = _MARK.match(lines[start - 2]) if start >= 2 else None
        yield Block(
            language=language,
            text="\n".join(body) + "\n",
            line=first_line + start,
            mark=mark["key"] if mark else "",
            value=mark["value"] if mark else "",
        )


def commands(block: Block) -> list[tuple[str, str]]:
    """Return the commands of a shell block, each with the output shown below it."""
    found: list[tuple[str, str]] = []
    lines = iter(block.text.splitlines())
    for line in lines:
        if block.language in SHELLS:
            command = line.strip()
            if not command or command.startswith("#"):
                continue
        elif block.language == "console" and line.startswith("$ "):
            command = line[2:]
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}{line}\n")
            continue
        else:
            continue
        while command.endswith("\\"):
            command = command[:-1] + next(lines, "").removeprefix("> ").lstrip()
        found.append((command, ""))
    return found


def run_page(page: Path, directory: Path) -> int:
    """Run the blocks of *page* in *directory*; return how many were executed.

    Raises BlockError for the first block that fails.
    """
    module = ModuleType(f"page_{page.stem}".replace("-", "_"))
    executed = 0
    with _prepared(module, directory):
        for block in blocks(page.read_text(encoding="utf-8")):
            try:
                _run(block, page, module, directory)
            except BlockError as error:
                raise BlockError(f"{page.name}, line {block.line}: {error}") from None
            except (Exception, SystemExit) as error:  # whatever the page's code raised
                raise BlockError(f"{page.name}, line {block.line}: {error!r}") from error
            executed += block.runs
    return executed


@contextlib.contextmanager
def _prepared(module: ModuleType, directory: Path) -> Iterator[None]:
    """Work in *directory*, with *module* known and the page's own packages importable."""
    path, modules = list(sys.path), set(sys.modules)
    sys.modules[module.__name__] = module
    sys.path[:0] = [str(directory), str(_packages(directory))]
    try:
        with contextlib.chdir(directory):
            yield
    finally:
        sys.path[:] = path
        for name in set(sys.modules) - modules:
            origin = getattr(sys.modules[name], "__file__", None) or ""
            if name == module.__name__ or origin.startswith(str(directory)):
                del sys.modules[name]


def _packages(directory: Path) -> Path:
    return directory / ".packages"


def _run(block: Block, page: Path, module: ModuleType, directory: Path) -> None:
    match block:
        case Block(mark="not run"):
            return
        case Block(mark="file"):
            target = directory / block.value
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        case Block(language="pycon") | Block(language="python") if ">>> " in block.text:
            _run_session(block, page, module)
        case Block(language="python"):
            code = "\n" * (block.line - 1) + block.text
            exec(compile(code, str(page), "exec", dont_inherit=True), module.__dict__)
        case Block(language="toml"):
            tomllib.loads(block.text)
        case Block(language="json"):
            json.loads(block.text)
        case Block(language=language) if language == "console" or language in SHELLS:
            for command, output in commands(block):
                _run_command(command, output, block, directory)
        case Block(language=language) if language not in SHOWN:
            raise BlockError(f"nobody knows what to do with a block of language {language!r}")


def _run_session(block: Block, page: Path, module: ModuleType) -> None:
    test = doctest.DocTestParser().get_doctest(
        block.text, module.__dict__, page.name, str(page), block.line - 1
    )
    said: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    runner.run(test, out=said.append, clear_globs=False)
    module.__dict__.update(test.globs)
    if said:
        raise BlockError("".join(said))


def _is_left_out(command: str) -> bool:
    words = shlex.split(command)
    installs_folder = words[:2] == ["pip", "install"] and words[-1].startswith("./")
    return words[0] in NOT_RUN and not installs_folder


def _run_command(command: str, output: str, block: Block, directory: Path) -> None:
    if _is_left_out(command):
        return
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=directory,
        env=_environment(directory),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        text=True,
        encoding="utf-8",
        check=False,
    )
    expected = int(block.value) if block.mark == "exit" else 0
    if done.returncode != expected:
        raise BlockError(
            f"`{command}` exited {done.returncode}, expected {expected}; it said:\n{done.stdout}"
        )
    if output and not _alike(output, done.stdout):
        raise BlockError(f"`{command}` said:\n{done.stdout}\nbut the page shows:\n{output}")


def _alike(shown: str, said: str) -> bool:
    return doctest.OutputChecker().check_output(_tidy(shown), _tidy(said), doctest.ELLIPSIS)


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return "\n".join(line for line in lines if not line.endswith(" …"))


def _environment(directory: Path) -> dict[str, str]:
    packages = str(_packages(directory))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LDSP_")}
    return kept | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")]),
        "PYTHONPATH": packages,
        "PIP_TARGET": packages,
        "PIP_NO_BUILD_ISOLATION": "false",  # pip's way to say that there is none
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_QUIET": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "NO_COLOR": "1",
    }

"""``python -m scripts.outputs FOLDER``: writes everything there and says what is wrong with it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from scripts.outputs import tools
from scripts.outputs.findings import Finding
from scripts.outputs.formulas import check_formulas
from scripts.outputs.library_values import check_values
from scripts.outputs.packages import check_package
from scripts.outputs.pictures import compared, pictures, write_samples
from scripts.outputs.recalculation import calculated_anew, check_recalculation
from scripts.outputs.saving import check_saved
from scripts.outputs.writing import Written, write_data, write_new, write_reports

PACKAGES: Final = frozenset({".docx", ".xlsx"})


def main(folder: str) -> int:
    """Write into *folder*, which is emptied first; return 1 if anything is wrong."""
    if absent := tools.missing():
        print("\n".join(absent), file=sys.stderr)
        return 2
    into = Path(folder)
    shutil.rmtree(into, ignore_errors=True)
    results = [*write_reports(into), *write_data(into), *write_new(into)]
    written = [result for result in results if isinstance(result, Written)]
    findings = [result for result in results if isinstance(result, Finding)]
    print(f"{len(written)} files:", *(f"  {each.path}" for each in written), sep="\n")

    for each in written:
        findings.extend(look_at(each))
    packages = [each.path for each in written if each.path.suffix in PACKAGES]
    print(f"{len(packages)} papers and workbooks go through the validators")
    findings.extend(tools.ask_all(packages, into / "pdf"))
    for paper, pdf in tools.converted(list(write_samples(into / "pages")), into / "pages").items():
        findings.extend(compared(paper.stem, pdf, pictures(pdf)))
    workbooks = [path for path in packages if path.suffix == ".xlsx"]
    again = calculated_anew(workbooks, into / "saved")
    findings.extend(check_recalculation(workbooks, again))
    findings.extend(check_saved(again))

    for finding in findings:
        print(finding)
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{errors} errors, {len(findings) - errors} notes")
    return 1 if errors else 0


def look_at(written: Written) -> Iterator[Finding]:
    """Yield what our own rules say of one file."""
    path = written.path
    if path.suffix in PACKAGES:
        yield from check_package(path, written.banners)
        if path.suffix == ".xlsx":
            yield from check_formulas(path)
            if written.report is not None:
                yield from check_values(path, written.report)
        return
    text = path.read_text(encoding="utf-8")
    for banner in written.banners:
        if banner not in text:
            yield Finding(path=path, checker="own rules", text=f"does not show {banner!r}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

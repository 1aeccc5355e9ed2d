"""``python -m ldsp_core`` is the ``ldsp`` command."""

from ldsp_core.cli import main

if __name__ == "__main__":
    main()

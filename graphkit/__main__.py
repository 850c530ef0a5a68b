"""``python -m graphkit``: the command line."""

from __future__ import annotations

from graphkit.cli import main

if __name__ == "__main__":
    main()

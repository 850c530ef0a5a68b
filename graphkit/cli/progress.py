"""How far a long command has come: one line on the terminal."""

from __future__ import annotations

import sys
import time
from typing import Any

import click


class Progress:
    """A bar on standard error: how many files or documents are done, how fast, and how long the others will take.

    To be called with what has got on, how many are done and how many there are, as a load and an extraction do.
    """

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage = ""
        self._begun = 0.0
        self._done: dict[str, int] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show it. Reading is a bar of its own; all else belongs to loading, whose bar counts documents."""
        stage = "reading" if what == "reading" else "loading"
        if stage != self._stage:
            self._begin(stage)
        self._done[what] = done
        self._bar.current_item = self._rates()
        if what in ("reading", "documents"):
            self._bar.length = total
            self._bar.update(done - self._bar.pos)
        self._bar.render_progress()

    def end(self) -> None:
        """Leave the bar as it stands, and go on below it."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def _begin(self, stage: str) -> None:
        self.end()
        self._stage, self._begun, self._done = stage, time.monotonic(), {}
        # width 0: as much as the terminal leaves, for a line that is cut or broken is worse than a short bar
        self._bar = click.progressbar(
            length=1, label=stage, file=sys.stderr, show_pos=True, width=0, item_show_func=lambda rates: rates or ""
        )

    def _rates(self) -> str:
        """Documents and edges a second, on average."""
        seconds = max(time.monotonic() - self._begun, 0.001)
        named = (("reading", "docs"), ("documents", "docs"), ("edges", "edges"))
        return ", ".join(f"{self._done[what] / seconds:,.0f} {word}/s" for what, word in named if what in self._done)

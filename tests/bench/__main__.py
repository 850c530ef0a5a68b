"""``make bench``: every measurement but those that take very long, one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LONG = ("copies", "kills")
"""Scripts to be run by hand: ``python tests/bench/NAME.py --help`` says how."""

for script in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    if script.stem in LONG:
        continue
    print(f"== {script.stem}", flush=True)
    subprocess.run([sys.executable, str(script)], check=True)

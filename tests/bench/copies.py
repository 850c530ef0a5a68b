"""Copies of real documents under new symbols, and how much memory and time it takes to load more and more of them.

    python tests/bench/copies.py [--sizes 5000 15000 30000] [--uri bolt://... | --graph FILE] [--jobs 2] [FOLDER]
"""

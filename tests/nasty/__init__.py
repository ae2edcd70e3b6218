# SPDX-License-Identifier: MIT
"""The nasty set of tests/hostile.py, one module a kind. Each has run(box)."""

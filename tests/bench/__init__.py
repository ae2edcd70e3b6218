# SPDX-License-Identifier: MIT
"""What tests/bench.py measures with."""

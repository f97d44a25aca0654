"""Marsad: who says it, resting on whom and on what, who denies it, and how many independent origins stand behind it."""

__version__ = "0.1.0"

"""What is found once for a page: who stands where does not change while its dealings are told."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.sentences import Sentence

How = ParamSpec("How")
What = TypeVar("What")
UNKNOWN = object()
"""Stands for what was not asked for yet: None is an answer."""


def kept(find: Callable[Concatenate[Scene, Sentence, How], What]) -> Callable[Concatenate[Scene, Sentence, How], What]:
    """Let a scene keep what is found at a place of a sentence, for the many triggers that ask for it.

    For what hangs on the words of the page alone, not on what was told before; it is forgotten with the page.
    """

    @wraps(find)
    def found(scene: Scene, s: Sentence, /, *at: How.args, **how: How.kwargs) -> What:
        key = (find, s.number, at, *how.items()) if how else (find, s.number, at)
        known = scene.kept
        made: What = known.get(key, UNKNOWN)
        if made is UNKNOWN:
            made = known[key] = find(scene, s, *at, **how)
        return made

    return found

"""Decide which mentions are the same actor and which claims are the same proposition."""

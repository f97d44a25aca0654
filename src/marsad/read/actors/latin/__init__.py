"""Whom a text in Latin letters names."""

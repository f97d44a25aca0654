"""Measure the reading on marked data of others: names in text, names across scripts, events with their two sides."""

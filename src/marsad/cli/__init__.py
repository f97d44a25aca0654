"""Commands: parse, call flow, print."""

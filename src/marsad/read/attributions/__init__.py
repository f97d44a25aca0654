"""Who says what: source, cue, content, stance."""

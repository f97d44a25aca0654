"""From one document to zones, actors, moments, attributions and claims, every one with a span."""

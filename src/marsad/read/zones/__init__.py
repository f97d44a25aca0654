"""From lines to zones and to what a page says of itself."""

"""From the world to sealed captures and readable documents."""

"""The table of stages; run what is stale; report progress and refusals."""

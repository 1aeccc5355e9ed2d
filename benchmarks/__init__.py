"""Our work beside that of others, each in a process of its own: ``python -m benchmarks``."""

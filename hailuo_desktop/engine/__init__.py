"""The life of takes, from queued to settled: asyncio, no Qt, no HTTP, no SQL."""

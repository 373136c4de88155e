"""Values and rules of the product: no Qt, no I/O, no asyncio, no logging."""

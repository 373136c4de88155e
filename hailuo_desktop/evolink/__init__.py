"""EvoLink over HTTP: what is sent and received, and what each answer means."""

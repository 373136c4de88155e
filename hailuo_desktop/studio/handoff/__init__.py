"""The cut on its way to an editor: media, timelines, pages to look at, and what comes back."""

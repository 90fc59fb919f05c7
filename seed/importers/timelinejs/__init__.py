"""TimelineJS 3's timelines: `scheme.py` maps a slide, the other files its dates and its media."""

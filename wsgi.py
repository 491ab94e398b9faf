"""The pages for a WSGI server, e.g. ``granian --interface wsgi wsgi:application``."""

from planner.serving.application import create_served_app

application = create_served_app()

"""The service, for a WSGI server: ``waitress-serve wsgi:application``."""

from planner.web import create_app

application = create_app()

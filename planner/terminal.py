from planner.cli.terminal import *  # noqa: F403

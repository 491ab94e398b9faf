"""The secretariat's workbench: everything that is done to a draft, on pages."""

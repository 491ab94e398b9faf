"""The latest edition of a session as a folder of files that any web server can deliver."""

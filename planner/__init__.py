"""Plans intergovernmental conferences: from one model every table, calendar and document."""

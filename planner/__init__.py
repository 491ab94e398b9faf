"""Plans intergovernmental conferences: one model, every table, calendar and printed document from it."""

"""When things were: what git and the calendar tell of a playbook."""

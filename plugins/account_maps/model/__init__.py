"""What a map is, and how a folder of maps becomes one playbook."""

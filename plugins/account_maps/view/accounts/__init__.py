"""What the pages about many accounts hold."""

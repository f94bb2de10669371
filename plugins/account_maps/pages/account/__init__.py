"""What the page of one account holds."""

"""The risks of all accounts: which accounts to look at this week."""

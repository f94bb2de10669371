"""What each page holds, as plain objects; knows nothing of HTML."""

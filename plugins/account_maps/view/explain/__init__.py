"""What the pages that explain hold: findings, figures, words, the library of talking points."""

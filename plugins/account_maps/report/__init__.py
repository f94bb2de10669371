"""Problems and findings → what a person, an editor or a host of repositories reads."""

"""The pages of a site: a folder for each kind, with its content, HTML, template and style."""

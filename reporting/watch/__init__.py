"""Files that change -> outputs that follow them, or the last good ones with what is wrong."""

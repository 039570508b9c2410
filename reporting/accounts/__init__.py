"""Every number of both outputs, as it is read back from the files, and where it comes from."""

"""Item models over the vocabulary and over arrays: they read in place and copy nothing."""

"""What authors of plugins test with: samples and strategies (extra `ldsp-core[testing]`)."""

"""Floor 1: reads YAML files that people write by hand, and says where each fault is."""

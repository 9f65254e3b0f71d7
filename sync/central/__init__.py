"""The central server: takes what stands send, exactly once, and sends down what they need."""

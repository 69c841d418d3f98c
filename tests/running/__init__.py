"""The parts of `make test`: what they need of the machine, how they are run, what they came to."""

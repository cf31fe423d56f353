"""What a trace does not allow to judge."""


class Unjudgeable(ValueError):
    """A mistake of which this trace, or what is known of the inputs, says nothing."""

"""The judge: a case and a trace in, expected values and bounds for every step out."""

from .block import judge_block
from .carry import carry
from .decimals import read_printed
from .elements import ratio_of
from .judge import Judgement, judge
from .layout import CheckLayout, check_layout
from .sampling import first_rows, sample_rows
from .splice import splice
from .unjudgeable import Unjudgeable

__all__ = [
    "CheckLayout",
    "Judgement",
    "Unjudgeable",
    "carry",
    "check_layout",
    "first_rows",
    "judge",
    "judge_block",
    "ratio_of",
    "read_printed",
    "sample_rows",
    "splice",
]

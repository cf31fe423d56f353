"""The judge: a case and a trace in, expected values and bounds for every step out."""

from .block import judge_block
from .carry import carry
from .decimals import read_printed
from .judge import Judgement, judge
from .layout import CheckLayout, check_layout
from .splice import splice
from .stages import Stage, StepStages, stage_layout

__all__ = [
    "CheckLayout",
    "Judgement",
    "Stage",
    "StepStages",
    "carry",
    "check_layout",
    "judge",
    "judge_block",
    "read_printed",
    "splice",
    "stage_layout",
]

"""Frames side by side."""

import numpy as np

from lockstep_reference.bounded import Bounded
from lockstep_reference.judging import splice


def test_each_row_is_its_neighbours():
    frames = np.random.default_rng(2).standard_normal((2, 5, 3, 4))
    result = splice(Bounded(frames, np.abs(frames) / 8), [-2, 0, 1])
    assert result.shape == (2, 5, 3, 12)
    for case in range(2):
        for step in range(5):
            for row in range(3):
                places = [max(step - 2, 0), step, min(step + 1, 4)]
                expected = np.concatenate([frames[case, place, row] for place in places])
                assert (result.value[case, step, row] == expected).all()
                assert (result.error[case, step, row] == np.abs(expected) / 8).all()


def test_a_sequence_ends_with_its_own_last_frame():
    frames = np.random.default_rng(3).standard_normal((1, 6, 3, 2))
    result = splice(Bounded(frames), [3, -1], [6, 2, 0])
    assert (result.value[0, 0, 1, :2] == frames[0, 1, 1]).all()
    assert (result.value[0, 1, 1] == np.concatenate((frames[0, 1, 1], frames[0, 0, 1]))).all()
    assert (result.value[0, 4, 0, :2] == frames[0, 5, 0]).all()
    assert not result.error.any()


def test_steps_beyond_every_end_are_the_ends():
    frames = np.arange(3.0).reshape(1, 3, 1, 1)
    assert splice(Bounded(frames), [-9, 9]).value[0, :, 0].tolist() == [[0, 2]] * 3

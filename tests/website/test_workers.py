"""Work is cut so that processes end at about the same time, and what belongs together stays so."""

import os

import pytest

from plugins.build import pool as workers


def test_pieces_get_smaller_towards_the_end() -> None:
    pieces = workers.pieces_of([1] * 100, 2)
    assert [len(piece) for piece in pieces][:5] == [12, 11, 9, 8, 7]
    assert [len(piece) for piece in pieces][-3:] == [1, 1, 1]
    assert [number for piece in pieces for number in piece] == list(range(100))


def test_a_piece_ends_where_its_weight_is_enough() -> None:
    assert workers.pieces_of([1, 1, 90, 1, 1, 1, 1], 2)[:2] == [[0, 1, 2], [3]]


def test_what_belongs_together_comes_first_and_in_one_piece() -> None:
    marks = [None, "days", "dates", None, "days", "dates"]
    assert workers.pieces_of([1] * 6, 2, marks)[:2] == [[1, 4], [2, 5]]
    assert workers.pieces_of([1] * 6, 2, marks)[2:] == [[0], [3]]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_answers_come_in_the_order_of_the_work_however_it_is_cut(count: int) -> None:
    answers = workers.shared_out(
        "abcdef", str.upper, count=count, cut=lambda *_: [[5, 0], [3], [1, 2, 4]]
    )
    assert "".join(answers) == "ABCDEF"


def test_one_process_does_what_belongs_together() -> None:
    def cut(work: str, count: int) -> list[workers.Piece]:
        return workers.pieces_of(
            [1] * len(work), count, [one if one == "x" else None for one in work]
        )

    answers = list(workers.shared_out("axbxcx", lambda _: os.getpid(), count=3, cut=cut))
    assert len({answers[1], answers[3], answers[5]}) == 1


def test_no_work_is_no_piece() -> None:
    assert workers.pieces_of([], 2) == []

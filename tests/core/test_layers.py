"""What the gradient checks of the whole model cannot show: rows that share an id."""

import numpy as np
import pytest

from tinylm.layers import Embedding


@pytest.mark.parametrize("ids", [[[3]], [[0, 1], [2, 3]], [[4, 4], [4, 4]], "many"])
def test_gradients_of_rows_looked_up_more_than_once_add_up(ids: list[list[int]] | str) -> None:
    rng = np.random.default_rng(0)
    table = rng.normal(size=(6, 3))
    contexts = np.array(rng.zipf(1.5, (100, 4)) % 6 if ids == "many" else ids)
    output, backward = Embedding(table).forward(contexts)
    np.testing.assert_array_equal(output, table[contexts].reshape(len(contexts), -1))

    d_output = rng.normal(size=output.shape)
    expected = np.zeros_like(table)
    np.add.at(expected, contexts.ravel(), d_output.reshape(-1, 3))
    gradient = backward(d_output.copy())
    assert (np.diff(gradient.rows) > 0).all()
    np.testing.assert_allclose(gradient.dense(table.shape), expected, rtol=1e-12, atol=1e-12)

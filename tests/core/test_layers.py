"""What the gradient checks of the whole model cannot show: rows that share an id."""

import numpy as np
import pytest

from tinylm.layers import Embedding


@pytest.mark.parametrize("ids", [[[3]], [[0, 1], [2, 3]], [[4, 4], [4, 4]], "many", "few"])
def test_gradients_of_rows_looked_up_more_than_once_add_up(ids: list[list[int]] | str) -> None:
    rng = np.random.default_rng(0)
    table = rng.normal(size=(200, 3))
    random = {"many": rng.zipf(1.5, (100, 4)) % 6, "few": rng.integers(0, 200, (100, 4))}
    contexts = random[ids] if isinstance(ids, str) else np.array(ids)
    output, backward = Embedding(table).forward(contexts)
    np.testing.assert_array_equal(output, table[contexts].reshape(len(contexts), -1))

    d_output = rng.normal(size=output.shape)
    expected = np.zeros_like(table)
    np.add.at(expected, contexts.ravel(), d_output.reshape(-1, 3))
    gradient = backward(d_output.copy())
    assert (np.diff(gradient.rows) > 0).all()
    np.testing.assert_allclose(gradient.dense(table.shape), expected, rtol=1e-12, atol=1e-12)

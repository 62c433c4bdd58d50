"""The network as an ONNX graph, for programs that run models without knowing this one.

A model with its words goes in, the content of a .onnx file comes out. It needs the package
onnx, which the extra [onnx] installs.
"""

import json
from typing import TYPE_CHECKING

import numpy as np

from tinylm.errors import StorageError
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.output_layer import word_parts
from tinylm.tokenizer import Tokenizer
from tinylm.vocabulary import Vocabulary

if TYPE_CHECKING:
    import onnx

OPSET = 17  # the version of ONNX's operators; every runtime since 2022 has it


def onnx_bytes(model: LanguageModel, vocabulary: Vocabulary, tokenizer: Tokenizer) -> bytes:
    """`contexts` (batch, context) int64 ids -> `probabilities` (batch, vocabulary).

    Words and tokenizer are in its metadata, as JSON. Raises StorageError where the package
    onnx is missing.
    """
    try:
        from onnx import checker, helper
    except ImportError as error:
        raise StorageError(
            'Writing ONNX needs the package onnx: install it with pip install "tinylm[onnx]".'
        ) from error
    exported = helper.make_model(
        _graph(model),
        producer_name="tinylm",
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=8,  # of the file; it goes with the operators' version
    )
    described = {
        "vocabulary": vocabulary.words,
        "start_id": vocabulary.start_id,
        "tokenizer": tokenizer.config(),
    }
    texts = {key: json.dumps(value, ensure_ascii=False) for key, value in described.items()}
    helper.set_model_props(exported, texts)
    checker.check_model(exported, full_check=True)
    return bytes(exported.SerializeToString())


def _graph(model: LanguageModel) -> "onnx.GraphProto":
    """Look up, lay side by side, then each layer, then softmax."""
    from onnx import TensorProto, helper, numpy_helper

    settings = model.settings
    arrays = dict(model.parameters())
    layers = len(settings.hidden_dims) + 1
    arrays[f"layer_{layers}_weights"] = np.ascontiguousarray(model.output_weights)
    arrays["side_by_side"] = np.array([-1, settings.context * settings.embedding_dim])

    nodes = [
        helper.make_node("Gather", ["embeddings", "contexts"], ["looked_up"]),
        helper.make_node("Reshape", ["looked_up", "side_by_side"], ["input_1"]),
    ]
    for number in range(1, layers + 1):
        x, weights, bias = f"input_{number}", f"layer_{number}_weights", f"layer_{number}_bias"
        scores = product = f"product_{number}"
        nodes.append(helper.make_node("MatMul", [x, weights], [product]))
        if bias in arrays:
            scores = f"scores_{number}"
            nodes.append(helper.make_node("Add", [product, bias], [scores]))
        if number < layers:
            nodes.append(helper.make_node("Relu", [scores], [f"input_{number + 1}"]))
    if "cluster_weights" in arrays:
        nodes += _adaptive_softmax(f"input_{layers}", scores, arrays, model.vocabulary_size)
    else:
        nodes.append(helper.make_node("Softmax", [scores], ["probabilities"], axis=1))

    number_type = helper.np_dtype_to_tensor_dtype(np.dtype(settings.dtype))
    contexts = helper.make_tensor_value_info(
        "contexts", TensorProto.INT64, ["batch", settings.context]
    )
    probabilities = helper.make_tensor_value_info(
        "probabilities", number_type, ["batch", model.vocabulary_size]
    )
    constants = [numpy_helper.from_array(array, name) for name, array in arrays.items()]
    return helper.make_graph(nodes, "tinylm", [contexts], [probabilities], constants)


def _adaptive_softmax(
    x: str, scores: str, arrays: dict[str, Array], vocabulary_size: int
) -> list["onnx.NodeProto"]:
    """Nodes from the words' `scores`, computed from `x`, to `probabilities`.

    The first softmax is over the frequent words and the clusters; what it gives to a cluster is
    shared out by a softmax over the cluster's words. Adds its constants to `arrays`.
    """
    from onnx import helper

    parts = word_parts(vocabulary_size)
    sizes = [part.stop - part.start for part in parts]
    numbers = range(1, len(parts))
    arrays["part_sizes"] = np.array(sizes)
    arrays["first_sizes"] = np.array([sizes[0], *(1 for _ in numbers)])
    cluster_scores = product = "cluster_product"
    nodes = [helper.make_node("MatMul", [x, "cluster_weights"], [product])]
    if "cluster_bias" in arrays:
        cluster_scores = "cluster_scores"
        nodes.append(helper.make_node("Add", [product, "cluster_bias"], [cluster_scores]))
    inside = [f"inside_{n}" for n in numbers]
    shares = [f"share_{n}" for n in numbers]
    nodes += [
        helper.make_node("Split", [scores, "part_sizes"], ["frequent", *inside], axis=1),
        helper.make_node("Concat", ["frequent", cluster_scores], ["first_scores"], axis=1),
        helper.make_node("Softmax", ["first_scores"], ["first"], axis=1),
        helper.make_node("Split", ["first", "first_sizes"], ["p_frequent", *shares], axis=1),
    ]
    for n in numbers:
        nodes += [
            helper.make_node("Softmax", [f"inside_{n}"], [f"within_{n}"], axis=1),
            helper.make_node("Mul", [f"within_{n}", f"share_{n}"], [f"p_{n}"]),
        ]
    everything = ["p_frequent", *(f"p_{n}" for n in numbers)]
    return [*nodes, helper.make_node("Concat", everything, ["probabilities"], axis=1)]

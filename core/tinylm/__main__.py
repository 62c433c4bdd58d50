"""`python -m tinylm text.txt`: the whole path on one page, and the place to start reading.

text -> tokens -> vocabulary -> random embeddings -> network -> training -> next words.
"""

import sys

import numpy as np

import tinylm


def main(paths: list[str]) -> None:
    """Train the default model on the texts at `paths` and let it write a little."""
    preset = tinylm.PRESETS[tinylm.DEFAULT_PRESET]

    # Steps 1 to 3: collect text, cut it into tokens, give each distinct token an id.
    corpus = tinylm.Corpus.from_files(paths, preset.text)
    vocabulary, tokenizer = corpus.vocabulary, corpus.tokenizer
    print(f"{corpus.training.tokens:,} tokens, {len(vocabulary):,} distinct")

    # Steps 4 and 5: each token gets random numbers, and a network reads them.
    model = tinylm.LanguageModel(len(vocabulary), preset.model, np.random.default_rng(0))
    print(f"{model.parameter_count():,} parameters")

    # Step 6: predict, measure the loss, move every parameter a little, again and again.
    for event in tinylm.train(model, corpus, preset.training):
        if isinstance(event, tinylm.Evaluation):
            print(f"epoch {event.epoch}: loss {event.train_loss:.3f} nats a token")

    # Step 8 (7, saving, is the project's matter): one word after another.
    prompt = vocabulary.word(0)
    settings = tinylm.GenerationSettings(temperature=0.8)
    words = tinylm.generate(model, vocabulary, tokenizer, prompt, settings)
    print(tokenizer.text([prompt, *(word.word for word in words)]))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except tinylm.TinyLMError as error:
        sys.exit(f"tinylm: {error}")

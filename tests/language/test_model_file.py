import hashlib

import pytest

from dragoman.language import model
from dragoman.shapes.errors import ModelError


def test_a_missing_model_is_named_with_its_hash_and_a_remedy(tmp_path):
    (tmp_path / model.HASH_FILE).write_text("ab12  model.onnx\n")
    with pytest.raises(ModelError) as caught:
        model.read_model(tmp_path)
    told = str(caught.value)
    assert str(tmp_path / model.FILE) in told
    assert "ab12" in told
    assert "install dragoman again" in told


def test_a_damaged_model_is_refused_before_it_is_run(tmp_path):
    good = b"a network, so to speak"
    (tmp_path / model.HASH_FILE).write_text(f"{hashlib.sha256(good).hexdigest()}  model.onnx\n")
    (tmp_path / model.FILE).write_bytes(good)
    assert model.read_model(tmp_path) == good
    (tmp_path / model.FILE).write_bytes(good[:-1])
    with pytest.raises(ModelError, match=hashlib.sha256(good[:-1]).hexdigest()):
        model.read_model(tmp_path)


def test_a_missing_hash_is_told_too(tmp_path):
    with pytest.raises(ModelError, match=model.HASH_FILE):
        model.read_model(tmp_path)


def test_the_shipped_model_is_small():
    assert len(model.read_model()) <= 30_000_000

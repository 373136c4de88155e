"""Text files in the encodings of the world: read as they were meant, or asked about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hailuo_desktop.store.batch.encoding import EncodingUnsure, decoded, looked_at
from hailuo_desktop.store.batch.model import BatchError

# Sentences by language, with the encodings that programs of its country save them in.
SENTENCES = {
    "cp1252 mac_roman cp850 iso8859_15 utf-8 utf-16": (
        "Ein Mädchen läuft über die Brücke, Möwen kreisen",
        "Café am Fluß",
        "Le garçon court à la plage, le phare brûle déjà",
        "¿Dónde está el barco? La niña mira al mar, mañana volverá",
        "uma canção à beira-mar, não há ninguém",
        "La città è lontana, perché piove più forte, ahimè",
        "Flickan går över ängen, en båt lämnar ön",
        "Båden sejler på søen, en måge flyver højt",
        "the boat’s wake",
        "Straße",
        "là",
    ),
    "cp1250 iso8859_2 mac_latin2 cp852 utf-8": (
        "Żółta łódź wpływa we mgłę, świt",
        "Příliš žluťoučký kůň úpěl ďábelské ódy",
        "A lány nézi a tengert, őszi köd, fűzfák és könyvek",
        "Djevojčica gleda more, čamac odlazi, žuta jedra šušte",
        "loď",
    ),
    "cp1251 koi8_r cp866 mac_cyrillic iso8859_5 utf-8": (
        "Маяк на скале, девушка смотрит на море",
        "Лодка уходит в туман, чайки кричат",
        "НОЧЬ",
    ),
    "cp1253 mac_greek iso8859_7 utf-8": (
        "Φάρος πάνω στον βράχο, το κορίτσι κοιτάζει τη θάλασσα",
        "Νύχτα",
    ),
    "cp1254 mac_turkish utf-8": ("Işıklı şehirde bir çocuk koşuyor, gün doğumu", "kız"),
    "cp1257 utf-8": ("Žvejų laivas plaukia ūke, mergaitė žiūri į jūrą",),
    "cp1255 utf-8": ("סירה יוצאת לים, ילדה מביטה אל הים",),
    "cp1256 utf-8": ("قارب يغادر في الضباب، الفتاة تنظر إلى البحر",),
    "cp874 utf-8": ("เรือออกจากท่า เด็กผู้หญิงมองทะเล",),
    "cp932 euc_jp utf-8": ("夕暮れの少年が丘をのぼる", "灯台の上、少女は海を見つめる", "船"),
    "gb18030 utf-8": ("灯塔在悬崖上，女孩看着大海。", "小船驶入雾中"),
    "big5 utf-8": ("燈塔在懸崖上，女孩看著大海。", "小船駛入霧中"),
    "cp949 utf-8": ("등대에서 소년이 바다를 바라본다", "밤"),
}
MEMBERS = [
    (encoding, sentence)
    for encodings, sentences in SENTENCES.items()
    for encoding in encodings.split()
    for sentence in sentences
]
WINDOWS = [(encodings.split()[0], sentences[0]) for encodings, sentences in SENTENCES.items()]


def as_table(sentence: str, encoding: str, end: str = "\r\n") -> bytes:
    return f"name;prompt{end}01;{sentence} [Push in]{end}".encode(encoding)


@pytest.mark.parametrize(("encoding", "sentence"), WINDOWS)
def test_a_sentence_in_the_encoding_of_its_country_is_read(encoding: str, sentence: str) -> None:
    data = as_table(sentence, encoding)
    assert decoded(data) == data.decode(encoding)


@given(st.sampled_from(MEMBERS), st.sampled_from(("\r\n", "\n", "\r")))
@settings(deadline=None, max_examples=150)
def test_a_text_is_read_as_it_was_meant_or_asked_about(member: tuple[str, str], end: str) -> None:
    encoding, sentence = member
    try:
        data = as_table(sentence, encoding, end)
    except UnicodeEncodeError:  # an older set of characters lacks one of them
        return
    try:
        text = decoded(data)
    except EncodingUnsure as unsure:
        text = "\n".join(each.text for each in unsure.readings)
    assert sentence in text


def test_what_could_be_several_is_asked_with_what_it_would_read() -> None:
    with pytest.raises(EncodingUnsure, match=r"“.*” in cp125.*name its encoding \(--encoding\)"):
        decoded("prompt\nlà".encode("cp1252"))


@pytest.mark.parametrize(("encoding", "sentence"), MEMBERS)
def test_the_artist_has_the_last_word(encoding: str, sentence: str) -> None:
    try:
        data = as_table(sentence, encoding)
    except UnicodeEncodeError:
        return
    assert sentence in decoded(data, encoding)


def test_an_encoding_that_there_is_not_is_named() -> None:
    with pytest.raises(BatchError, match="there is no encoding “klingon”: give utf-8"):
        decoded(b"prompt", "klingon")


def test_an_encoding_that_it_cannot_be_is_named() -> None:
    with pytest.raises(BatchError, match="the file is not in utf-8"):
        decoded("prompt\nÜber".encode("cp1252"), "utf-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding: str) -> None:
    assert decoded("name\tprompt\n1\tЛодка 船\n".encode(encoding)) == "name\tprompt\n1\tЛодка 船\n"


def test_damaged_utf_8_is_named_with_the_way_out() -> None:
    data = "prompt\nМаяк на скале, девушка смотрит на море".encode() + b"\xd0"
    with pytest.raises(BatchError, match=r"damaged UTF-8 \(byte \d+\): save it as “CSV UTF-8”"):
        decoded(data)


def test_the_sample_of_a_reading_shows_what_would_differ() -> None:
    table = "prompt\nA boat\n" + "A boat " * 20 + "là-bas\n"
    samples = [each.sample for each in looked_at(table.encode("cp1252")).readings]
    assert any(sample.startswith("boat") and "là-bas" in sample for sample in samples)


def test_a_large_file_is_read_whole_by_the_lines_that_tell() -> None:
    """A letter that speaks against an encoding may stand at the very end."""
    plain = "01;A boat leaves;6\n" * 20_000
    text = f"name;prompt;duration\n{plain}02;Маяк на скале, девушка смотрит на море;6\n"
    assert decoded(text.encode("cp1251")) == text
    french = "02;Le garçon a été très sage, il préfère la forêt;6\n" * 3_000
    with pytest.raises(EncodingUnsure):
        decoded(f"{french}03;łódź\n".encode("cp1250", "replace").replace(b"?", b"\xb3\x9f"))

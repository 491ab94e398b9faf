from planner.documents.blocks import Column, Table, Target
from planner.rendering.html_table import RowMark, table_markup
from tests.rendering.samples import grouped_table, plenary_table, words

NB = "\N{NO-BREAK SPACE}"
START = (
    '<div class="table-region" role="region" tabindex="0" aria-labelledby="t-1"><table>'
    '<caption id="t-1">{caption}</caption>'
)


def no_page(_: Target) -> None:
    return None


def page_about(target: Target) -> str:
    return f"/{target.subject}/{target.key}"


def test_a_table_names_what_each_cell_belongs_to() -> None:
    made = table_markup(plenary_table(), "en", identifier="t-1", address_of=no_page, marks={})
    assert made == (
        START.format(caption="Proposed organization of work")
        + '<colgroup><col class="time"><col class="text"><col class="text"></colgroup>'
        '<thead><tr><th scope="col" class="time">Date and time</th>'
        '<th scope="col" class="text">Plenary</th>'
        '<th scope="col" class="text">Parallel meetings</th></tr></thead>'
        '<tbody><tr class="band"><th scope="rowgroup" colspan="3">'
        '<time datetime="2018-10-15">Monday, 15 October</time></th></tr>'
        '<tr class="starts-group" data-keys="m-01">'
        f'<th scope="row" rowspan="2" class="time">10{NB}a.m.-1{NB}p.m.</th>'
        f'<td class="text">Item <bdi>1{NB}(a)</bdi>. Opening of the session</td>'
        '<td class="text">Working Group on International Cooperation</td></tr>'
        '<tr><td class="text">Side event on &lt;firearms&gt; &amp; parts</td>'
        '<td class="text"></td></tr>'
        '<tr class="starts-group" data-keys="m-03 m-04">'
        f'<th scope="row" class="time">3-6{NB}p.m.</th>'
        f'<td class="text">Item <bdi>1{NB}(a)</bdi>. Opening of the session (continued)</td>'
        '<td class="text">Working Group on International Cooperation</td></tr></tbody>'
        '<tbody><tr class="band"><th scope="rowgroup" colspan="3">'
        '<time datetime="2018-10-16">Tuesday, 16 October</time></th></tr>'
        '<tr class="starts-group" data-keys="m-05">'
        f'<th scope="row" class="time">10{NB}a.m.-1{NB}p.m.</th>'
        '<td class="text"></td><td class="text"></td></tr></tbody>'
        "</table></div>"
    )


def test_columns_that_share_a_heading_stand_under_it() -> None:
    made = table_markup(grouped_table(), "es", identifier="t-1", address_of=no_page, marks={})
    assert made == (
        START.format(caption='<span lang="en" dir="ltr">Work</span>')
        + '<colgroup><col class="time"></colgroup>'
        '<colgroup><col class="number"><col class="text"></colgroup>'
        '<thead><tr><th scope="col" rowspan="2" class="time">Fecha y hora</th>'
        '<th scope="colgroup" colspan="2">Grupo de Trabajo sobre Cooperación Internacional</th>'
        '</tr><tr><th scope="col" class="number">Tema del programa</th>'
        '<th scope="col" class="text">Título o descripción</th></tr></thead>'
        '<tbody><tr class="starts-group">'
        f'<th scope="row" class="time">10.00 a 13.00{NB}horas</th>'
        f'<td class="number"><bdi>2{NB}b)</bdi></td>'
        '<td class="text">Apertura del período de sesiones</td></tr></tbody>'
        "</table></div>"
    )


def test_cells_and_times_lead_to_the_pages_about_them() -> None:
    made = table_markup(plenary_table(), "zh", identifier="t-1", address_of=page_about, marks={})
    assert '<a href="/meeting/m-01">上午10时至下午1时</a>' in made
    assert '<a href="/item/i-1-a">项目<bdi>1(a)</bdi>. 会议开幕</a>' in made
    assert '<a href="/meeting/m-02">国际合作工作组</a>' in made
    assert made.count("<a ") == 3


def test_a_mark_is_said_in_words_once_for_all_rows_of_its_group() -> None:
    now = RowMark("now", words("Under way"))
    made = table_markup(
        plenary_table(),
        "en",
        identifier="t-1",
        address_of=no_page,
        marks={"m-03": now, "m-04": now, "elsewhere": now},
    )
    assert (
        f'<th scope="row" class="time">3-6{NB}p.m. <mark class="mark-now">Under way</mark></th>'
        in made
    )
    assert '<tr class="starts-group is-marked is-now" data-keys="m-03 m-04">' in made
    assert made.count("<mark ") == made.count("is-marked") == 1


def test_a_group_with_two_marks_has_both_names() -> None:
    made = table_markup(
        plenary_table(),
        "en",
        identifier="t-1",
        address_of=no_page,
        marks={"m-03": RowMark("now", words("Now")), "m-04": RowMark("next", words("Next"))},
    )
    assert '<tr class="starts-group is-marked is-now is-next" data-keys="m-03 m-04">' in made
    assert '<mark class="mark-now">Now</mark> <mark class="mark-next">Next</mark>' in made


def test_a_table_of_many_columns_is_printed_across_the_sheet() -> None:
    wide = Table(words("W"), tuple(Column(words(str(n))) for n in range(4)), ())
    made = table_markup(wide, "en", identifier="t-1", address_of=no_page, marks={})
    assert made.startswith('<div class="table-region wide" role="region"')

"""An edition in Arabic, in this project's own words: the evening after the Suez Canal was opened."""

from datetime import UTC, date, datetime

from digest import edition as editions
from digest import words
from digest.model import Article, Brief, Edition, Section, SectionKind
from tests.editions import full_stop, headline, pointers, reference, said
from tests.pages import TEMPLATES

PORT_SAID = "https://bareed-portsaid.example/1869/11/17/"
ARABIC = {
    "canal": (
        "بريد بورسعيد",
        "افتتاح قناة السويس أمام سفن العالم",
        "افتُتحت قناة السويس يوم الأربعاء بعد عشر سنوات من الحفر، ودخلها من بورسعيد موكب طويل من السفن.",
        "وتقدمت الموكب الرسمي السفينة الفرنسية «إيغل» وعلى متنها الإمبراطورة أوجيني.",
        "ويبلغ طول القناة نحو 164 كيلومترًا، وهي تصل البحر المتوسط بالبحر الأحمر من غير أهوسة.",
        "وقاد الدبلوماسي الفرنسي فرديناند دي لسبس المشروع منذ بدء العمل في أبريل 1859، وحفر القناة عشرات الآلاف من الفلاحين.",
    ),
    "light": (
        "صحيفة الميناء",
        "فنار بورسعيد يضيء مدخل القناة",
        "أضاء فنار بورسعيد الجديد مدخل القناة قبيل الاحتفال، ويبلغ ارتفاع برجه نحو 56 مترًا.",
        "والبرج مثمن الأضلاع، وقد بُني من الخرسانة بدل الحجر، وهو أمر لم يُجرَّب من قبل في بناء بهذا العلو.",
        "ويصل ضوؤه إلى السفن وهي بعد على مسافة ساعات من الميناء.",
    ),
    "opera": (
        "أخبار القاهرة",
        "دار الأوبرا في القاهرة تفتح أبوابها بعرض «ريغوليتو»",
        "فتحت دار الأوبرا الخديوية أبوابها في القاهرة في أول نوفمبر، وكان عرضها الأول «ريغوليتو» للموسيقار فيردي.",
        "وبُني معظم الدار من الخشب في نحو ستة أشهر لتكون جاهزة لضيوف القناة.",
        "وجلس الخديوي إسماعيل في المقصورة الأولى إلى جانب ضيوفه من أوروبا.",
    ),
    "newport": (
        "يوميات البحر",
        "سفينة بريطانية تسبق الجميع في الظلام",
        "تسللت السفينة البريطانية «نيوبورت» ليلًا بين السفن المنتظرة من غير أضواء، فلما طلع الصباح كانت أول الصف.",
        "ولم يكن في وسع أحد أن يتجاوزها في القناة، فجاء يخت الإمبراطورة من ورائها.",
        "ونال قائدها جورج نيرز لومًا أمام الناس وشكرًا فيما بعد.",
    ),
    "lake": (
        "صحيفة الميناء",
        "الإسماعيلية تستقبل ضيوفها على ضفة بحيرة التمساح",
        "أُقيمت الخيام على ضفة بحيرة التمساح لآلاف الضيوف.",
    ),
}


def right_to_left() -> Edition:
    """The evening of Wednesday, November 17, 1869, in Arabic."""
    articles = {key: _arabic(key) for key in ARABIC}
    language = words.load("ar", (TEMPLATES,))
    briefs = {
        key: _told(articles[key], run_in=key != "canal") for key in ("canal", "light", "opera", "newport")
    }
    topics = tuple(headline(articles[key]) for key in ("canal", "light", "opera"))
    titles = editions.section_titles(language)
    lead, light, opera, closer = briefs.values()
    return Edition(
        day=date(1869, 11, 17),
        issued=datetime(1869, 11, 17, 20, tzinfo=UTC),
        number=3,
        name="موجز المساء",
        greeting=editions.greeting(topics, language),
        greeting_parts=topics,
        subject=articles["canal"].title,
        preheader=editions.preheader(tuple(briefs.values()), language),
        sections=(
            Section(SectionKind.LEAD, titles[SectionKind.LEAD], (lead,)),
            Section(SectionKind.FOLLOWING, titles[SectionKind.FOLLOWING], (light, opera)),
            Section(SectionKind.ODDS_AND_ENDS, titles[SectionKind.ODDS_AND_ENDS], (closer,)),
        ),
        more=tuple(pointers(articles["lake"])),
        references=tuple(reference(one) for one in articles.values()),
        notes=("لا تصدر النشرة يوم الجمعة.",),
        language="ar",
        base_url="https://almasa.example.org",
        tag="almasa.example.org,1869:evening",
    )


def _arabic(key: str) -> Article:
    publisher, title, *sentences = ARABIC[key]
    return Article(
        id=f"a-{key}",
        origin=f"papers/{key}.txt",
        url=f"{PORT_SAID}{key}?page=1&col=2",
        title=title,
        publisher=publisher,
        published=datetime(1869, 11, 17, 12, tzinfo=UTC),
        paragraphs=(" ".join(sentences[:2]), *sentences[2:]),
        language="ar",
    )


def _told(article: Article, *, run_in: bool) -> Brief:
    """The article sentence by sentence; a title that runs into the text ends in a full stop."""
    _, title, first, *rest = ARABIC[article.id.removeprefix("a-")]
    linked = " ".join(first.split()[1:4])
    return Brief(
        id=f"b1869{article.id}",
        title=headline(article, *([full_stop(title)] if run_in else [])),
        paragraphs=((said(article, first, link=linked), *(said(article, one) for one in rest)),),
        sources=(article.id,),
        also=("مرآة السويس",) if article.id == "a-canal" else (),
    )

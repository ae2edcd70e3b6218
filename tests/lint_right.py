# SPDX-License-Identifier: MIT
"""Right edits that look like faults, for tests/lint_eval.py.

SENTENCES are put behind the same paragraph in all six languages at once: each
says the same in every one of them, as a good translator would write it, with
numbers in words and figures, titles of other languages, code, addresses, names.
EDITS change one block and leave it right: entities for characters, direction
marks around Latin in Arabic, italics, another order of sentences.
"""
import re

from lint_faults import LANGS, HAN, fixed, put, spots

ORDER = ('zh', 'en', 'fr', 'es', 'ru', 'ar')

# {language: sentence}, from rows in ORDER.
SENTENCES = [dict(zip(ORDER, row)) for row in (
    # Numbers in words where others have figures.
    ('其中3个国家用了2年时间。',
     'Three of these countries took two years.',
     'Trois de ces pays ont mis deux ans.',
     'Tres de esos países tardaron dos años.',
     'Трём из этих стран понадобилось два года.',
     'واستغرق ذلك ثلاثة من هذه البلدان سنتين.'),
    ('调查涉及1.2万人，约占12%。',
     'The survey covered 12,000 people, about 12 per cent.',
     'L’enquête a porté sur 12\u00a0000 personnes, soit environ 12\u00a0%.',
     'La encuesta abarcó a 12\u00a0000 personas, cerca del 12\u00a0%.',
     'Опрос охватил 12 тысяч человек, около 12 процентов.',
     'وشمل الاستطلاع 12 ألف شخص، أي نحو 12 في المائة.'),
    ('费用为250万美元。',
     'It cost $2.5 million.',
     'Le coût a été de 2,5 millions de dollars.',
     'Costó 2,5 millones de dólares.',
     'Расходы составили 2,5 млн долларов.'.replace('млн', 'миллиона'),
     'وبلغت التكلفة 2,5 مليون دولار.'),
    ('会议于2024年5月21日在首尔举行。',
     'The meeting took place in Seoul on 21 May 2024.',
     'La réunion s’est tenue à Séoul le 21 mai 2024.',
     'La reunión se celebró en Seúl el 21 de mayo de 2024.',
     'Встреча прошла в Сеуле 21 мая 2024 года.',
     'وعُقد الاجتماع في سول في 21 أيار/مايو 2024.'),
    ('约三分之二的成员投了赞成票。',
     'About two thirds of the members voted in favour.',
     'Environ deux tiers des membres ont voté pour.',
     'Alrededor de dos tercios de los miembros votaron a favor.',
     'Около двух третей членов проголосовали «за».',
     'وصوّت نحو ثلثي الأعضاء تأييدا لذلك.'),
    ('从20世纪90年代起就是这样。',
     'This has been so since the 1990s.',
     'Il en est ainsi depuis les années 1990.',
     'Es así desde los años 1990.',
     'Так обстоит дело с 1990-х годов.',
     'وهذه هي الحال منذ تسعينيات القرن العشرين.'),
    ('第一次试验只用了10到15分钟。',
     'The first test took only 10 to 15 minutes.',
     'Le premier essai n’a duré que 10 à 15 minutes.',
     'La primera prueba duró solo de 10 a 15 minutos.',
     'Первое испытание заняло всего 10–15 минут.',
     'ولم تستغرق التجربة الأولى سوى 10 دقائق إلى 15 دقيقة.'),
    # Titles of other languages, with their own marks.
    ('另见《What Is Trustworthy AI? A Guide》一书。',
     'See also the book *What Is Trustworthy AI? A Guide*.',
     'Voir aussi le livre *What Is Trustworthy AI? A Guide: the First Steps*.',
     'Véase también el libro *What Is Trustworthy AI? A Guide*.',
     'См. также книгу *What Is Trustworthy AI? A Guide*.',
     'انظر أيضا كتاب *What Is Trustworthy AI? A Guide*.'),
    ('法文标题是《Quelles règles pour l’IA ?》。',
     'Its French title is “Quelles règles pour l’IA ?”.'.replace(' ?', '?'),
     'Le titre français est «\u00a0Quelles règles pour l’IA\u202f?\u00a0».',
     'El título en francés es «Quelles règles pour les systèmes d’IA?».',
     'По-французски она называется «Quelles règles pour les systèmes d’IA?».',
     'وعنوانه بالفرنسية «Quelles règles pour les systèmes d’IA?».'),
    ('英文原话是“people first, always”。',
     'The words in English are “people first, always”.',
     'L’expression anglaise est «\u00a0people first, always\u00a0».',
     'La expresión inglesa es «people first, always».',
     'По-английски сказано: «People First, Always».',
     'والعبارة الإنكليزية هي «People First, Always».'),
    # Code and addresses.
    ('参数`top_p = 0.95; n<10`不变（见https://example.org/v2/10-20?a=1,5）。',
     'The parameter `top_p = 0.95; n<10` stays (see https://example.org/v2/10-20?a=1,5).',
     'Le paramètre `top_p = 0.95; n<10` reste (voir https://example.org/v2/10-20?a=1,5).',
     'El parámetro `top_p = 0.95; n<10` no cambia (véase https://example.org/v2/10-20?a=1,5).',
     'Параметр `top_p = 0.95; n<10` остаётся (см. https://example.org/v2/10-20?a=1,5).',
     'ويبقى المعامل `top_p = 0.95; n<10` كما هو (انظر https://example.org/v2/10-20?a=1,5).'),
    ('请写信到first.last+ai@example.org，或看www.example.org/a--b。',
     'Write to first.last+ai@example.org, or look at www.example.org/a--b.',
     'Écrire à first.last+ai@example.org, ou consulter www.example.org/a--b.',
     'Escriba a first.last+ai@example.org, o consulte www.example.org/a--b.',
     'Пишите на first.last+ai@example.org или смотрите www.example.org/a--b.',
     'اكتبوا إلى first.last+ai@example.org، أو انظروا www.example.org/a--b.'),
    # Names with digits, dots, small letters, apostrophes.
    ('GPT-4o、o3-mini、Node.js和iPhone都在其列。',
     'GPT-4o, o3-mini, Node.js and the iPhone are among them.',
     'GPT-4o, o3-mini, Node.js et l’iPhone en font partie.',
     'GPT-4o, o3-mini, Node.js y el iPhone están entre ellos.',
     'Среди них GPT-4o, o3-mini, Node.js и iPhone.',
     'ومن بينها GPT-4o وo3-mini وNode.js وiPhone.'),
    ('标准ISO/IEC 42001:2023和决议A/RES/78/265都提到这一点。',
     'The standard ISO/IEC 42001:2023 and resolution A/RES/78/265 both mention it.',
     'La norme ISO/IEC 42001:2023 et la résolution A/RES/78/265 le mentionnent.',
     'La norma ISO/IEC 42001:2023 y la resolución A/RES/78/265 lo mencionan.',
     'Об этом говорят стандарт ISO/IEC 42001:2023 и резолюция A/RES/78/265.',
     'ويذكر ذلك المعيار ISO/IEC 42001:2023 والقرار A/RES/78/265.'),
    ('奥赖利（O’Reilly）和德安杰洛（D’Angelo）也这样说。',
     'O’Reilly and D’Angelo, and the states’ experts, say the same.',
     'O’Reilly et D’Angelo disent de même.',
     'O’Reilly y D’Angelo dicen lo mismo.',
     'То же говорят О’Рейли (O’Reilly) и Д’Анджело.',
     'ويقول ذلك أيضا أورايلي (O’Reilly) ودانجيلو (D’Angelo).'),
    # Marks in a row, brackets, counters, abbreviations.
    ('有三点：a）速度；b）费用；c）信任。',
     'Three things count: a) speed; b) cost; c) trust.',
     'Trois choses comptent\u00a0: a) la vitesse\u202f; b) le coût\u202f; c) la confiance.',
     'Cuentan tres cosas: a) la rapidez; b) el costo; c) la confianza.',
     'Важны три вещи: а) скорость; б) стоимость; в) доверие.',
     'وتهم ثلاثة أمور: أ) السرعة؛ ب) التكلفة؛ ج) الثقة.'),
    ('有人问：“真的吗？！”……没有人回答。',
     'Someone asked, “Really?!” … nobody answered.',
     'Quelqu’un a demandé\u00a0: «\u00a0Vraiment\u202f?!\u00a0» … personne n’a répondu.',
     'Alguien preguntó: «¿De verdad?»… nadie respondió.',
     'Кто-то спросил: «Правда?!» …никто не ответил.',
     'وسأل أحدهم: «حقا؟!» … ولم يجب أحد.'),
    ('他说：“她答道‘可以’，就走了。”',
     'He said, “She answered ‘yes’ and left.”',
     'Il a dit\u00a0: «\u00a0Elle a répondu “oui”, puis elle est partie.\u00a0»',
     'Dijo: «Ella respondió “sí” y se fue».',
     'Он сказал: «Она ответила „да“ и ушла».',
     'وقال: «لقد أجابت “نعم” ثم انصرفت».'),
    ('团队（含学生）很小，例如只有一个班。',
     'The team, e.g. a class or two, incl. its pupil(s), is small, etc.',
     'L’équipe (p. ex. une classe, élève(s) compris) est petite, etc.',
     'El equipo (p. ej. una clase en EE. UU., con su(s) alumno(s)) es pequeño, etc.',
     'Команда (напр., один класс) невелика и т. д.',
     'والفريق (صف واحد مثلا) صغير، إلخ.'),
    ('大家研究研究，再讨论讨论。',
     'They had had time to think that that rule is right.',
     'Nous nous demandons si vous vous en souvenez.',
     'Hay que estudiarlo poco a poco y hablar de ello.',
     'Надо подумать и ещё раз всё обсудить.',
     'ولا بد من بحث الأمر رويدا رويدا.'),
    ('时间是10:30，比例是3:1。',
     'The time is 10:30, the ratio 3:1.',
     'Il est 10:30, le rapport est de 3:1.',
     'Son las 10:30, la proporción es de 3:1.',
     'Время — 10:30, соотношение — 3:1.'.replace(' —', '\u00a0—'),
     'والساعة 10:30، والنسبة 3:1.'),
    ('这叫作API（应用程序接口）。',
     'This is called an API (application programming interface).',
     'C’est ce qu’on appelle une API (interface de programmation).',
     'Es lo que se llama una API (interfaz de programación).',
     'Это называется API (программный интерфейс).',
     'وهذا ما يسمى الـ API، أي واجهة برمجة التطبيقات.'),
    # What was thought of last, after the rules had been mended by the rest.
    ('21世纪的头25年变化很大。',
     'Much changed in the first 25 years of the 21st century.',
     'Beaucoup a changé durant les 25 premières années du XXIe siècle.',
     'Mucho cambió en los primeros 25 años del siglo XXI.',
     'За первые 25 лет XXI века многое изменилось.',
     'وتغير الكثير في السنوات الـ 25 الأولى من القرن الحادي والعشرين.'),
    ('见第6条第1款（a）项和第5号文件。',
     'See Article 6(1)(a) and document No. 5.',
     'Voir l’article 6, paragraphe 1, point a), et le document n°\u00a05.',
     'Véanse el artículo 6, apartado 1, letra a), y el documento núm. 5.',
     'См. статью 6, пункт 1, подпункт a), и документ №\u00a05.',
     'انظر المادة 6، الفقرة 1، البند (أ)، والوثيقة رقم 5.'),
    ('2019～2024年，支出从5亿欧元增加到12.5亿欧元。',
     'From 2019 to 2024 spending rose from €500 million to €1.25 billion.',
     'De 2019 à 2024, les dépenses sont passées de 500 millions à 1,25 milliard d’euros.',
     'Entre 2019 y 2024 el gasto pasó de 500 millones a 1250 millones de euros.',
     'С 2019 по 2024 год расходы выросли с 500 миллионов до 1,25 миллиарда евро.',
     'وبين عامي 2019 و2024 ارتفع الإنفاق من 500 مليون يورو إلى 1.25 مليار يورو.'),
    ('温度为-5摄氏度，海拔1500米。',
     'The temperature was −5 °C, the altitude 1,500 m.',
     'La température était de −5\u00a0°C, l’altitude de 1\u202f500\u00a0m.',
     'La temperatura era de −5\u00a0°C y la altitud, de 1500\u00a0m.',
     'Температура была −5\u00a0°C, высота\u00a0— 1500\u00a0м.',
     'وكانت الحرارة 5 درجات تحت الصفر والارتفاع 1500 متر.'),
    ('半数以上（52.5%）的人赞成，四分之一反对。',
     'More than half (52.5%) were in favour, a quarter against.',
     'Plus de la moitié (52,5\u00a0%) étaient pour, un quart contre.',
     'Más de la mitad (52,5\u00a0%) estaba a favor y una cuarta parte, en contra.',
     'Более половины (52,5\u00a0%) высказались за, четверть\u00a0— против.',
     'وأيد ذلك أكثر من النصف (52.5 في المائة) وعارضه الربع.'),
    ('研发（R&D）投入全天候（24/7）进行，用#AI标注。',
     'R&D goes on 24/7 and is tagged #AI.',
     'La R&D se poursuit 24h/24 et porte le mot-dièse #AI.'.replace('24h/24', '24/7'),
     'La I+D continúa 24/7 con la etiqueta #AI.',
     'НИОКР (R&D) идут круглосуточно (24/7) под хештегом #AI.',
     'ويستمر البحث والتطوير (R&D) 24/7 تحت وسم #AI.'),
    ('“……”表示省略，“[……]”也是。',
     'The marks “…” and “[…]” stand for what is left out.',
     'Les signes «\u00a0…\u00a0» et «\u00a0[…]\u00a0» marquent une coupure.',
     'Los signos «…» y «[…]» indican un corte.',
     'Знаки «…» и «[…]» обозначают пропуск.',
     'وتدل العلامتان «…» و«[…]» على الحذف.'),
    ('为什么？因为没有人问过。',
     'Why? Because nobody had asked.',
     'Pourquoi\u202f? Parce que personne ne l’avait demandé.',
     '¿Por qué? Porque nadie lo había preguntado.',
     'Почему? Потому что никто не спрашивал.',
     'لماذا؟ لأن أحدا لم يسأل.'),
    ('这里的“对齐”（英文alignment）是比喻。',
     'Here “alignment” (*duìqí* in Chinese) is a figure of speech.',
     'Ici, «\u00a0alignement\u00a0» (*alignment* en anglais) est une image.',
     'Aquí «alineación» (*alignment* en inglés) es una imagen.',
     'Здесь «согласование» (англ. *alignment*)\u00a0— образ.',
     'و«المواءمة» هنا (*alignment* بالإنكليزية) تعبير مجازي.'),
    ('联合国秘书长安东尼奥·古特雷斯（António Guterres）在场。',
     'UN Secretary-General António Guterres was present.',
     'Le Secrétaire général de l’ONU, António Guterres, était présent.',
     'El Secretario General de las Naciones Unidas, António Guterres, estaba presente.',
     'Присутствовал Генеральный секретарь ООН Антониу Гутерриш.',
     'وحضر الأمين العام للأمم المتحدة أنطونيو غوتيريش.'),
    ('x²+y²<1，且a≠b。',
     'Here x² + y² < 1, and a ≠ b.',
     'Ici, x² + y² < 1, et a ≠ b.',
     'Aquí x² + y² < 1, y a ≠ b.',
     'Здесь x² + y² < 1, и a ≠ b.',
     'وهنا x² + y² < 1، وكذلك a ≠ b.'),
    ('先试点，后推广——这是多年的经验。',
     'First a pilot, then everywhere – the experience of many years.',
     'D’abord un essai, puis partout – l’expérience de longues années.',
     'Primero una prueba, luego en todas partes: la experiencia de muchos años.',
     'Сначала проба, потом повсюду\u00a0— таков опыт многих лет.',
     'تجربة أولا ثم تعميم: هذه خبرة سنوات طويلة.'),
    # A third set, after that: it raised no alarm.
    ('这项研究历时十八个月，耗资一亿两千万元。',
     'The study took eighteen months and cost 120 million yuan.',
     'L’étude a duré dix-huit mois et coûté 120 millions de yuans.',
     'El estudio duró dieciocho meses y costó 120 millones de yuanes.',
     'Исследование длилось восемнадцать месяцев и обошлось в 120 миллионов юаней.',
     'واستغرقت الدراسة ثمانية عشر شهرا وكلفت 120 مليون يوان.'),
    ('第三次会议有37个国家参加，比上次多了9个。',
     'The third meeting was attended by 37 countries, nine more than the last.',
     'La troisième réunion a rassemblé 37 pays, soit neuf de plus que la précédente.',
     'A la tercera reunión asistieron 37 países, nueve más que a la anterior.',
     'В третьей встрече участвовали 37 стран, на девять больше, чем в прошлой.',
     'وشارك في الاجتماع الثالث 37 بلدا، أي بزيادة تسعة بلدان على سابقه.'),
    ('每1000人中有3.7人受到影响（见表2）。',
     'Of every 1,000 people, 3.7 are affected (see table 2).',
     'Sur 1000 personnes, 3,7 sont touchées (voir le tableau 2).',
     'De cada 1000 personas, 3,7 se ven afectadas (véase el cuadro 2).',
     'Из каждых 1000 человек затронуты 3,7 (см. таблицу 2).',
     'ومن كل 1000 شخص يتأثر 3.7 (انظر الجدول 2).'),
    ('作者写道：“规则……必须能够执行。”',
     'The author writes: “The rules … must be enforceable.”',
     'L’auteur écrit\u00a0: «\u00a0Les règles […] doivent pouvoir être appliquées.\u00a0»',
     'El autor escribe: «Las normas […] deben poder aplicarse».',
     'Автор пишет: «Правила […] должны быть исполнимы».',
     'ويكتب المؤلف: «القواعد […] يجب أن تكون قابلة للتنفيذ».'),
    ('这个词来自希腊语。',
     'The word comes from Greek (*kybernetes*, a helmsman).',
     'Le mot vient du grec (*kybernêtês*, le pilote).',
     'La palabra viene del griego (*kybernetes*, timonel).',
     'Слово пришло из греческого (*kybernetes*\u00a0— кормчий).',
     'والكلمة من اليونانية (*kybernetes*، أي الربان).'),
    ('Stability AI、xAI、01.AI和Hugging Face也签了字。',
     'Stability AI, xAI, 01.AI and Hugging Face signed as well.',
     'Stability AI, xAI, 01.AI et Hugging Face ont signé aussi.',
     'También firmaron Stability AI, xAI, 01.AI y Hugging Face.',
     'Подписали его также Stability AI, xAI, 01.AI и Hugging Face.',
     'ووقّعت أيضا Stability AI وxAI و01.AI وHugging Face.'),
    ('命令是`koine check --changed`，文件是`check.tsv`。',
     'The command is `koine check --changed`, the file `check.tsv`.',
     'La commande est `koine check --changed`, le fichier `check.tsv`.',
     'El comando es `koine check --changed` y el archivo, `check.tsv`.',
     'Команда\u00a0— `koine check --changed`, файл\u00a0— `check.tsv`.',
     'والأمر هو `koine check --changed`، والملف `check.tsv`.'),
    ('政府、企业和/或大学都可以加入；没有期限。',
     'Governments, companies and/or universities may join; there is no deadline.',
     'Les États, les entreprises et/ou les universités peuvent s’y joindre\u202f; il n’y a pas de date limite.',
     'Pueden sumarse los gobiernos, las empresas y/o las universidades; no hay plazo.',
     'Присоединиться могут государства, компании и/или вузы; срока нет.',
     'ويجوز أن تنضم الحكومات والشركات و/أو الجامعات؛ ولا مهلة لذلك.'),
    ('他们的口号是“AI for Good”（人工智能造福人类）。',
     'Their motto is “AI for Good”.',
     'Leur devise est «\u00a0AI for Good\u00a0» (l’IA au service du bien).',
     'Su lema es «AI for Good» (la IA para el bien).',
     'Их девиз\u00a0— «AI for Good» («ИИ во благо»).',
     'وشعارهم «AI for Good» (الذكاء الاصطناعي من أجل الخير).'),
    ('谁来决定？由谁监督？这些问题还没有答案。',
     'Who decides? Who watches? There is no answer yet.',
     'Qui décide\u202f? Qui surveille\u202f? Il n’y a pas encore de réponse.',
     '¿Quién decide? ¿Quién vigila? Aún no hay respuesta.',
     'Кто решает? Кто следит? Ответа пока нет.',
     'من يقرر؟ ومن يراقب؟ لا جواب بعد.'),
)]

EDITS = []  # (languages, tiers, kinds, function)


def right(langs=LANGS, kinds=('para', 'list')):
    def keep(function):
        EDITS.append((langs, kinds, function))
        return function
    return keep


ENTITIES = {'«': '&laquo;', '»': '&raquo;', '\u00a0': '&nbsp;', '’': '&rsquo;',
            '“': '&ldquo;', '”': '&#8221;', 'é': '&eacute;', '–': '&ndash;',
            '\u202f': '&#8239;', '（': '&#xFF08;', '）': '&#xff09;',
            '،': '&#1548;', '؛': '&#1563;', '？': '&#65311;', '—': '&mdash;',
            '：': '&#65306;', 'ё': '&#1105;', 'й': '&#1081;', 'أ': '&#1571;'}


@right()
def entities(b, r):
    """Every such character as an entity: it is the same text."""
    mask = fixed(b.text)
    return ''.join(c if mask[i] else ENTITIES.get(c, c)
                   for i, c in enumerate(b.text))


@right()
def digits_as_entities(b, r):
    mask = fixed(b.text)
    new = ''.join(c if mask[i] or not c.isdecimal() else f'&#{ord(c)};'
                  for i, c in enumerate(b.text))
    # "1." at the start of a line is Markdown.
    return new if not re.search(r'^&#', new, re.M) else None


@right(('ar',))
def direction_marks(b, r):
    """Latin and figures kept together as bidi wants it."""
    found = spots(b.text, r'(?<![\w@.`-])[A-Za-z0-9][\w-]*(?![\w@.`-]\w|[\w`])')
    if not found:
        return None
    before, after = r.choice((('\u200f', ''), ('\u200e', '\u200e'),
                              ('\u2068', '\u2069'), ('\u2066', '\u2069')))
    m = r.choice(found)
    return b.text[:m.start()] + before + m[0] + after + b.text[m.end():]


@right()
def italics(b, r):
    found = spots(b.text, r'(?<=\s)[^\W\d_]{4,}(?=\s)' if b.lang != 'zh' else
                  f'(?<={HAN}){HAN}{{2}}(?={HAN})')
    return put(b.text, r.choice(found), r'*\g<0>*') if found else None


@right(kinds=('para',))
def moved_sentences(b, r):
    """The last two sentences change places."""
    ends = '[。！？]' if b.lang == 'zh' else r'[.!?؟] '
    space = '' if b.lang == 'zh' else ' '
    parts = re.split(f'(?<={ends.strip()}){space}' if space else f'(?<={ends})',
                     b.text)
    parts = [p for p in parts if p]
    if len(parts) < 3 or any('(note' in p or '(ref' in p or len(p) < 20 or
                             re.search('[«“(（]', p) for p in parts[-2:]):
        return None
    return space.join(parts[:-2] + [parts[-1], parts[-2]])


WORDS = {
    'zh': dict(zip('2345678', '两三四五六七八')),
    'en': dict(zip('2345678', 'two three four five six seven eight'.split())),
    'fr': dict(zip('2345678', 'deux trois quatre cinq six sept huit'.split())),
    'es': dict(zip('2345678', 'dos tres cuatro cinco seis siete ocho'.split())),
    'ru': dict(zip('2345678', 'два три четыре пять шесть семь восемь'.split())),
    'ar': dict(zip('345678', 'ثلاثة أربعة خمسة ستة سبعة ثمانية'.split())),
}


@right()
def number_in_words(b, r):
    after = rf'(?={HAN})(?!个百分)(?!月)(?!日)' if b.lang == 'zh' else \
        r'(?= [^\W\d_])(?! (?:per|pour|por|проц|في ال))'
    found = [m for m in spots(b.text, r'(?<![\w.,/:\u00a0-])[2-8]' + after)
             if m[0] in WORDS[b.lang]]
    if not found:
        return None
    m = r.choice(found)
    return b.text[:m.start()] + WORDS[b.lang][m[0]] + b.text[m.end():]


PER_CENT = {'en': 'per cent', 'fr': 'pour cent', 'es': 'por ciento',
            'ru': 'процентов', 'ar': 'في المائة'}


@right(tuple(PER_CENT))
def per_cent(b, r):
    """Signs as words, words as signs."""
    words = PER_CENT[b.lang]
    sign = '%' if b.lang in ('en', 'ar') else '\u00a0%'
    if re.search(r'\d ' + words, b.text):
        return re.sub(r'(?<=\d) ' + words, sign, b.text)
    if '%' in b.text:
        return re.sub(r'(?<=\d)[\u00a0 ]?%', ' ' + words, b.text)
    return None
